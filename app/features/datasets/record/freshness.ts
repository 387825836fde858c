/**
 * How often a new version is expected: days until it is due, and until it is overdue. The terms are those that humanitarian
 * data exchanges agreed on. `null`: nothing is ever due.
 */
export const FREQUENCIES = {
  live: null,
  daily: { due: 1, overdue: 2 },
  weekly: { due: 7, overdue: 14 },
  fortnightly: { due: 14, overdue: 21 },
  monthly: { due: 30, overdue: 44 },
  quarterly: { due: 90, overdue: 120 },
  semiannually: { due: 180, overdue: 210 },
  annually: { due: 365, overdue: 425 },
  asNeeded: null,
  never: null,
} as const satisfies Record<string, { due: number; overdue: number } | null>

export type Frequency = keyof typeof FREQUENCIES
export const FREQUENCY_NAMES = Object.keys(FREQUENCIES) as Frequency[]
export const FRESHNESS = ['fresh', 'due', 'overdue'] as const
export type Freshness = (typeof FRESHNESS)[number]

const DAY = 86_400_000
const dayAfter = (from: Date, days: number) => new Date(from.getTime() + days * DAY).toISOString().slice(0, 10)

/** Calendar days on which a version published at a time becomes due and overdue; null where none is expected. */
export function dueDays(frequency: Frequency | undefined, publishedAt: Date | null): { dueOn: string; overdueOn: string } | null {
  const terms = frequency ? FREQUENCIES[frequency] : null
  return terms && publishedAt ? { dueOn: dayAfter(publishedAt, terms.due), overdueOn: dayAfter(publishedAt, terms.overdue) } : null
}

/** Where a dataset stands on a calendar day; null where nothing is expected of it. */
export function freshnessOn(day: string, due: { dueOn: string; overdueOn: string } | null): Freshness | null {
  if (!due) return null
  return day > due.overdueOn ? 'overdue' : day > due.dueOn ? 'due' : 'fresh'
}
