import { filterParams, isSet, type FilterName, type FilterProblem, type Filters } from '#app/features/filters/filters.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { NEED_SORTS } from '#app/features/needs/queries/list-needs.server.ts'
import { PROJECT_SORTS } from '#app/features/projects/queries/list-projects.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { mapPath } from './paths.ts'
import { kindsShown, readMapRecords, type MapRecords, type ShownKinds } from './shown-kinds.ts'

/** What the address of a map asks for. */
export type MapAsked = {
  filters: Filters
  problems: readonly FilterProblem[]
  records: MapRecords
  shown: ShownKinds
  /** The sorts that its list offers; the first is the default. */
  sorts: readonly [string, ...string[]]
  needPage: ListPage
  projectPage: ListPage
  /** The name of a place to go to. */
  find: string
}

/** Records of a kind beside the map: a page of one kind, or the first of both. */
const LENGTH = { alone: 20, beside: 10 }
const LONGEST_NAME = 100

/** Reads the address of a map page; what it cannot understand is told. */
export async function readMapAsked(search: URLSearchParams): Promise<MapAsked> {
  const { filters, problems } = await readFilters(search, 'all')
  const records = readMapRecords(search.get('records'))
  const shown = kindsShown(filters, records)
  const isAlone = shown.needs !== shown.projects
  const sorts = shown.projects && isAlone ? PROJECT_SORTS : NEED_SORTS
  const length = isAlone ? LENGTH.alone : LENGTH.beside
  const { page, problems: pageProblems } = parseListPage(search, sorts, length)
  const needPage = { ...page, limit: length, cursor: isAlone ? page.cursor : null }
  return {
    filters,
    problems: [...problems, ...pageProblems],
    records,
    shown,
    sorts,
    needPage,
    projectPage: isAlone ? needPage : asForProjects(needPage),
    find: (search.get('find') ?? '').trim().slice(0, LONGEST_NAME),
  }
}

/** The same order where projects have it, else their own. */
function asForProjects(page: ListPage): ListPage {
  const isKnown = PROJECT_SORTS.some((sort) => sort.replace(/^-/, '') === page.sort.field)
  return isKnown ? page : { ...page, sort: { field: 'updated', descending: true } }
}

/** The same question without the part of the world: what has no place lies in none. */
export const withoutPlace = (filters: Filters): Filters => ({ ...filters, bbox: null, placed: 'no' })

/** Whether some records that fit could be without a place. */
export const mayLackPlaces = (filters: Filters): boolean => !isSet(filters, 'placed' satisfies FilterName)

/** The page of the map that shows the same. */
export function fullMapPath({ filters, records }: MapAsked, language: Language): string {
  const params = filterParams(filters)
  if (records !== 'both') params.set('records', records)
  return mapPath(language, { filters: params, bbox: filters.bbox ?? undefined })
}
