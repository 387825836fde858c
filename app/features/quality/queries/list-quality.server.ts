import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import { BANDS, type Band } from '#app/features/quality/bands.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

export type QualityRow = {
  id: string
  kind: RecordKind
  title: LanguageText
  /** Null until it is assessed. */
  quality: number | null
  /** The finding that would raise the score most. */
  firstGap: string | null
  publication: Publication
  workingState: WorkingState
}

/** Of one kind, or of every kind; with one finding, or whatever they lack. */
export type QualityFilter = { kind: RecordKind | null; gap: string | null }

export type QualityTotals = Record<RecordKind, { records: number; assessed: number; sum: number; bands: Record<Band, number> }>
export type FrequentGap = { kind: RecordKind; gap: string; count: number }

export type QualityList = { rows: QualityRow[]; next: string | null; totals: QualityTotals; frequent: FrequentGap[] }

/** Kinds of record that are held against rules; datasets have a score of their own. */
export type RecordKind = 'PROJECT' | 'NEED'

const TABLES = { PROJECT: 'project_entry', NEED: 'need_entry' } as const
const KINDS = Object.keys(TABLES) as RecordKind[]
const MOST_FREQUENT = 6

/** One page of a workspace's own records by score, the lowest first, with what holds of all of them. Throws `not-found` for another's. */
export async function listQuality(actor: Actor, workspaceId: string, filter: QualityFilter, page: ListPage): Promise<QualityList> {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  const [rows, totals, frequent] = await Promise.all([
    pageOf(workspaceId, filter, page),
    totalsOf(workspaceId),
    frequentGaps(workspaceId, filter.kind),
  ])
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const cursor = last && { field: page.sort.field, value: last.quality === null ? null : String(last.quality), id: last.id }
  return { rows: shown, next: rows.length > page.limit && cursor ? writeCursor(cursor) : null, totals, frequent }
}

/** Each table gives a page in its own order, along its index; of these the page is made. What is not assessed comes last. */
function pageOf(workspaceId: string, { kind, gap }: QualityFilter, { sort, cursor, limit }: ListPage): Promise<QualityRow[]> {
  const sql = new SqlText()
  const workspace = sql.value(workspaceId)
  const [direction, beyond] = sort.descending ? ['desc', '<'] : ['asc', '>']
  const conditions = ['entry.in_register', `entry.workspace_id = ${workspace}::uuid`]
  if (gap) conditions.push(`entry.quality_gaps @> array[${sql.value(gap)}]::text[]`)
  if (cursor?.value === null) conditions.push(`entry.quality is null and entry.record_id ${beyond} ${sql.value(cursor.id)}::uuid`)
  else if (cursor)
    conditions.push(
      `((entry.quality, entry.record_id) ${beyond} (${sql.value(cursor.value)}::smallint, ${sql.value(cursor.id)}::uuid) or entry.quality is null)`,
    )
  const order = (of: string) => `order by ${of}.quality ${direction} nulls last, ${of}.record_id ${direction} limit ${limit + 1}`
  const parts = KINDS.filter((one) => kind === null || kind === one).map(
    (one) => `(select record_id, '${one}' as kind, title, quality, quality_gaps[1] as first_gap from ${TABLES[one]} entry
      where ${conditions.join(' and ')} ${order('entry')})`,
  )
  return query<QualityRow>(
    `select listed.record_id as id, listed.kind, listed.title, listed.quality, listed.first_gap as "firstGap", record.publication,
       record.working_state as "workingState"
     from (${parts.join(' union all ')}) listed join record on record.id = listed.record_id ${order('listed')}`,
    sql.values,
  )
}

async function totalsOf(workspaceId: string): Promise<QualityTotals> {
  const bands = BANDS.map(({ key, from }, index) => {
    const next = BANDS[index + 1]
    return `(count(*) filter (where quality >= ${from}${next ? ` and quality < ${next.from}` : ''}))::int as ${key}`
  }).join(', ')
  const rows = await query<{ kind: RecordKind; records: number; assessed: number; sum: number } & Record<Band, number>>(
    KINDS.map(
      (
        kind,
      ) => `select '${kind}' as kind, count(*)::int as records, count(quality)::int as assessed, coalesce(sum(quality), 0)::int as sum, ${bands}
        from ${TABLES[kind]} where in_register and workspace_id = $1::uuid`,
    ).join(' union all '),
    [workspaceId],
  )
  return Object.fromEntries(
    rows.map(({ kind, records, assessed, sum, ...counts }) => [kind, { records, assessed, sum, bands: counts }]),
  ) as QualityTotals
}

function frequentGaps(workspaceId: string, kind: RecordKind | null): Promise<FrequentGap[]> {
  return query<FrequentGap>(
    `select * from (${KINDS.filter((one) => kind === null || kind === one)
      .map(
        (one) => `(select '${one}' as kind, gap, count(*)::int as count from ${TABLES[one]} cross join lateral unnest(quality_gaps) as gap
          where in_register and workspace_id = $1::uuid group by gap)`,
      )
      .join(' union all ')}) as gaps order by count desc, gap limit ${MOST_FREQUENT}`,
    [workspaceId],
  )
}
