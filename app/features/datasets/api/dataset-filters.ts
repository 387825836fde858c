import type { FilterName } from '#app/features/filters/filters.ts'

/** The filters that a dataset has something to answer to. */
export const DATASET_FILTERS = [
  'q', 'country', 'sector', 'workspace', 'language', 'organisation', 'from', 'to',
] as const satisfies FilterName[] // prettier-ignore
