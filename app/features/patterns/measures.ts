import type { ShownKinds } from '#app/features/map/shown-kinds.ts'

/** What areas are coloured by; the first is the default. */
export const MEASURES = ['needs', 'people', 'asked', 'projects', 'perPerson'] as const
export type Measure = (typeof MEASURES)[number]

/** What an area is: a country, or a first-level area of one. */
export const LEVELS = ['country', 'admin1'] as const
export type Level = (typeof LEVELS)[number]

/** What two views beside each other differ in. */
export const PAIRS = ['year', 'records'] as const
export type Pair = (typeof PAIRS)[number]

export type RecordKind = 'need' | 'project'

export const readMeasure = (asked: string | null): Measure | null => MEASURES.find((measure) => measure === asked) ?? null
export const readLevel = (asked: string | null): Level => LEVELS.find((level) => level === asked) ?? 'country'
export const readPair = (asked: string | null): Pair => PAIRS.find((pair) => pair === asked) ?? 'year'

/** The kind of record that a measure speaks of. */
export const recordOf = (measure: Measure): RecordKind => (measure === 'projects' ? 'project' : 'need')

export const kindsOf = (measure: Measure): ShownKinds => ({ needs: measure !== 'projects', projects: measure === 'projects' })
