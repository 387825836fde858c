import { SqlText } from '#app/features/filters/sql.server.ts'
import type { Explanation } from '#app/features/matching/model.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { NamedExpert } from './expert-name.server.ts'
import { MATCHES, readableMatches } from './match-conditions.server.ts'
import type { Answer, MatchFacts, MatchState } from './policy.ts'
import type { EndCode, ReasonCode } from './reasons.ts'

type Workspace = { slug: string; name: LanguageText }

/** A match with what its pages say of it. Days are YYYY-MM-DD. */
export type MatchRow = {
  id: string
  needId: string
  profileId: string
  workspaceId: string
  requesterId: string
  rosterId: string
  state: MatchState
  score: number
  startsOn: string | null
  endsOn: string | null
  days: number
  commitOn: string | null
  sentAt: Date | null
  updatedAt: Date
  expertAnswer: Answer | null
  expertReasonCode: ReasonCode | null
  expertReason: string | null
  expertAnsweredById: string | null
  expertAnsweredAt: Date | null
  requesterAnswer: Answer | null
  requesterReasonCode: ReasonCode | null
  requesterReason: string | null
  requesterAnsweredById: string | null
  requesterAnsweredAt: Date | null
  acceptedAt: Date | null
  endCode: EndCode | null
  endReason: string | null
  endedAt: Date | null
  /** Null where the profile was erased. */
  expert: (NamedExpert & { userId: string | null; hasEmail: boolean }) | null
  /** Of the request as the public reads it; null where it is public no more. */
  title: LanguageText | null
  country: string | null
  requester: Workspace
  coordinator: Workspace
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const COLUMNS = [
  'id, need_id, profile_id, workspace_id, requester_id, roster_id, state, score, days, sent_at, updated_at, accepted_at, end_code, end_reason, ended_at',
  'expert_answer, expert_reason_code, expert_reason, expert_answered_by_id, expert_answered_at',
  'requester_answer, requester_reason_code, requester_reason, requester_answered_by_id, requester_answered_at',
].flatMap((line) => line.split(', '))

const workspace = (alias: string) => `json_build_object('slug', ${alias}.slug, 'name', ${alias}.name)`

/** What is read of matches, from `MATCH_ROWS`. */
export const MATCH_COLUMNS = `${COLUMNS.map((column) => `entry.${column} as "${camel(column)}"`).join(', ')},
  to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", to_char(entry.commit_on, 'YYYY-MM-DD') as "commitOn",
  case when profile.id is null then null else json_build_object('kind', profile.kind, 'name', profile.name, 'pseudonym', profile.pseudonym,
    'showsName', profile.shows_name, 'seenBy', profile.seen_by, 'userId', profile.user_id, 'hasEmail', profile.email is not null) end as expert,
  ask.title, ask.country, ${workspace('requester')} as requester, ${workspace('coordinator')} as coordinator`
export const MATCH_ROWS = `${MATCHES} left join expertise_ask ask on ask.record_id = entry.need_id
  join workspace requester on requester.id = entry.requester_id join workspace coordinator on coordinator.id = entry.workspace_id`

/** A match that the actor may read. Throws `not-found`. */
export async function getMatch(actor: Actor, matchId: string): Promise<MatchRow> {
  const sql = new SqlText()
  const [row] = isUuid(matchId)
    ? await query<MatchRow>(
        `select ${MATCH_COLUMNS} from ${MATCH_ROWS} where entry.id = ${sql.value(matchId)}::uuid and ${readableMatches(sql, actor)}`,
        sql.values,
      )
    : []
  if (!row) throw notFound('proposal')
  return row
}

/** The same for who holds a link, or for the portal itself; null where there is none. */
export async function findMatch(matchId: string): Promise<MatchRow | null> {
  const [row] = await query<MatchRow>(`select ${MATCH_COLUMNS} from ${MATCH_ROWS} where entry.id = $1::uuid`, [matchId])
  return row ?? null
}

/** A match with its score taken apart. */
export async function readExplanation(matchId: string): Promise<Explanation | null> {
  const [row] = await query<{ explanation: Explanation }>('select explanation from match where id = $1::uuid', [matchId])
  return row && Array.isArray(row.explanation.components) ? row.explanation : null
}

export const factsOf = (match: MatchRow): MatchFacts => ({
  state: match.state,
  workspaceId: match.workspaceId,
  requesterId: match.requesterId,
  rosterId: match.rosterId,
  expertUserId: match.expert?.userId ?? null,
  // Nobody answers for a profile that is gone.
  expertHasEmail: match.expert?.hasEmail ?? true,
  wasSent: match.sentAt !== null,
  expertAnswer: match.expertAnswer,
  requesterAnswer: match.requesterAnswer,
  hasBegun: match.startsOn === null || match.startsOn <= today(),
})
