import { freeFrom } from '#app/features/expertise/availability.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import type { Audience } from '#app/features/expertise/policy.ts'
import { countExpertFacets } from '#app/features/expertise/queries/directory/count-facets.server.ts'
import { suggestedSkills, type AskedFields, type SuggestedSkill } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import {
  CHOICES,
  expertFilterParams,
  readExpertFilters,
  type ExpertFilters,
} from '#app/features/expertise/queries/directory/expert-filters.ts'
import { expertListView } from '#app/features/expertise/queries/directory/expert-list-view.server.ts'
import { languageWords, shownSkills, type ShownSkills } from '#app/features/expertise/queries/directory/expert-result.server.ts'
import {
  countExperts,
  listExperts,
  ROSTER_SORTS,
  type ListedExpert,
} from '#app/features/expertise/queries/directory/list-experts.server.ts'
import { isKnownSkillKey } from '#app/features/expertise/queries/skill-names.server.ts'
import { withParams } from '#app/features/filters/choices.server.ts'
import { parseListPage, writeSort, type Sort } from '#app/features/filters/list-page.ts'
import type { ListView } from '#app/features/filters/list-view.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { today } from '#app/features/provenance/today.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type RosterLine = ShownSkills & {
  id: string
  href: string
  name: string
  kind: 'PERSON' | 'TEAM'
  languages: string
  seenBy: Audience
  proposedBy: ListedExpert['proposedBy']
  free: string | null
  updated: string
  isClaimed: boolean
}

export type Roster = {
  /** Nobody is in it yet, whatever the filters. */
  isEmpty: boolean
  countText: string
  lines: RosterLine[]
  view: ListView
  asked: AskedFields
  suggested: SuggestedSkill[]
  /** By field: the address that sorts by it, and how it is sorted now. */
  heads: Record<string, { href: string; direction: 'ascending' | 'descending' | undefined }>
  /** The same list as a file. */
  files: { csv: string; xlsx: string }
}

type Own = { workspaceId: string; slug: string; language: Language }

const A_PAGE = 50
const SHOWN_SKILLS = 2

/** One page of a workspace's own roster. Throws `not-found` for another's. */
export async function getRoster(actor: Actor, { workspaceId, slug, language }: Own, search: URLSearchParams): Promise<Roster> {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  const scope = { kind: 'roster', workspaceId } as const
  const { filters, problems } = readExpertFilters(search, isKnownSkillKey)
  const { page, problems: pageProblems } = parseListPage(search, ROSTER_SORTS, A_PAGE)
  const [{ items, next }, total, facets, anybody] = await Promise.all([
    listExperts(scope, filters, page),
    countExperts(scope, filters),
    countExpertFacets(scope, filters, CHOICES),
    db.expertProfile.findFirst({ where: { workspaceId }, select: { id: true } }),
  ])
  const path = rosterPath(language, slug)
  return {
    isEmpty: anybody === null,
    countText: translator(language, 'experts')('list.count', counted(language, total)),
    lines: items.map((expert) => rosterLine(expert, slug, language)),
    view: expertListView({
      path,
      language,
      filters,
      page,
      problems: [...problems, ...pageProblems],
      facets,
      sorts: ROSTER_SORTS,
      next,
      open: ['skill', 'consent'],
    }),
    asked: filters,
    suggested: suggestedSkills(filters, path, language),
    heads: headsOf(path, filters, page.sort),
    files: filesOf(path, filters, page.sort),
  }
}

const rosterLine = (expert: ListedExpert, slug: string, language: Language): RosterLine => {
  const day = today()
  const free = freeFrom(expert.content.availability, day)
  return {
    id: expert.id,
    href: rosterExpertPath(language, slug, expert.id),
    name: expert.name,
    kind: expert.kind,
    ...shownSkills(expert, language, SHOWN_SKILLS),
    languages: languageWords(expert.content, language),
    seenBy: expert.seenBy,
    proposedBy: expert.proposedBy,
    free: free && (free === day ? translator(language, 'experts')('free.now') : formatShortDay(language, free)),
    updated: formatShortDay(language, expert.updatedAt.toISOString()),
    isClaimed: expert.isClaimed,
  }
}

const sortParams = (sort: string) => new URLSearchParams(sort === ROSTER_SORTS[0] ? {} : { sort })

/** Another column begins with its usual order; the one in use is turned round. */
function headsOf(path: string, filters: ExpertFilters, sort: Sort): Roster['heads'] {
  return Object.fromEntries(
    ROSTER_SORTS.map((usual) => {
      const field = usual.replace('-', '')
      const isCurrent = sort.field === field
      const turned = writeSort({ field, descending: !sort.descending })
      const direction = isCurrent ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined
      return [field, { direction, href: withParams(path, expertFilterParams(filters), sortParams(isCurrent ? turned : usual)) }]
    }),
  )
}

function filesOf(path: string, filters: ExpertFilters, sort: Sort): Roster['files'] {
  const file = (format: string) => withParams(`${path}/export.${format}`, expertFilterParams(filters), sortParams(writeSort(sort)))
  return { csv: file('csv'), xlsx: file('xlsx') }
}
