import { readFiltersOrRefuse } from '#app/features/api/list-query.server.ts'
import { WrongQuery } from '#app/features/api/problem.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { parseListPage, type ListPage } from '#app/features/filters/list-page.ts'
import type { ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import { FALLBACK_LANGUAGE, isLanguage, type Language } from '#app/platform/i18n/languages.ts'

/** Entries of one document of a feed. */
const ENTRIES = 50
/** A feed is newest first, however the page beside it is sorted. */
const NEWEST = ['-updated'] as const

export type FeedQuery = { filters: Filters; page: ListPage; language: Language }

/** The language that the words of a feed are in; French where the address names none that is known. */
export const feedLanguage = ({ searchParams }: URL): Language => {
  const asked = searchParams.get('lang')
  return isLanguage(asked) ? asked : FALLBACK_LANGUAGE
}

/** What the address of a feed asks for. Throws WrongQuery naming every value that cannot be understood. */
export async function readFeedQuery(url: URL, kind: ListedKind): Promise<FeedQuery> {
  const asked = url.searchParams.get('lang')
  if (asked && !isLanguage(asked)) throw new WrongQuery([{ name: 'lang', value: asked.slice(0, 80) }])
  const filters = await readFiltersOrRefuse(url.searchParams, kind)
  const cursor = url.searchParams.get('cursor')
  const { page, problems } = parseListPage(new URLSearchParams(cursor ? { cursor } : {}), NEWEST, ENTRIES)
  const [problem] = problems
  if (problem) throw new WrongQuery([problem])
  return { filters, page, language: feedLanguage(url) }
}
