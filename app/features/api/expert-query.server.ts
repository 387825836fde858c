import { DIRECTORY_CHOICES } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { readExpertFilters, type ExpertFilters } from '#app/features/expertise/queries/directory/expert-filters.ts'
import { DIRECTORY_SORTS } from '#app/features/expertise/queries/directory/list-experts.server.ts'
import { isKnownSkillKey } from '#app/features/expertise/queries/skill-names.server.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import { WrongQuery } from './problem.ts'

/** Which experts an address asks for, by the filters of the directory. Throws WrongQuery naming every parameter that cannot be understood. */
export function readExpertQuery(search: URLSearchParams): { filters: ExpertFilters; page: ListPage } {
  const { filters, problems } = readExpertFilters(search, isKnownSkillKey, DIRECTORY_CHOICES)
  const { page, problems: ofPage } = parseListPage(search, DIRECTORY_SORTS)
  const [first, ...others] = [...problems, ...ofPage]
  if (first) throw new WrongQuery([first, ...others])
  return { filters, page }
}
