import type { Filters } from '#app/features/filters/filters.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { WrongQuery } from './problem.ts'

export type ListQuery = { filters: Filters; page: ListPage; inFull: boolean }

/** The filters of an address. Throws WrongQuery naming every value that cannot be understood, or that speaks of another kind of record. */
export async function readFiltersOrRefuse(search: URLSearchParams, kind: 'projects' | 'needs' | 'all'): Promise<Filters> {
  const { filters, problems } = await readFilters(search, kind)
  const [first, ...others] = problems
  if (first) throw new WrongQuery([first, ...others])
  return filters
}

/** A list of the API: the kind of its records, and the fields it sorts by. */
type Listed = { kind: 'projects' | 'needs'; sorts: readonly [string, ...string[]] }

/**
 * What the address of a list asks for. Throws WrongQuery naming every parameter that cannot be understood, or that speaks of
 * another kind of record; unknown names are ignored.
 */
export async function readListQuery(search: URLSearchParams, { kind, sorts }: Listed): Promise<ListQuery> {
  const { filters, problems } = await readFilters(search, kind)
  const { page, problems: pageProblems } = parseListPage(search, sorts)
  const view = search.get('view')
  const viewProblems = view === null || view === 'full' ? [] : [{ name: 'view', value: view.slice(0, 80) }]
  const [first, ...others] = [...problems, ...pageProblems, ...viewProblems]
  if (first) throw new WrongQuery([first, ...others])
  return { filters, page, inFull: view === 'full' }
}

/**
 * One page of a list. A cursor that belongs to another order holds a value the database cannot read
 * (SQLSTATE class 22, data exception): that is the asker's, not ours.
 */
export async function readPage<List>({ page }: Pick<ListQuery, 'page'>, search: URLSearchParams, read: () => Promise<List>): Promise<List> {
  try {
    return await read()
  } catch (error) {
    if (page.cursor && String((error as { code?: unknown }).code).startsWith('22'))
      throw new WrongQuery([{ name: 'cursor', value: (search.get('cursor') ?? '').slice(0, 80) }])
    throw error
  }
}
