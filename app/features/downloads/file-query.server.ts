import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { WrongQuery } from '#app/features/api/problem.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { parseListPage, writeSort, type Sort } from '#app/features/filters/list-page.ts'
import { kindsShown, MAP_RECORDS } from '#app/features/map/shown-kinds.ts'
import type { DownloadList } from './formats.ts'
import { SORTS, type ListedKind } from './queries/read-listed.server.ts'

/** What a file of a list holds: its kinds of record in their order, each in the order of its list. */
export type FileQuery = {
  filters: Filters
  kinds: { kind: ListedKind; sort: Sort }[]
  /** What the address of the page says besides its filters. */
  kept: Record<string, string>
}

/**
 * What the address of a file asks for: all that the page of the same address shows, on all its pages. Throws WrongQuery naming every
 * value that cannot be understood, or that speaks of another kind of record.
 */
export async function readFileQuery(search: URLSearchParams, list: DownloadList): Promise<FileQuery> {
  const filters = await readFiltersOrRefuse(search, list === 'map' ? 'all' : list)
  if (list === 'map') return mapQuery(search, filters)
  const asked = search.get('sort')
  const { page, problems } = parseListPage(new URLSearchParams(asked ? { sort: asked } : {}), SORTS[list])
  const [problem] = problems
  if (problem) throw new WrongQuery([problem])
  return { filters, kinds: [{ kind: list, sort: page.sort }], kept: asked ? { sort: writeSort(page.sort) } : {} }
}

function mapQuery(search: URLSearchParams, filters: Filters): FileQuery {
  const asked = search.get('records')
  const wanted = asked ? MAP_RECORDS.find((records) => records === asked) : 'both'
  if (!wanted) throw new WrongQuery([{ name: 'records', value: (asked ?? '').slice(0, 80) }])
  const shown = kindsShown(filters, wanted)
  const usual = (kind: ListedKind) => ({ kind, sort: parseListPage(new URLSearchParams(), SORTS[kind]).page.sort })
  return {
    filters,
    kinds: [...(shown.needs ? [usual('needs')] : []), ...(shown.projects ? [usual('projects')] : [])],
    kept: wanted === 'both' ? {} : { records: wanted },
  }
}
