import { displayName } from '#app/features/expertise/display-name.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { nameExperts } from '#app/features/matching/queries/name-experts.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'

export type ChangeKind = 'kept' | 'new' | 'gone'
export type Changes = Record<ChangeKind, number> & {
  /** Requests in which another expert stands than before, or a place more or less. */ requests: number
  /** Kept pairs whose score is another by now. */ rescored: number
}

/** A pair in either of two rounds. */
export type ChangeLine = {
  key: string
  needId: string
  title: TaggedText
  expert: string
  profileId: string
  kind: ChangeKind
  before: string | null
  after: string | null
  difference: string | null
}

type Row = {
  needId: string
  profileId: string
  before: number | null
  after: number | null
  title: LanguageText | null
  order: number
  kindOrder: number
}

const PAGE = 50

const pairs = (before: string, after: string) => `
  (select need_id, profile_id, score from round_assignment where round_id = ${before}::uuid) b
  full join (select need_id, profile_id, score from round_assignment where round_id = ${after}::uuid) a using (need_id, profile_id)`

/** How many pairs two rounds of one workspace have in common, and how many each has alone. */
export async function countChanges(beforeId: string, afterId: string): Promise<Changes> {
  const [changes] = await query<Changes>(
    `select count(*) filter (where a.score is not null and b.score is not null)::int as kept, count(*) filter (where b.score is null)::int as new,
       count(*) filter (where a.score is null)::int as gone, count(*) filter (where a.score <> b.score)::int as rescored,
       count(distinct need_id) filter (where a.score is null or b.score is null)::int as requests
     from ${pairs('$1', '$2')}`,
    [beforeId, afterId],
  )
  return changes ?? { kept: 0, new: 0, gone: 0, rescored: 0, requests: 0 }
}

/** One page of the pairs of two rounds by request; those of changed requests alone, unless `all`. */
export async function listChanges(
  { beforeId, afterId, all }: { beforeId: string; afterId: string; all: boolean },
  { language }: BoardDesk,
  cursorText: string | null,
): Promise<{ lines: ChangeLine[]; next: string | null }> {
  const sql = new SqlText()
  const cursor = readListCursor(cursorText, ['number', 'id', 'number', 'id'])
  const from = pairs(sql.value(beforeId), sql.value(afterId))
  const order = `"order", "needId", "kindOrder", "profileId"`
  const after = cursor
    ? `where (${order}) > (${sql.value(cursor[0])}::int, ${sql.value(cursor[1])}::uuid, ${sql.value(cursor[2])}::int, ${sql.value(cursor[3])}::uuid)`
    : ''
  const rows = await query<Row>(
    `select * from (
       select need_id as "needId", profile_id as "profileId", b.score::int as before, a.score::int as after, ask.title,
         coalesce(ask.priority, 9)::int as "order", case when a.score is null then 0 when b.score is null then 1 else 2 end as "kindOrder"
       from ${from} left join expertise_ask ask on ask.record_id = need_id
       ${all ? '' : 'where a.score is distinct from b.score'}) entry
     ${after} order by ${order} limit ${PAGE + 1}`,
    sql.values,
  )
  const shown = rows.slice(0, PAGE)
  const experts = await nameExperts(shown.map(({ profileId }) => profileId))
  const t = translator(language, 'matching-board')
  const skills = translator(language, 'skills')
  const number = (value: number | null) => (value === null ? null : formatNumber(language, value))
  const lines = shown.map(({ needId, profileId, before, after: now, title }): ChangeLine => {
    const expert = experts.get(profileId)
    return {
      key: `${needId} ${profileId}`,
      needId,
      title: taggedText(title ?? undefined, language) ?? { text: t('request.gone'), lang: language, dir: 'auto' },
      expert: expert ? displayName(expert, skills) : t('expert.gone'),
      profileId,
      kind: now === null ? 'gone' : before === null ? 'new' : 'kept',
      before: number(before),
      after: number(now),
      difference: before === null || now === null || before === now ? null : formatNumber(language, now - before, { signDisplay: 'always' }),
    }
  })
  const last = shown.at(-1)
  return {
    lines,
    next: rows.length > PAGE && last ? writeListCursor([last.order, last.needId, last.kindOrder, last.profileId]) : null,
  }
}
