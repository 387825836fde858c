import { SqlText } from '#app/features/filters/sql.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql as query } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listProposalLines, readProposalPage, type ProposalLine } from './proposal-lines.server.ts'

const SHOWN = 20

/** Where a request for expertise stands, for the workspace that asks. Figures in the reader's digits. */
export type NeedProposals = {
  asked: string
  proposed: string
  sent: string
  accepted: string
  left: string
  lines: ProposalLine[]
  hasMore: boolean
}

/** Null for a need that asks for no experts. Throws `not-found` for those who are no members of its workspace. */
export async function getNeedProposals(
  actor: Actor,
  workspaceId: string,
  needId: string,
  language: Language,
): Promise<NeedProposals | null> {
  if (!hasRole(actor, workspaceId)) throw notFound('need')
  const sql = new SqlText()
  const conditions = [
    `entry.need_id = ${sql.value(needId)}::uuid`,
    `entry.requester_id = ${sql.value(workspaceId)}::uuid`,
    'entry.sent_at is not null',
  ]
  const [ask, [counts], page] = await Promise.all([
    db.expertiseAsk.findFirst({ where: { recordId: needId, workspaceId }, select: { slots: true } }),
    query<{ proposed: number; sent: number; accepted: number }>(
      `select count(*) filter (where state = 'PROPOSED')::int as proposed, count(*) filter (where state = 'SENT')::int as sent,
         count(*) filter (where state in ('ACCEPTED', 'COMPLETED'))::int as accepted
       from match where need_id = $1::uuid and requester_id = $2::uuid`,
      [needId, workspaceId],
    ),
    listProposalLines(actor, { sql, conditions }, { ...readProposalPage(new URLSearchParams()), limit: SHOWN }, language),
  ])
  if (!ask && page.lines.length === 0) return null
  const number = (value: number) => formatNumber(language, value)
  const { proposed = 0, sent = 0, accepted = 0 } = counts ?? {}
  const slots = ask?.slots ?? accepted
  return {
    asked: number(slots),
    proposed: number(proposed),
    sent: number(sent),
    accepted: number(accepted),
    left: number(Math.max(0, slots - accepted)),
    lines: page.lines,
    hasMore: page.next !== null,
  }
}
