/** Milliseconds of a day in UTC, which has no summer time. */
const DAY = 86_400_000

/** A calendar day (YYYY-MM-DD) as a whole number, the days since 1970-01-01; NaN for what is none. */
export function dayNumber(day: string | undefined): number {
  const written = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (!written) return Number.NaN
  const number = Date.UTC(Number(written[1]), Number(written[2]) - 1, Number(written[3])) / DAY
  return dayText(number) === day ? number : Number.NaN
}

/** The day of a number, YYYY-MM-DD. */
export const dayText = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

export const yearOf = (number: number): number => new Date(number * DAY).getUTCFullYear()

/** First and last day, both included. */
export type Span = { from: number; to: number }

/** The span of two days; null where one is no day or it ends before it begins. */
export function spanOf(from: string | undefined, to: string | undefined): Span | null {
  const span = { from: dayNumber(from), to: dayNumber(to) }
  return span.from <= span.to ? span : null
}

/** Spans in order, those that overlap or touch made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const last = merged.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** The days of work of a span by calendar year, in proportion to its days there and rounded up. */
export function daysByYear({ from, to }: Span, days: number): { year: number; days: number }[] {
  const shares: { year: number; days: number }[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const first = Math.max(from, Date.UTC(year, 0, 1) / DAY)
    const last = Math.min(to, Date.UTC(year, 11, 31) / DAY)
    shares.push({ year, days: Math.ceil((days * (last - first + 1)) / (to - from + 1)) })
  }
  return shares
}
