import type { ListPage } from '#app/features/filters/list-page.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import {
  isProposalTab,
  isWorkspacePart,
  PROPOSAL_TABS,
  type ProposalTab,
  type WorkspacePart,
} from '#app/features/matching/answers/list-tabs.ts'
import { awaitingMatches, MATCHES, profilesOf } from '#app/features/matching/answers/match-conditions.server.ts'
import { hasRole, VALIDATORS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listProposalLines, readProposalPage, type ProposalPage } from './proposal-lines.server.ts'

export type AskedProposals = { tab: ProposalTab; as: WorkspacePart | null; page: ListPage }

/** Reads the address of a workspace's proposals. What it does not know it passes over. */
export function readProposalsAddress(search: URLSearchParams): AskedProposals {
  const [tab, as] = [search.get('tab'), search.get('as')]
  return { tab: isProposalTab(tab) ? tab : 'all', as: isWorkspacePart(as) ? as : null, page: readProposalPage(search) }
}

export type WorkspaceProposals = ProposalPage & { counts: Record<ProposalTab, number>; asked: AskedProposals }

// What is provisional is told to nobody but those who plan.
const PARTS: Record<WorkspacePart, (id: string) => string> = {
  requester: (id) => `(entry.requester_id = ${id} and entry.sent_at is not null)`,
  roster: (id) => `(entry.roster_id = ${id} and entry.sent_at is not null)`,
  coordinator: (id) => `entry.workspace_id = ${id}`,
}

const TABS: Record<Exclude<ProposalTab, 'waiting'>, string> = {
  proposed: `entry.state = 'PROPOSED'`,
  sent: `entry.state = 'SENT'`,
  accepted: `entry.state = 'ACCEPTED'`,
  over: `entry.state in ('DECLINED', 'WITHDRAWN', 'COMPLETED')`,
  all: 'true',
}

/** One page of the proposals that concern a workspace, with how many each tab holds. Throws `not-found` for those who are no members. */
export async function listWorkspaceProposals(
  actor: Actor,
  workspaceId: string,
  asked: AskedProposals,
  language: Language,
): Promise<WorkspaceProposals> {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  const conditions = (sql: SqlText) => {
    const id = `${sql.value(workspaceId)}::uuid`
    return asked.as
      ? PARTS[asked.as](id)
      : `(${Object.values(PARTS)
          .map((part) => part(id))
          .join(' or ')})`
  }
  const counting = new SqlText()
  const concerned = conditions(counting)
  const waits = waitsIn(counting, actor, workspaceId)
  const countOf = (tab: ProposalTab) => `count(*) filter (where ${tab === 'waiting' ? waits : TABS[tab]})::int as ${tab}`
  const listing = new SqlText()
  const wanted = [conditions(listing), asked.tab === 'waiting' ? waitsIn(listing, actor, workspaceId) : TABS[asked.tab]]
  const [[counts], page] = await Promise.all([
    query<Record<ProposalTab, number>>(
      `select ${PROPOSAL_TABS.map(countOf).join(', ')} from ${MATCHES} where ${concerned}`,
      counting.values,
    ),
    listProposalLines(actor, { sql: listing, conditions: wanted }, asked.page, language),
  ])
  return { ...page, asked, counts: counts ?? { waiting: 0, proposed: 0, sent: 0, accepted: 0, over: 0, all: 0 } }
}

/** Where the actor may answer as a member of this workspace. */
function waitsIn(sql: SqlText, actor: Actor, workspaceId: string): string {
  const seat = actor.memberships.get(workspaceId)
  const there = { ...actor, userId: null, memberships: new Map(seat ? [[workspaceId, seat]] : []) }
  return awaitingMatches(sql, there)
}

/** How many proposals wait for the actor's answer as a member of a workspace. */
export async function countWaitingProposals(actor: Actor, workspaceId: string): Promise<number> {
  if (!hasRole(actor, workspaceId, VALIDATORS)) return 0
  const sql = new SqlText()
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from ${MATCHES} where ${waitsIn(sql, actor, workspaceId)}`,
    sql.values,
  )
  return row?.n ?? 0
}

/** The first proposals that wait for the actor's answer as a member of a workspace. */
export async function listWaitingProposals(actor: Actor, workspaceId: string, language: Language): Promise<ProposalPage> {
  if (!hasRole(actor, workspaceId, VALIDATORS)) return { lines: [], next: null }
  const sql = new SqlText()
  const page = { ...readProposalPage(new URLSearchParams()), limit: 10 }
  return listProposalLines(actor, { sql, conditions: [waitsIn(sql, actor, workspaceId)] }, page, language)
}

/** One page of what was ever sent to a person as an expert, newest first. */
export async function listProposalsFor(actor: Actor, search: URLSearchParams, language: Language): Promise<ProposalPage> {
  if (actor.userId === null) return { lines: [], next: null }
  const sql = new SqlText()
  const conditions = [`entry.profile_id in (${profilesOf(sql, actor.userId)})`, 'entry.sent_at is not null']
  return listProposalLines(actor, { sql, conditions }, readProposalPage(search), language)
}
