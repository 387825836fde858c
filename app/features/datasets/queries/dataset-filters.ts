import type { FilterProblem } from '#app/features/filters/filters.ts'
import { FRESHNESS, type Freshness } from '#app/features/datasets/record/freshness.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { FILE_FORMATS, type FileFormat } from '#app/features/datasets/tables.ts'

/** What only a list of datasets is asked for, beside the filters of every list. Values of one name are OR. */
export type OwnFilters = { format: FileFormat[]; licence: string[]; freshness: Freshness[] }
export type OwnFilterName = keyof OwnFilters

export const NO_OWN_FILTERS: OwnFilters = { format: [], licence: [], freshness: [] }
export const OWN_FILTER_NAMES = Object.keys(NO_OWN_FILTERS) as OwnFilterName[]

const isKnown: Record<OwnFilterName, (value: string) => boolean> = {
  format: (value) => (FILE_FORMATS as readonly string[]).includes(value),
  licence: (value) => findLicence(value) !== undefined,
  freshness: (value) => (FRESHNESS as readonly string[]).includes(value),
}
const MOST_VALUES = 30

/** Reads the filters that only datasets have. What is not known is left out and told. */
export function readOwnFilters(search: URLSearchParams): { own: OwnFilters; problems: FilterProblem[] } {
  const problems: FilterProblem[] = []
  const read = (name: OwnFilterName) => {
    const values = [...new Set(search.getAll(name).flatMap((value) => value.split(',')))].map((value) => value.trim()).filter(Boolean)
    for (const value of values) if (!isKnown[name](value)) problems.push({ name, value: value.slice(0, 80).replace(/\p{Cc}/gu, '\uFFFD') })
    return values.filter(isKnown[name]).slice(0, MOST_VALUES)
  }
  return {
    own: { format: read('format') as FileFormat[], licence: read('licence'), freshness: read('freshness') as Freshness[] },
    problems,
  }
}

/** The address part of the filters that only datasets have. */
export const ownParams = (own: OwnFilters): Record<string, string> =>
  Object.fromEntries(OWN_FILTER_NAMES.filter((name) => own[name].length > 0).map((name) => [name, [...own[name]].sort().join(',')]))
