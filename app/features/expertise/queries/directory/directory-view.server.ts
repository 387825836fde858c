import { expertsPath } from '#app/features/expertise/paths.ts'
import { expertReader } from '#app/features/expertise/queries/expert-reader.server.ts'
import { isKnownSkillKey, skillsNamed } from '#app/features/expertise/queries/skill-names.server.ts'
import { withParams } from '#app/features/filters/choices.server.ts'
import { parseListPage } from '#app/features/filters/list-page.ts'
import type { ListView } from '#app/features/filters/list-view.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { countExpertFacets } from './count-facets.server.ts'
import type { ExpertScope } from './expert-conditions.server.ts'
import { CHOICES, expertFilterParams, readExpertFilters, ROSTER_CHOICES, type ExpertFilters } from './expert-filters.ts'
import { expertListView } from './expert-list-view.server.ts'
import { expertResult, type ExpertResult } from './expert-result.server.ts'
import { countExperts, DIRECTORY_SORTS, listExperts } from './list-experts.server.ts'

/** A skill that the words typed may mean, and the list with it in their place. */
export type SuggestedSkill = { name: string; href: string }
/** What the form of the filters shows beside its choices. */
export type AskedFields = Pick<ExpertFilters, 'level' | 'from' | 'to'>

export type Directory = {
  countText: string
  results: ExpertResult[]
  view: ListView
  asked: AskedFields
  suggested: SuggestedSkill[]
  /** Says that the reader sees more than everybody does. */
  coordinates: boolean
}

const A_PAGE = 25
/** Choices about what is public. */
export const DIRECTORY_CHOICES = CHOICES.filter((name) => name === 'confidence' || !ROSTER_CHOICES.includes(name))

/** The experts who let everybody see them, or coordinators, too, where one asks: as an address asks for them. */
export async function getDirectory(actor: Actor, search: URLSearchParams, language: Language): Promise<Directory> {
  const { coordinates } = await expertReader(actor)
  const scope: ExpertScope = { kind: 'directory', coordinates }
  const { filters, problems } = readExpertFilters(search, isKnownSkillKey, DIRECTORY_CHOICES)
  const { page, problems: pageProblems } = parseListPage(search, DIRECTORY_SORTS, A_PAGE)
  const [{ items, next }, total, facets] = await Promise.all([
    listExperts(scope, filters, page),
    countExperts(scope, filters),
    countExpertFacets(scope, filters, DIRECTORY_CHOICES),
  ])
  const path = expertsPath(language)
  return {
    countText: translator(language, 'experts')('list.count', counted(language, total)),
    results: items.map((expert) => expertResult(expert, language)),
    view: expertListView({
      path,
      language,
      filters,
      page,
      problems: [...problems, ...pageProblems],
      facets,
      sorts: DIRECTORY_SORTS,
      next,
      open: ['skill', 'language'],
    }),
    asked: filters,
    suggested: suggestedSkills(filters, path, language),
    coordinates,
  }
}

const MOST_SUGGESTED = 5

/** Skills of the code lists that the words may mean: searched by code, experts are found whatever language they wrote in. */
export function suggestedSkills(filters: ExpertFilters, path: string, language: Language): SuggestedSkill[] {
  if (filters.q === '') return []
  return skillsNamed(filters.q, language, MOST_SUGGESTED)
    .filter(({ key }) => !filters.skill.includes(key))
    .map(({ key, name }) => ({ name, href: withParams(path, expertFilterParams({ ...filters, q: '', skill: [...filters.skill, key] })) }))
}
