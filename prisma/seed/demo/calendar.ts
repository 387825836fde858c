const DAY = 86_400_000

/** Calendar days are YYYY-MM-DD, so they compare as texts. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

export function earlier(a: string, b: string): string {
  return a < b ? a : b
}

export function later(a: string, b: string): string {
  return a > b ? a : b
}

/** The spans of a period within each calendar year: no budget is longer than a year. */
export function yearsOf(start: string, end: string): { start: string; end: string }[] {
  const spans: { start: string; end: string }[] = []
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1) {
    spans.push({ start: later(start, `${year}-01-01`), end: earlier(end, `${year}-12-31`) })
  }
  return spans
}

/** An instant of that day in office hours, RFC 3339 UTC, the same for the same minute of work (0..539). */
export function officeTime(day: string, minute: number): string {
  return new Date(Date.parse(day) + (8 * 60 + minute) * 60_000).toISOString()
}
