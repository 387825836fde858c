import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Finding, TableStructure } from '../tables.ts'
import { namesBeyond, nameColumns } from './column-names.ts'
import { openContent, type Content } from './content.server.ts'
import { csvSource } from './csv-source.server.ts'
import { jsonTableOf, lookAtTable, withSheet } from './first-look.server.ts'
import { jsonSource } from './json-source.server.ts'
import { READING_LIMITS, type ReadingLimits } from './limits.ts'
import type { RecordSource } from './record-source.ts'
import { scanCsv } from './scan-csv.server.ts'
import { sampleText } from './text-source.server.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { writeRecords } from './write-records.server.ts'

/** A table as a UTF-8 CSV that any reader reads alike. */
export type PreparedTable = {
  /** Path: of the original where it is clean, else of a copy. */
  csv: string
  delimiter: string
  /** Empty: cells are never quoted, and quotes are letters. */
  quote: string
  /** What ends every record. A reader that is told otherwise (DuckDB's `new_line`) finds no rows and says nothing. */
  newline: '\n' | '\r\n'
  /** Lines (by line feeds) before the first record of data. */
  skip: number
  /** Unique names, as many as each record of the CSV has cells. */
  columns: string[]
  hxl: (string | null)[]
  /** Records of data, counted by us. */
  rows: number
  /** Most cells in any record of the original. */
  wide: number
  /** Bytes of the longest record of the CSV. */
  longest: number
  findings: Finding[]
  /** Whether `csv` is a copy in `workDir`, to be removed by whoever asked for it. */
  temporary: boolean
}

/** Share of the file that is read, from 0 to 1. */
export type OnProgress = (share: number) => void

/**
 * Makes a table ready for loading. A clean UTF-8 CSV is proven clean in one pass and given as it is; everything else is
 * written to `workDir` anew, without losing a row, a cell or a value. Records are counted either way.
 * An empty line within a table is a row of empty cells; empty lines at the very end are none.
 * Throws UnreadableFile for what stops the load.
 */
export async function prepareTable(
  path: string,
  structure: TableStructure,
  workDir: string,
  limits: ReadingLimits = READING_LIMITS,
  onProgress: OnProgress = () => {},
): Promise<PreparedTable> {
  if (structure.format === 'parquet') throw new UnreadableFile({ code: 'format-error', table: structure.name, sample: 'parquet' })
  const content = await openContent(path, structure.member, workDir, limits)
  let isKept = false
  try {
    const prepared = await prepareContent(content, { ...structure }, workDir, limits, onProgress)
    isKept = prepared.csv === content.path
    return prepared
  } catch (error) {
    if (error instanceof UnreadableFile) error.finding.table ??= structure.name
    throw error
  } finally {
    if (!isKept) await content.release()
  }
}

async function prepareContent(
  content: Content,
  structure: TableStructure,
  workDir: string,
  limits: ReadingLimits,
  onProgress: OnProgress,
): Promise<PreparedTable> {
  // The content is unpacked already: it is no member any more.
  const { member: _, ...inside } = structure
  const look = await lookAtTable(content.path, inside, { limits, workDir })
  const named = look.names
    ? nameColumns({ ...inside, header: 0, headerRows: 1, data: 1 }, [look.names, ...look.records])
    : nameColumns(inside, look.records)
  const labels = look.names ? [] : named.findings
  const onBytes = (read: number, all: number) => onProgress(all === 0 ? 1 : Math.min(1, read / all))
  if (structure.format === 'csv') {
    const clean = await scanOriginal(content.path, inside, named.columns.length, onBytes)
    if (clean)
      return { ...clean, ...named, findings: withTable([...labels, ...clean.findings], structure.name), temporary: content.isUnpacked }
    return writeCopy(csvSource(content.path, inside, limits, onBytes), inside, named, labels, workDir)
  }
  if (structure.format === 'json' || structure.format === 'geojson') {
    const sample = await sampleText(content.path, inside.encoding)
    const source = jsonSource(content.path, sample.encoding, jsonTableOf(sample, inside, limits), limits, onBytes)
    return writeCopy(source, inside, named, labels, workDir)
  }
  const { size } = await stat(content.path)
  onBytes(0, size)
  return withSheet(content.path, inside, limits, Infinity, (source) => writeCopy(source, inside, named, labels, workDir))
}

type Named = { columns: string[]; hxl: (string | null)[] }

/** A cell within the limits of a cell may still be of a record that is beyond what is read without looking at cells. */
const MOST_RECORD_BYTES = 16 * 1024 * 1024

async function scanOriginal(path: string, structure: TableStructure, columns: number, onBytes: (read: number, all: number) => void) {
  const { encoding = 'utf8', delimiter = ',', quote = '"', data } = structure
  if (encoding !== 'utf8' || delimiter.length !== 1 || delimiter.charCodeAt(0) > 127) return null
  const scanned = await scanCsv({ path, delimiter, quote, data, columns, mostRecordBytes: MOST_RECORD_BYTES, onBytes })
  return scanned && { csv: path, delimiter, quote, wide: columns, ...scanned }
}

async function writeCopy(
  source: RecordSource,
  structure: TableStructure,
  { columns, hxl }: Named,
  labels: Finding[],
  workDir: string,
): Promise<PreparedTable> {
  const csv = join(workDir, `${randomUUID()}.csv`)
  try {
    const written = await writeRecords(source, csv, structure.data, columns.length)
    const names = source.names?.()
    const all = names
      ? nameColumns({ ...structure, header: 0, headerRows: 1, data: 1 }, [names, []]).columns
      : namesBeyond(columns, written.width)
    return {
      csv,
      delimiter: ',',
      quote: '"',
      newline: '\n',
      skip: 0,
      columns: all,
      hxl: all.map((_, column) => hxl[column] ?? null),
      rows: written.rows,
      wide: written.wide,
      longest: written.longest,
      findings: withTable([...labels, ...written.findings.list()], structure.name),
      temporary: true,
    }
  } catch (error) {
    await rm(csv, { force: true })
    throw error
  }
}

const withTable = (findings: Finding[], table: string) => findings.map((finding) => ({ ...finding, table }))
