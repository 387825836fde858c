import { parseListPage, writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { orderAndCursor, type SqlText } from '#app/features/filters/sql.server.ts'
import { awaitingMatches } from '#app/features/matching/answers/match-conditions.server.ts'
import { expertName } from '#app/features/matching/answers/expert-name.server.ts'
import { MATCH_COLUMNS, MATCH_ROWS, type MatchRow } from '#app/features/matching/answers/match-row.server.ts'
import { proposalPath } from '#app/features/matching/answers/paths.ts'
import type { MatchState } from '#app/features/matching/answers/policy.ts'
import { requestTitle, windowWords } from '#app/features/matching/answers/proposal-words.server.ts'
import { isOwnProfile } from '#app/features/expertise/policy.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A proposal in a list, in words ready for one reader. */
export type ProposalLine = {
  id: string
  href: string
  title: TaggedText
  expert: string
  state: MatchState
  /** The reader may answer it. */
  waits: boolean
  when: string
  updated: string
}

export type ProposalPage = { lines: ProposalLine[]; next: string | null }

/** The page of a list of proposals that an address asks for: newest first, by cursor. */
export const readProposalPage = (search: URLSearchParams): ListPage => parseListPage(search, ['-updated']).page

/** One page of the proposals under `conditions`, which see to it that the actor may read them. */
export async function listProposalLines(
  actor: Actor,
  { sql, conditions }: { sql: SqlText; conditions: readonly string[] },
  page: ListPage,
  language: Language,
): Promise<ProposalPage> {
  const waits = awaitingMatches(sql, actor)
  const { order, after } = orderAndCursor(sql, page, 'entry.updated_at', 'timestamptz')
  const rows = await query<MatchRow & { waits: boolean | null; sortValue: string }>(
    `select ${MATCH_COLUMNS}, ${waits} as waits, entry.updated_at::text as "sortValue" from ${MATCH_ROWS}
     where ${[...conditions, ...after].join(' and ')} ${order} limit ${page.limit + 1}`,
    sql.values,
  )
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    lines: shown.map((row) => line(actor, row, language)),
    next: rows.length > page.limit && last ? writeCursor({ field: 'updated', value: last.sortValue, id: last.id }) : null,
  }
}

function line(actor: Actor, row: MatchRow & { waits: boolean | null }, language: Language): ProposalLine {
  const isOpen = row.state === 'ACCEPTED' || row.state === 'COMPLETED'
  const seesWhole =
    hasRole(actor, row.rosterId) ||
    isOwnProfile(actor, { userId: row.expert?.userId ?? null }) ||
    (isOpen && hasRole(actor, row.requesterId))
  return {
    id: row.id,
    href: proposalPath(language, row.id),
    title: requestTitle(row, language),
    expert: expertName(row.expert, seesWhole, language),
    state: row.state,
    waits: row.waits ?? false,
    when: windowWords(row, language, true),
    updated: formatShortDay(language, row.updatedAt.toISOString()),
  }
}
