import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { listLinked } from '#app/features/datasets/edit/linked-records.server.ts'
import { findLoad, listTables, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import { languagesOf } from '#app/features/datasets/record/content.ts'
import { dueDays, freshnessOn, type Frequency, type Freshness } from '#app/features/datasets/record/freshness.ts'
import { tableFacts } from '#app/features/datasets/record/index-dataset.server.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { scoreOf, type ScoreUnit } from '#app/features/datasets/record/score.ts'
import type { ColumnRole, ColumnType, FileFormat } from '#app/features/datasets/tables.ts'
import { taggedText, withOrigin, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { unreadTexts } from '#app/features/provenance/text-origins.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { vouchedFor, type Vouched } from '#app/features/provenance/vouched.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatDay, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A column with what its dictionary says of it. */
export type ViewedColumn = {
  position: number
  name: string
  label: TaggedText | null
  description: TaggedText | null
  type: ColumnType
  role: ColumnRole | null
  hxl: string | null
}
export type ViewedTable = {
  position: number
  name: string
  rows: string
  rowCount: number
  columnCount: string
  columns: ViewedColumn[]
  more: number
}

/** A dataset as its page shows it, in words ready for one reader. */
export type DatasetView = {
  id: string
  slug: string
  title: TaggedText
  vouched: Vouched
  /** Null for a working copy; `isNewest`: the one the public is served. */
  version: { number: number; date: string; day: string; isNewest: boolean } | null
  summary: TaggedText | null
  method: TaggedText | null
  caveats: TaggedText | null
  change: TaggedText | null
  visibility: 'public' | 'workspace'
  licence: { id: string; name: string; url: string } | null
  period: { from: string; to: string }
  countries: string[]
  sectors: { code: string; name: string }[]
  frequency: Frequency | null
  freshness: { state: Freshness; due: string } | null
  contact: { name: string; email: string }
  file: { name: string; size: string; format: FileFormat; sha256: string } | null
  tables: ViewedTable[]
  documents: { name: string; size: string; index: number }[]
  languages: string[]
  links: { id: string; kind: 'project' | 'need'; title: TaggedText }[]
  quality: { score: number; missing: ScoreUnit[] }
}

/** Columns that a page shows with what they mean; the table itself has them all. */
const SHOWN_COLUMNS = 300

/** What the page of a dataset shows. */
export async function getDatasetView(open: OpenDataset, language: Language): Promise<DatasetView> {
  const { record, slug, side, content } = open
  const { facts, texts } = content
  const load = facts.file ? await findLoad(facts.file.loadId) : null
  const tables = load ? await listTables(load.id) : []
  const isUnread = await unreadTexts(db, record.id)
  const text = (field: keyof typeof texts) => withOrigin(taggedText(texts[field], language), (lang, words) => isUnread(field, lang, words))
  const due = dueDays(facts.frequency, record.publishedAt)
  const freshness = freshnessOn(today(), due)
  const licence = findLicence(facts.licence)
  const links = await listLinked(content.links, null, language)
  const day = (value: string | undefined) => (value ? formatShortDay(language, value) : '')
  return {
    id: record.id,
    slug,
    title: taggedText(texts.title, language) ?? { text: slug, lang: '', dir: 'auto' },
    vouched: vouchedFor(record, side, language),
    version: await versionOf(open, language),
    summary: text('summary'),
    method: text('method'),
    caveats: text('caveats'),
    change: text('change'),
    visibility: facts.visibility ?? 'workspace',
    licence: licence ? { id: licence.id, name: licence.name, url: licence.url } : null,
    period: { from: day(facts.from), to: day(facts.to) },
    countries: content.countries.map(({ code }) => countryName(code, language)),
    sectors: content.sectors.map(({ code }) => ({ code, name: nameOf('Sector', code, language)?.name ?? code })),
    frequency: facts.frequency ?? null,
    freshness: freshness && due && side === record.currentVersion ? { state: freshness, due: formatShortDay(language, due.dueOn) } : null,
    contact: { name: facts.contact?.name ?? '', email: facts.contact?.email ?? '' },
    file: facts.file
      ? { name: facts.file.name, size: formatBytes(language, facts.file.bytes), format: facts.file.format, sha256: facts.file.sha256 }
      : null,
    tables: viewedTables(tables, open, language),
    documents: (load?.documents ?? []).map(({ name, bytes }, index) => ({ name, size: formatBytes(language, bytes), index })),
    languages: languagesOf(content).map((tag) => languageName(tag, language)),
    links: links.flatMap(({ recordId, kind, title }) => (title ? [{ id: recordId, kind, title }] : [])),
    quality: scoreOf(
      content,
      tableFacts(
        content,
        tables.map((table) => ({ ...table, rows: BigInt(table.rows) })),
      ),
    ),
  }
}

async function versionOf({ record, version }: OpenDataset, language: Language): Promise<DatasetView['version']> {
  if (version === null) return null
  const { publishedAt } = await db.recordVersion.findUniqueOrThrow({ where: { recordId_number: { recordId: record.id, number: version } } })
  const day = publishedAt.toISOString().slice(0, 10)
  return { number: version, day, date: formatDay(language, day), isNewest: version === record.currentVersion }
}

/** The tables of a dataset's file with what its dictionary says of their columns. */
export function viewedTables(tables: readonly StoredTable[], { content }: OpenDataset, language: Language): ViewedTable[] {
  const dictionary = new Map(content.columns.map((row) => [row.id, row]))
  return tables.map(({ position, name, rows, columns }) => ({
    position,
    name,
    rows: formatNumber(language, rows),
    rowCount: rows,
    columnCount: formatNumber(language, columns.length),
    columns: columns.slice(0, SHOWN_COLUMNS).map((column, index) => {
      const row = dictionary.get(columnId(name, column.name, tables.length))
      return {
        position: index,
        name: column.name,
        label: taggedText(row?.label, language),
        description: taggedText(row?.description, language),
        type: column.type,
        role: column.role,
        hxl: column.hxl,
      }
    }),
    more: Math.max(0, columns.length - SHOWN_COLUMNS),
  }))
}
