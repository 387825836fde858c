import { WrongQuery } from '#app/features/api/problem.ts'
import { isSet, type FilterName, type FilterProblem, type Filters } from '#app/features/filters/filters.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { DATASET_FILTERS } from './dataset-filters.ts'
import { readOwnFilters, type OwnFilters } from '#app/features/datasets/queries/dataset-filters.ts'
import { DATASET_SORTS } from '#app/features/datasets/queries/list-datasets.server.ts'

/** What the address of the list of datasets asks for. Throws WrongQuery naming every value that is not understood or speaks of another kind of record. */
export async function readDatasetList(search: URLSearchParams): Promise<{ filters: Filters; own: OwnFilters; page: ListPage }> {
  const { filters, problems } = await readFilters(search, 'all')
  const { own, problems: ownProblems } = readOwnFilters(search)
  const { page, problems: pageProblems } = parseListPage(search, DATASET_SORTS)
  const foreign = (Object.keys(filters) as FilterName[])
    .filter((name) => !DATASET_FILTERS.some((own) => own === name) && isSet(filters, name))
    .map((name): FilterProblem => ({ name, value: String(filters[name]).slice(0, 80), why: 'foreign' }))
  const [first, ...others] = [...problems, ...ownProblems, ...pageProblems, ...foreign]
  if (first) throw new WrongQuery([first, ...others])
  return { filters, own, page }
}
