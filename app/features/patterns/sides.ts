import type { Filters } from '#app/features/filters/filters.ts'
import { kindsShown, type MapRecords, type ShownKinds } from '#app/features/map/shown-kinds.ts'
import type { Measure, Pair } from './measures.ts'
import { daysOfYear, yearOfDays } from './years.ts'

/** What is counted in the areas of a side: records, or what a measure makes of their sums. */
export type SideMeasure = 'records' | Exclude<Measure, 'needs'>

/** One of two views beside each other: what fits, which kinds of record, and how it is drawn. */
export type Side = {
  name: 'before' | 'now' | 'needs' | 'projects'
  filters: Filters
  shown: ShownKinds
  /** Null for points. */
  measure: SideMeasure | null
}

type Wanted = { pair: Pair; measure: Measure | null; records: MapRecords; filters: Filters; thisYear: number }

/** The two sides that a page compares: a time and the one before it, or needs and projects. */
export function sidesOf({ pair, measure, records, filters, thisYear }: Wanted): [Side, Side] {
  if (pair === 'records') {
    const isMoney = measure === 'asked' || measure === 'projects'
    const side = (name: 'needs' | 'projects'): Side => ({
      name,
      filters,
      shown: kindsShown(filters, name),
      measure: measure === null ? null : isMoney ? (name === 'needs' ? 'asked' : 'projects') : 'records',
    })
    return [side('needs'), side('projects')]
  }
  const { before, now } = timesOf(filters, thisYear)
  const shown = kindsShown(filters, measure === null ? records : measure === 'projects' ? 'projects' : 'needs')
  const side = (name: 'before' | 'now', days: Days): Side => ({
    ...{ name, shown, filters: { ...filters, ...days } },
    measure: measure === 'needs' ? 'records' : measure,
  })
  return [side('before', before), side('now', now)]
}

type Days = { from: string; to: string }

/** The year that is set, or the days from one to another, and as many before; this year and last where no such time is set. */
function timesOf(filters: Pick<Filters, 'from' | 'to'>, thisYear: number): { before: Days; now: Days } {
  const { from, to } = filters
  if (from === null || to === null || to < from || yearOfDays(filters) !== null) {
    const year = yearOfDays(filters) ?? thisYear
    return { before: daysOfYear(year - 1), now: daysOfYear(year) }
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1
  const move = (day: string) => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10)
  return { before: { from: move(from), to: move(to) }, now: { from, to } }
}

const DAY = 86_400_000

/** Whether dates are set that make no time to be compared with the one before it. */
export const isHalfOpen = ({ from, to }: Pick<Filters, 'from' | 'to'>): boolean =>
  (from === null) !== (to === null) || (from !== null && to !== null && to < from)
