import { isSet, NEED_FILTERS, PROJECT_FILTERS, type Filters } from '#app/features/filters/filters.ts'

/** Which records a reader asks the map for. */
export const MAP_RECORDS = ['both', 'needs', 'projects'] as const
export type MapRecords = (typeof MAP_RECORDS)[number]

/** Which kinds of record a map shows. */
export type ShownKinds = { needs: boolean; projects: boolean }

export const readMapRecords = (asked: string | null): MapRecords => MAP_RECORDS.find((records) => records === asked) ?? 'both'

/** Of the kinds that are wanted, those that can fit the filters: what speaks of needs alone fits no project, and the other way round. */
export function kindsShown(filters: Filters, wanted: MapRecords): ShownKinds {
  const set = (names: readonly (keyof Filters)[]) => names.some((name) => isSet(filters, name))
  return {
    needs: wanted !== 'projects' && !set(PROJECT_FILTERS),
    projects: wanted !== 'needs' && !set(NEED_FILTERS),
  }
}
