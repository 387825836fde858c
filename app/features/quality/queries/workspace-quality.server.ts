import { parseListPage } from '#app/features/filters/list-page.ts'
import { NEED_RULES } from '#app/features/needs/quality/rules.ts'
import { PROJECT_RULES } from '#app/features/projects/quality/rules.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { BANDS, type Band } from '#app/features/quality/bands.ts'
import { qualityPath } from '#app/features/quality/paths.ts'
import { recordPath } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listQuality, type QualityTotals, type RecordKind } from './list-quality.server.ts'

const TABS = { all: null, projects: 'PROJECT', needs: 'NEED' } as const satisfies Record<string, RecordKind | null>
export type QualityTab = keyof typeof TABS

/** `kind` and `key` name a rule in the texts. */
export type RuleName = { kind: 'project' | 'need'; key: string }

export type QualityLine = {
  id: string
  href: string
  kind: 'project' | 'need'
  title: TaggedText | null
  score: number | null
  first: RuleName | null
  publication: Publication
  workingState: WorkingState
}

/** A workspace's records by quality, as their page shows them. */
export type WorkspaceQuality = {
  tabs: { key: QualityTab; href: string; current: boolean; countText: string }[]
  /** How many records are shown about, how many of them are not assessed yet, and their mean, rounded. */
  records: number
  unassessed: number
  mean: number | null
  bands: { key: Band; count: number }[]
  frequent: (RuleName & { count: number; href: string })[]
  /** The finding that all lines have. */
  gap: (RuleName & { clearHref: string }) | null
  lines: QualityLine[]
  firstHref: string | null
  nextHref: string | null
}

const KIND_WORDS = { PROJECT: 'project', NEED: 'need' } as const
const RULES = { project: PROJECT_RULES, need: NEED_RULES } as const

type Wanted = { workspaceId: string; slug: string; language: Language; search: URLSearchParams }

/** Throws `not-found` for another's workspace. What an address asks for and is not known is passed over. */
export async function getWorkspaceQuality(actor: Actor, { workspaceId, slug, language, search }: Wanted): Promise<WorkspaceQuality> {
  const tab = tabOf(search.get('tab'))
  const gap = gapOf(search.get('finding'))
  const { page } = parseListPage(search, ['quality'])
  const kind = gap ? (gap.kind === 'project' ? 'PROJECT' : 'NEED') : TABS[tab]
  const { rows, next, totals, frequent } = await listQuality(actor, workspaceId, { kind, gap: gap?.key ?? null }, page)
  const href = (asked: { tab?: QualityTab; finding?: string; cursor?: string }) => {
    const query = new URLSearchParams(
      Object.entries({ ...asked, tab: asked.tab === 'all' ? undefined : asked.tab }).filter(([, value]) => value) as [string, string][],
    )
    return query.size > 0 ? `${qualityPath(language, slug)}?${query}` : qualityPath(language, slug)
  }
  const about = sumUp(totals, TABS[tab])
  const finding = gap ? { finding: `${gap.kind}.${gap.key}` } : {}
  return {
    tabs: (Object.keys(TABS) as QualityTab[]).map((key) => ({
      key,
      href: href({ tab: key }),
      current: key === tab,
      countText: formatNumber(language, sumUp(totals, TABS[key]).records),
    })),
    ...about,
    frequent: frequent.map(({ kind: of, gap: key, count }) => ({
      kind: KIND_WORDS[of],
      key,
      count,
      href: href({ tab, finding: `${KIND_WORDS[of]}.${key}` }),
    })),
    gap: gap && { ...gap, clearHref: href({ tab }) },
    lines: rows.map((row) => ({
      id: row.id,
      href: `${recordPath(language, slug, row.kind, row.id)}/quality`,
      kind: KIND_WORDS[row.kind],
      title: taggedText(row.title, language),
      score: row.quality,
      first: row.firstGap ? { kind: KIND_WORDS[row.kind], key: row.firstGap } : null,
      publication: row.publication,
      workingState: row.workingState,
    })),
    firstHref: page.cursor ? href({ tab, ...finding }) : null,
    nextHref: next ? href({ tab, ...finding, cursor: next }) : null,
  }
}

const tabOf = (asked: string | null): QualityTab => (asked !== null && Object.hasOwn(TABS, asked) ? (asked as QualityTab) : 'all')

/** `project.budgets`, where there is such a rule. */
function gapOf(asked: string | null): RuleName | null {
  const [kind, key] = (asked ?? '').split('.')
  if (kind !== 'project' && kind !== 'need') return null
  return RULES[kind].some((rule) => rule.key === key) ? { kind, key: key ?? '' } : null
}

function sumUp(totals: QualityTotals, kind: RecordKind | null): Pick<WorkspaceQuality, 'records' | 'unassessed' | 'mean' | 'bands'> {
  const counted = kind ? [totals[kind]] : [totals.PROJECT, totals.NEED]
  const sum = (of: (total: QualityTotals[RecordKind]) => number) => counted.reduce((all, total) => all + of(total), 0)
  const assessed = sum((total) => total.assessed)
  return {
    records: sum(({ records }) => records),
    unassessed: sum(({ records }) => records) - assessed,
    mean: assessed === 0 ? null : Math.round(sum((total) => total.sum) / assessed),
    bands: BANDS.map(({ key }) => ({ key, count: sum(({ bands }) => bands[key]) })),
  }
}
