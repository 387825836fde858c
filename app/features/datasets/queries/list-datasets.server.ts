import { readableEntries } from '#app/features/datasets/access.server.ts'
import type { Frequency } from '#app/features/datasets/record/freshness.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { commonConditions, orderAndCursor, SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { ENTRY_COLUMNS } from './entry-columns.ts'

/** A published dataset as lists have it. */
export type DatasetCard = {
  id: string
  slug: string
  workspace: { slug: string; name: LanguageText }
  title: LanguageText
  summary: LanguageText
  licence: string | null
  frequency: Frequency | null
  countries: string[]
  sectors: string[]
  languages: string[]
  formats: string[]
  startsOn: string | null
  endsOn: string | null
  tables: number
  /** Decimal texts: they may be past what a number holds exactly. */
  rows: string
  bytes: string
  quality: number
  version: number
  updatedAt: Date
}

/** The fields that published datasets sort by; the first is the default. */
export const DATASET_SORTS = ['-updated', 'quality', 'rows', 'name'] as const

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  updated: { column: 'entry.updated_at', type: 'timestamptz' },
  quality: { column: 'entry.quality', type: 'smallint' },
  rows: { column: 'entry.rows', type: 'bigint' },
  name: { column: 'entry.slug', type: 'text' },
}

const CARD = `entry.record_id as id, entry.slug, json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace, entry.title, entry.summary, entry.licence,
  entry.frequency, entry.countries, entry.sectors, entry.languages, entry.formats, to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn",
  to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", entry.tables, entry.rows::text as rows, entry.bytes::text as bytes, entry.quality, entry.version, entry.updated_at as "updatedAt"`
/** The formats in which a dataset can be had: its own and those that every table is given in. */
export const OFFERED_FORMATS = `array(select distinct unnest(entry.formats || case when entry.tables > 0 then '{csv,parquet}'::text[] end))`
const FROM = 'from dataset_entry entry join workspace on workspace.id = entry.workspace_id'

/** What a list of published datasets is asked for beside the filters: further conditions, with their values. */
export type DatasetConditions = (sql: SqlText) => string[]

/** One page of the published datasets that fit and that the actor may read, with the number of all that do. */
export async function listDatasets(
  actor: Actor,
  filters: Filters,
  page: ListPage & { offset?: number },
  more: DatasetConditions = () => [],
): Promise<{ items: DatasetCard[]; next: string | null; total: number }> {
  const sql = new SqlText()
  const where = datasetConditions(sql, actor, filters, more)
  const counting = query<{ n: number }>(`select count(*)::int as n ${FROM} where ${where.join(' and ')}`, [...sql.values])
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  const { order, after } = orderAndCursor(sql, page, sort.column, sort.type)
  const rows = await query<DatasetCard & { sortValue: string }>(
    `select ${CARD}, (${sort.column})::text as "sortValue" ${FROM} where ${[...where, ...after].join(' and ')} ${order}
     limit ${page.limit + 1}${page.offset ? ` offset ${page.offset}` : ''}`,
    sql.values,
  )
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const [counts] = await counting
  return {
    items: items.map(({ sortValue: _, ...card }) => card),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
    total: counts?.n ?? 0,
  }
}

/** Counts the same datasets by the values of one of their facts, most frequent first. */
export async function countDatasets(
  actor: Actor,
  filters: Filters,
  fact: 'workspace' | 'sectors' | 'formats' | 'licence',
  more: DatasetConditions = () => [],
): Promise<{ value: string; count: number }[]> {
  const sql = new SqlText()
  const where = datasetConditions(sql, actor, filters, more)
  const value = {
    workspace: 'workspace.slug',
    sectors: 'unnest(entry.sectors)',
    formats: `unnest(${OFFERED_FORMATS})`,
    licence: 'entry.licence',
  }[fact]
  return query<{ value: string; count: number }>(
    `select value, count(*)::int as count from (select ${value} as value ${FROM} where ${where.join(' and ')}) found
     where value is not null group by value order by 2 desc, 1 limit 500`,
    sql.values,
  )
}

function datasetConditions(sql: SqlText, actor: Actor, filters: Filters, more: DatasetConditions): string[] {
  const organisation =
    filters.organisation.length === 0
      ? []
      : [`workspace.organisation_id in (select id from organisation where ref = any(${sql.value(filters.organisation)}::text[]))`]
  const readable = readableEntries(actor, (value) => sql.value(value))
  return [`(${readable})`, ...commonConditions(sql, filters, ENTRY_COLUMNS), ...organisation, ...more(sql)]
}
