import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import type { ColumnReading, ColumnRole, TableGuess, TableStructure } from '#app/features/datasets/tables.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { findingLines, type FindingLine } from './finding-words.server.ts'
import { latestLoad, listTables, type Load, type StoredTable } from './loads.server.ts'

/** One column as it was read, in words; `misfits` and `missing` are cells. */
export type ReadColumn = {
  position: number
  name: string
  hxl: string | null
  reading: ColumnReading
  role: ColumnRole | null
  isChosen: boolean
  misfits: string | null
  missing: string | null
}

/** A table as the portal understood it, beside the first lines of the file. */
export type ReadTable = {
  position: number
  name: string
  rows: string
  /** Columns in all; those shown are the first. */
  columnCount: string
  moreColumns: string | null
  columns: ReadColumn[]
  structure: TableStructure
  /** The file as it lies, and the cells of its first records. */
  lines: string[]
  first: string[][]
  findings: FindingLine[]
  ambiguousDates: string[]
}

export type FileStep = {
  revision: number
  load: {
    id: string
    name: string
    size: string
    sha256: string
    when: string
    state: Load['state']
    step: string | null
    share: number | null
    /** The working copy has it as its file. */
    isUsed: boolean
    findings: FindingLine[]
    tables: ReadTable[]
    documents: { name: string; size: string }[]
  } | null
  /** Another file that the working copy has, while this one is read or refused. */
  used: { name: string; size: string } | null
}

const SHOWN_COLUMNS = 200
const SHOWN_RECORDS = 8

/** What came for a dataset last, and what the portal makes of it. */
export async function getFileStep({ record, content }: OpenDataset, language: Language): Promise<FileStep> {
  const load = await latestLoad(record.id)
  const { file } = content.facts
  const isUsed = file !== undefined && file.loadId === load?.id
  return {
    revision: record.revision,
    load: load && {
      id: load.id,
      name: load.name,
      size: formatBytes(language, load.bytes),
      sha256: load.sha256,
      when: formatShortDay(language, load.createdAt.toISOString()),
      state: load.state,
      step: load.step,
      share: load.progress,
      isUsed,
      findings: findingLines(load.findings, language),
      tables: load.state === 'READY' ? (await listTables(load.id)).map((table) => readTable(table, load, language)) : [],
      documents: load.documents.map(({ name, bytes }) => ({ name, size: formatBytes(language, bytes) })),
    },
    used: file && !isUsed ? { name: file.name, size: formatBytes(language, file.bytes) } : null,
  }
}

function readTable({ position, name, rows, columns, structure, findings }: StoredTable, load: Load, language: Language): ReadTable {
  const guess = load.understood?.tables.find((found) => isSameTable(found, structure))
  const counted = (count: number) => (count === 0 ? null : formatNumber(language, count))
  return {
    position,
    name,
    rows: formatNumber(language, rows),
    columnCount: formatNumber(language, columns.length),
    moreColumns: counted(Math.max(0, columns.length - SHOWN_COLUMNS)),
    columns: columns.slice(0, SHOWN_COLUMNS).map(({ name: column, hxl, role, misfits, missing, isChosen = false, ...reading }, index) => ({
      position: index,
      name: column,
      hxl,
      reading,
      role,
      isChosen,
      misfits: counted(misfits),
      missing: counted(missing),
    })),
    structure,
    lines: guess?.lines.slice(0, 12) ?? [],
    first: guess?.first.slice(0, SHOWN_RECORDS).map((cells) => cells.slice(0, 20)) ?? [],
    findings: findingLines(findings, language),
    ambiguousDates: (guess?.ambiguousDates ?? []).flatMap((column) => (columns[column]?.isChosen ? [] : (columns[column]?.name ?? []))),
  }
}

export const isSameTable = ({ structure }: TableGuess, other: TableStructure) =>
  structure.member === other.member && structure.sheet === other.sheet && structure.name === other.name
