import { displayName } from '#app/features/expertise/display-name.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { proposalPath } from '#app/features/matching/answers/paths.ts'
import type { MatchState } from '#app/features/matching/answers/policy.ts'
import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { pairPath, requestPath, whyPath } from '#app/features/matching/board/paths.ts'
import { nameExperts } from '#app/features/matching/queries/name-experts.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'

/** A place that a round gives, and what became of it. */
export type AssignmentLine = {
  key: string
  title: TaggedText
  requestHref: string
  priority: 1 | 2 | 3 | null
  expert: string
  expertHref: string
  score: string
  /** 0 to 1 of what a score can be. */
  share: number
  whyHref: string
  /** Until when it may still be planned otherwise. */
  commitOn: string | null
  match: { id: string; state: MatchState; href: string; /** Sent now unless the reader takes it out. */ isDue: boolean } | null
}

type Row = {
  needId: string
  profileId: string
  score: number
  title: LanguageText | null
  priority: 1 | 2 | 3 | null
  startsOn: string | null
  order: number
  matchId: string | null
  matchState: MatchState | null
  commitOn: string | null
}

const PAGE = 50
const MOST_POINTS = 1000
/** Days before its commit date from which a proposal is chosen for sending. */
const DUE_DAYS = 7

/** One page of what a round assigns, by request: the first priority first. */
export async function listAssignments(
  round: { id: string; number: number; leadDays: number },
  { id: workspaceId, language, where }: BoardDesk,
  cursorText: string | null,
): Promise<{ lines: AssignmentLine[]; next: string | null }> {
  const sql = new SqlText()
  const cursor = readListCursor(cursorText, ['number', 'id', 'number', 'id'])
  const [roundId, workspace] = [sql.value(round.id), sql.value(workspaceId)]
  const order = `"order", "needId", "minusScore", "profileId"`
  const after = cursor
    ? `where (${order}) > (${sql.value(cursor[0])}::int, ${sql.value(cursor[1])}::uuid, ${sql.value(cursor[2])}::int, ${sql.value(cursor[3])}::uuid)`
    : ''
  const rows = await query<Row>(
    `select given.*, m.id as "matchId", m.state as "matchState", m.commit_on::text as "commitOn"
     from (
       select * from (
         select s.need_id as "needId", s.profile_id as "profileId", s.score::int as score, -s.score::int as "minusScore", a.title, a.priority,
           a.starts_on::text as "startsOn", coalesce(a.priority, 9)::int as "order"
         from round_assignment s left join expertise_ask a on a.record_id = s.need_id where s.round_id = ${roundId}::uuid) entry
       ${after} order by ${order} limit ${PAGE + 1}) given
     left join lateral (
       select id, state, commit_on from match where need_id = given."needId" and profile_id = given."profileId" and workspace_id = ${workspace}::uuid
         and state <> 'WITHDRAWN' order by created_at desc limit 1) m on true
     order by ${order}`,
    sql.values,
  )
  const shown = rows.slice(0, PAGE)
  const experts = await nameExperts(shown.map(({ profileId }) => profileId))
  const t = translator(language, 'matching-board')
  const skills = translator(language, 'skills')
  const due = dayBefore(today(), -DUE_DAYS)
  const lines = shown.map(({ needId, profileId, score, title, priority, startsOn, matchId, matchState, commitOn }): AssignmentLine => {
    const expert = experts.get(profileId)
    const settled = commitOn ?? (startsOn ? dayBefore(startsOn, round.leadDays) : null)
    return {
      key: `${needId} ${profileId}`,
      title: taggedText(title ?? undefined, language) ?? { text: t('request.gone'), lang: language, dir: 'auto' },
      requestHref: requestPath(where, needId),
      priority,
      expert: expert ? displayName(expert, skills) : t('expert.gone'),
      expertHref: pairPath(where, needId, profileId),
      score: formatNumber(language, score),
      share: score / MOST_POINTS,
      whyHref: whyPath(where, round.number, needId, profileId),
      commitOn: settled ? formatShortDay(language, settled) : null,
      match:
        matchId && matchState
          ? { id: matchId, state: matchState, href: proposalPath(language, matchId), isDue: settled === null || settled <= due }
          : null,
    }
  })
  const last = shown.at(-1)
  return {
    lines,
    next: rows.length > PAGE && last ? writeListCursor([last.order, last.needId, -last.score, last.profileId]) : null,
  }
}

/** The calendar day so many days before another. */
function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
