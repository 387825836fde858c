import { realDay } from './filters.ts'

export type RegisterKind = 'PROJECT' | 'NEED' | 'DATASET'

/** What a workspace's register may be filtered by besides its tabs and words; several values by comma or by repeating the name. */
export type RegisterFilters = Record<RegisterList, string[]> & {
  /** Id of the person in charge; `none`: nobody who is still a member. */
  owner: string | null
  quality: QualityBand | null
  /** A language that the record is not written in. */
  missing: string | null
  /** Days between which it was last changed. */
  updatedFrom: string | null
  updatedTo: string | null
}

export const QUALITY_BANDS = ['good', 'fair', 'poor'] as const
export type QualityBand = (typeof QUALITY_BANDS)[number]

const LISTS = {
  country: /^[A-Z]{2}$/,
  sector: /^(\d{3}|\d{5})$/,
  iatiStatus: /^[1-6]$/,
  kind: /^(funding|goods|services|expertise)$/,
  severity: /^[1-5]$/,
  coverage: /^(OPEN|PARTLY|COVERED|CLOSED)$/,
  visibility: /^(public|workspace)$/,
} as const
type RegisterList = keyof typeof LISTS

/** What each kind of register has something to answer to, in the order of its form. */
export const REGISTER_FILTERS: Record<RegisterKind, readonly (keyof RegisterFilters)[]> = {
  PROJECT: ['iatiStatus', 'country', 'sector', 'owner', 'quality', 'missing', 'updatedFrom', 'updatedTo'],
  NEED: ['kind', 'severity', 'coverage', 'country', 'sector', 'owner', 'quality', 'missing', 'updatedFrom', 'updatedTo'],
  DATASET: ['visibility', 'country', 'sector', 'owner', 'quality', 'missing', 'updatedFrom', 'updatedTo'],
}

/** Columns that a register may show beside the title, and those it shows unless somebody chose others. */
export const REGISTER_COLUMNS: Record<RegisterKind, readonly string[]> = {
  PROJECT: ['status', 'iatiStatus', 'countries', 'start', 'amount', 'owner', 'quality', 'languages', 'updated'],
  NEED: ['status', 'severity', 'start', 'people', 'amount', 'owner', 'quality', 'languages', 'updated'],
  DATASET: ['status', 'rows', 'quality', 'owner', 'languages', 'updated'],
}
export const USUAL_COLUMNS: Record<RegisterKind, readonly string[]> = {
  PROJECT: ['status', 'countries', 'owner', 'updated'],
  NEED: ['status', 'severity', 'owner', 'updated'],
  DATASET: ['status', 'quality', 'owner', 'updated'],
}

export const NO_REGISTER_FILTERS: RegisterFilters = {
  country: [], sector: [], iatiStatus: [], kind: [], severity: [], coverage: [], visibility: [], owner: null, quality: null, missing: null,
  updatedFrom: null, updatedTo: null,
} // prettier-ignore

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the filters of an address; what it does not know it passes over. */
export function readRegisterFilters(search: URLSearchParams, kind: RegisterKind): RegisterFilters {
  const filters = { ...NO_REGISTER_FILTERS }
  const known = new Set(REGISTER_FILTERS[kind])
  for (const name of Object.keys(LISTS) as RegisterList[])
    if (known.has(name)) filters[name] = valuesOf(search, name).filter((value) => LISTS[name].test(value))
  const one = (name: keyof RegisterFilters) => (search.get(name) ?? '').trim()
  const owner = one('owner')
  filters.owner = owner === 'none' || UUID.test(owner) ? owner : null
  filters.quality = QUALITY_BANDS.find((band) => band === one('quality')) ?? null
  filters.missing = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(one('missing')) ? one('missing') : null
  filters.updatedFrom = realDay(one('updatedFrom'))
  filters.updatedTo = realDay(one('updatedTo'))
  return filters
}

const valuesOf = (search: URLSearchParams, name: string) => [
  ...new Set(
    search
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .slice(0, 50),
  ),
]

/** The filters as an address says them, those alone that are set. */
export function filterEntries(filters: RegisterFilters): [string, string][] {
  return Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    value === null || value.length === 0 ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
  )
}

/** The columns that an address asks for; null where it says nothing. */
export function readColumns(search: URLSearchParams, kind: RegisterKind): string[] | null {
  if (!search.has('columns')) return null
  const asked = valuesOf(search, 'columns')
  return REGISTER_COLUMNS[kind].filter((column) => asked.includes(column))
}
