const DAY = 86_400_000

/** Calendar days are YYYY-MM-DD, so they compare as texts. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

/** From the first day to the second; negative when the second is before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The earlier of two days. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b
}

/** The later of two days. */
export function later(a: string, b: string): string {
  return a > b ? a : b
}

/** For sorting, the earliest first. */
export function compareDays(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The spans of a period within each calendar year: no budget is longer than a year. */
export function yearsOf(start: string, end: string): { start: string; end: string }[] {
  const spans: { start: string; end: string }[] = []
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1) {
    spans.push({ start: later(start, `${year}-01-01`), end: earlier(end, `${year}-12-31`) })
  }
  return spans
}

/** An instant of a day, RFC 3339 UTC, so many minutes after eight o'clock. */
export function officeTime(day: string, minute: number): string {
  return new Date(Date.parse(day) + (8 * 60 + minute) * 60_000).toISOString()
}
