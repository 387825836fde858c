import { readableEntries } from '#app/features/datasets/access.server.ts'
import type { Visibility } from '#app/features/datasets/record/content.ts'
import type { Frequency, Freshness } from '#app/features/datasets/record/freshness.ts'
import type { FileFormat } from '#app/features/datasets/tables.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { commonConditions, orderAndCursor, SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { OwnFilters } from './dataset-filters.ts'
import { ENTRY_COLUMNS } from './entry-columns.ts'

/** A published dataset as lists have it. */
export type DatasetCard = {
  id: string
  slug: string
  /** The read data of the version shown; null without tables. */
  loadId: string | null
  title: LanguageText
  summary: LanguageText
  visibility: Visibility
  licence: string | null
  frequency: Frequency | null
  freshness: Freshness | null
  /** DAC codes of 5 digits. */
  sectors: string[]
  countries: string[]
  formats: FileFormat[]
  languages: string[]
  startsOn: string | null
  endsOn: string | null
  /** Whole numbers as text. */
  rows: string
  bytes: string
  tables: number
  version: number
  quality: number
  workspace: { slug: string; name: LanguageText }
  publishedAt: Date
  updatedAt: Date
}

/** The fields a list of datasets sorts by; the first is the default. */
export const DATASET_SORTS = ['-updated', 'quality', 'rows', 'name'] as const

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  updated: { column: 'entry.updated_at', type: 'timestamptz' },
  quality: { column: 'entry.quality', type: 'smallint' },
  rows: { column: 'entry.rows', type: 'bigint' },
  name: { column: 'entry.slug', type: 'text' },
}

const FRESH: Record<Freshness, string> = {
  fresh: 'entry.due_on >= current_date',
  due: 'entry.due_on < current_date and entry.overdue_on >= current_date',
  overdue: 'entry.overdue_on < current_date',
}

export const FRESHNESS_SQL = `case when entry.due_on is null then null when ${FRESH.fresh} then 'fresh' when ${FRESH.due} then 'due' else 'overdue' end`

/** Conditions on `dataset_entry entry` for what the actor may read and the filters in use; `except` leaves one out, to count what choosing it would give. */
export function datasetConditions(sql: SqlText, actor: Actor, filters: Filters, own: OwnFilters, except?: string): string[] {
  const found = [
    readableEntries(actor, (value) => sql.value(value)),
    ...commonConditions(sql, filters, ENTRY_COLUMNS, except as keyof Filters | undefined),
  ]
  if (own.format.length > 0 && except !== 'format') found.push(`entry.formats && ${sql.value(own.format)}::text[]`)
  if (own.licence.length > 0 && except !== 'licence') found.push(`entry.licence = any(${sql.value(own.licence)}::text[])`)
  if (own.freshness.length > 0 && except !== 'freshness') found.push(`(${own.freshness.map((state) => `(${FRESH[state]})`).join(' or ')})`)
  if (filters.organisation.length > 0)
    found.push(
      `entry.workspace_id in (select workspace.id from workspace join organisation on organisation.id = workspace.organisation_id
       where organisation.ref = any(${sql.value(filters.organisation)}::text[]))`,
    )
  return found
}

/** The formats in which a dataset can be had: its own and those that every table is given in. */
export const OFFERED_FORMATS = `array(select distinct unnest(entry.formats || case when entry.tables > 0 then '{csv,parquet}'::text[] end))`

/** Further conditions on `entry`, with their values. */
export type MoreConditions = (sql: SqlText) => string[]

const CARD = `entry.record_id as id, entry.slug, entry.load_id as "loadId", entry.title, entry.summary, entry.visibility, entry.licence, entry.frequency, ${FRESHNESS_SQL} as freshness,
  array(select code from unnest(entry.sectors) code where length(code) = 5) as sectors, entry.countries, entry.formats, entry.languages,
  to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", entry.rows::text as rows, entry.bytes::text as bytes, entry.tables,
  entry.version, entry.quality, json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace, record.published_at as "publishedAt", entry.updated_at as "updatedAt"`
const FROM = 'from dataset_entry entry join workspace on workspace.id = entry.workspace_id join record on record.id = entry.record_id'

export type DatasetList = { items: DatasetCard[]; next: string | null; total: number }

/** One page of the datasets that fit the filters, with the number of all that fit. */
export async function listDatasets(
  actor: Actor,
  filters: Filters,
  own: OwnFilters,
  page: ListPage & { offset?: number },
  more: MoreConditions = () => [],
): Promise<DatasetList> {
  const counting = new SqlText()
  const counted = query<{ total: number }>(
    `select count(*)::int as total from dataset_entry entry where ${[...datasetConditions(counting, actor, filters, own), ...more(counting)].join(' and ')}`,
    counting.values,
  )
  const sql = new SqlText()
  const where = [...datasetConditions(sql, actor, filters, own), ...more(sql)]
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  const { order, after } = orderAndCursor(sql, page, sort.column, sort.type)
  const [rows, [count]] = await Promise.all([
    query<DatasetCard & { sortValue: string }>(
      `select ${CARD}, (${sort.column})::text as "sortValue" ${FROM} where ${[...where, ...after].join(' and ')} ${order} limit ${page.limit + 1} offset ${page.offset ?? 0}`,
      sql.values,
    ),
    counted,
  ])
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ sortValue: _, ...card }) => card),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
    total: count?.total ?? 0,
  }
}
