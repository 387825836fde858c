import { displayName } from '#app/features/expertise/display-name.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { decisionsPath, pairPath } from '#app/features/matching/board/paths.ts'
import { nameExperts } from '#app/features/matching/queries/name-experts.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { db, sql as query } from '#app/platform/db/client.server.ts'
import type { DecisionKind } from '#app/platform/db/generated/client.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'

/** A pair that rounds keep to, with who decided it and why. */
export type DecisionLine = {
  key: string
  needId: string
  profileId: string
  title: TaggedText
  expert: string
  href: string
  kind: DecisionKind
  reason: string
  by: string | null
  on: string
}

export type DecisionList = { lines: DecisionLine[]; firstHref: string | null; nextHref: string | null }

type Row = {
  needId: string
  profileId: string
  kind: DecisionKind
  reason: string
  decidedAt: Date
  by: string | null
  title: LanguageText | null
}

const PAGE = 50

/** One page of the locks and forbids of a workspace, newest first. */
export async function listDecisions({ id, language, where }: BoardDesk, cursorText: string | null, limit = PAGE): Promise<DecisionList> {
  const sql = new SqlText()
  const cursor = readListCursor(cursorText, ['instant', 'id', 'id'])
  const conditions = [
    `d.workspace_id = ${sql.value(id)}::uuid`,
    ...(cursor
      ? [
          `(d.decided_at, d.need_id, d.profile_id) <
           (${sql.value(cursor[0])}::timestamptz, ${sql.value(cursor[1])}::uuid, ${sql.value(cursor[2])}::uuid)`,
        ]
      : []),
  ]
  const rows = await query<Row>(
    `select d.need_id as "needId", d.profile_id as "profileId", d.kind, d.reason, d.decided_at as "decidedAt", u.name as by, a.title
     from match_decision d left join "user" u on u.id = d.decided_by_id left join expertise_ask a on a.record_id = d.need_id
     where ${conditions.join(' and ')} order by d.decided_at desc, d.need_id desc, d.profile_id desc limit ${limit + 1}`,
    sql.values,
  )
  const shown = rows.slice(0, limit)
  const experts = await nameExperts(shown.map(({ profileId }) => profileId))
  const t = translator(language, 'matching-board')
  const skills = translator(language, 'skills')
  const last = shown.at(-1)
  const next = rows.length > limit && last ? writeListCursor([last.decidedAt.toISOString(), last.needId, last.profileId]) : null
  return {
    lines: shown.map(({ needId, profileId, kind, reason, decidedAt, by, title }) => {
      const expert = experts.get(profileId)
      return {
        key: `${needId} ${profileId}`,
        needId,
        profileId,
        title: taggedText(title ?? undefined, language) ?? { text: t('request.gone'), lang: language, dir: 'auto' },
        expert: expert ? displayName(expert, skills) : t('expert.gone'),
        href: pairPath(where, needId, profileId),
        kind,
        reason,
        by,
        on: formatShortDay(language, decidedAt.toISOString()),
      }
    }),
    firstHref: cursorText ? decisionsPath(where) : null,
    nextHref: next ? `${decisionsPath(where)}?${new URLSearchParams({ cursor: next })}` : null,
  }
}

/** How many pairs a round will keep to, in a sentence. */
export async function countDecisions({ id, language }: BoardDesk): Promise<string> {
  const groups = await db.matchDecision.groupBy({ by: ['kind'], where: { workspaceId: id }, _count: true })
  const count = (wanted: DecisionKind) => groups.find(({ kind }) => kind === wanted)?._count ?? 0
  const t = translator(language, 'matching-board')
  return formatList(language, [
    t('decisions.locks', counted(language, count('LOCK'))),
    t('decisions.forbids', counted(language, count('FORBID'))),
  ])
}
