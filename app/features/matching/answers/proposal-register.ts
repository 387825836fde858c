import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PROPOSAL_TABS, WORKSPACE_PARTS, type ProposalTab, type WorkspacePart } from './list-tabs.ts'
import type { WorkspaceProposals } from './queries/list-proposals.server.ts'
import type { ProposalLine } from './queries/proposal-lines.server.ts'

/** A workspace's proposals with what stands around them. */
export type ProposalRegister = {
  lines: ProposalLine[]
  tabs: { key: ProposalTab; href: string; current: boolean; countText: string }[]
  filter: { action: string; tab: ProposalTab; as: WorkspacePart | null; parts: WorkspacePart[] }
  firstHref: string | null
  nextHref: string | null
  isEmpty: boolean
}

type Where = {
  path: string
  language: string
  /** What is provisional is planned in workspaces that coordinate alone. */ coordinates: boolean
}

export function registerOfProposals(
  { lines, next, counts, asked }: WorkspaceProposals,
  { path, language, coordinates }: Where,
): ProposalRegister {
  const { tab, as, page } = asked
  const href = (wanted: ProposalTab, cursor = '') => {
    const all = { tab: wanted === 'all' ? '' : wanted, as: as ?? '', cursor }
    const search = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))
    return search.size > 0 ? `${path}?${search}` : path
  }
  return {
    lines,
    tabs: PROPOSAL_TABS.filter((key) => coordinates || key !== 'proposed').map((key) => ({
      key,
      href: href(key),
      current: key === tab,
      countText: formatNumber(language, counts[key]),
    })),
    filter: { action: path, tab, as, parts: WORKSPACE_PARTS.filter((part) => coordinates || part !== 'coordinator') },
    firstHref: page.cursor ? href(tab) : null,
    nextHref: next ? href(tab, next) : null,
    isEmpty: counts.all === 0 && as === null,
  }
}
