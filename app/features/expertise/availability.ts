type Window = { from: string; to: string }

/** Days are calendar days, YYYY-MM-DD. Where windows stand in a band of months: shares of its length, 0 to 1. */
export type YearBand = { months: string[]; spans: { start: number; end: number }[] }

const DAY_MS = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Twelve months from the one of `today`, and where in them somebody is free. */
export function yearBand(windows: readonly Window[], today: string): YearBand {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1]
  const first = Date.UTC(year, month, 1)
  const length = Date.UTC(year, month + 12, 1) - first
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(year, month + index, 1)).toISOString().slice(0, 10))
  const share = (at: number) => Math.min(1, Math.max(0, (at - first) / length))
  const spans = windows
    // A window includes its last day.
    .map(({ from, to }) => ({ start: share(Math.max(time(from), time(today))), end: share(time(to) + DAY_MS) }))
    .filter(({ start, end }) => end > start)
  return { months, spans }
}

/** Windows that are not over, in order. */
export const windowsAhead = <W extends Window>(windows: readonly W[], today: string): W[] =>
  windows.filter(({ to }) => to >= today).sort((a, b) => (a.from < b.from ? -1 : 1))

/** The first day from today on which somebody is free; null where none is known. */
export function freeFrom(windows: readonly Window[], today: string): string | null {
  const [next] = windowsAhead(windows, today)
  return next ? (next.from > today ? next.from : today) : null
}
