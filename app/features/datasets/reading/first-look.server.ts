import { tmpdir } from 'node:os'
import type { Finding, TableGuess, TableStructure } from '../tables.ts'
import { openContent } from './content.server.ts'
import { firstRecords } from './csv-records.ts'
import { FindingsList } from './findings-list.ts'
import { recordsOfTable } from './json-source.server.ts'
import { findJsonTables } from './json-shape.ts'
import { READING_LIMITS, type ReadingLimits } from './limits.ts'
import { listOdsSheets, odsSource } from './ods-source.server.ts'
import { takeRecords } from './record-source.ts'
import { describeTable, firstLines } from './suggest-columns.ts'
import type { RoleKnowledge } from './suggest-roles.ts'
import { sampleText, type TextSample } from './text-source.server.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { openXlsx, readSharedTexts } from './xlsx-workbook.server.ts'
import { xlsxSource } from './xlsx-source.server.ts'
import { ZipArchive } from './zip-archive.server.ts'

export type LookOptions = RoleKnowledge & {
  limits?: ReadingLimits | undefined
  /** Where members of a zip and what a gzip holds are unpacked for the look. */
  workDir?: string | undefined
}

/** Records that are looked at, of any table. */
export const LOOKED_AT = 1_000
/** Characters of shared texts that the first records of a workbook need, as a rule. */
export const SHARED_LOOKED_AT = 8 * 1024 * 1024
/** What is unpacked of a text: more than a sample needs, so that the sample knows it is not the whole. */
export const UNPACKED_FOR_LOOK = 6 * 1024 * 1024

/** The first records of a table, and what is known of it before any record. `names`: of formats that name columns outside of records. */
type FirstLook = { records: string[][]; lines: string[]; names?: string[] | undefined; findings: Finding[] }

/**
 * How a table looks with the structure that a person gave it: another delimiter, encoding, or record of names.
 * Reads no more than the beginning. Throws UnreadableFile.
 */
export async function understandTable(path: string, structure: TableStructure, options: LookOptions = {}): Promise<TableGuess> {
  const look = await lookAtTable(path, structure, options)
  return describeTable(structure, look.records, look.lines, options, look.names)
}

export async function lookAtTable(path: string, structure: TableStructure, options: LookOptions): Promise<FirstLook> {
  const { limits = READING_LIMITS, workDir = tmpdir() } = options
  const isText = ['csv', 'json', 'geojson'].includes(structure.format)
  const content = await openContent(path, structure.member, workDir, limits, isText ? UNPACKED_FOR_LOOK : Infinity)
  try {
    switch (structure.format) {
      case 'csv':
        return lookAtCsv(await sampleText(content.path, structure.encoding), structure, limits)
      case 'json':
      case 'geojson':
        return lookAtJson(await sampleText(content.path, structure.encoding), structure, limits)
      case 'xlsx':
      case 'ods':
        return await lookAtSheet(content.path, structure, limits)
      case 'parquet':
        return { records: [], lines: [], findings: [] }
    }
  } finally {
    await content.release()
  }
}

export function lookAtCsv(sample: TextSample, { delimiter, quote }: TableStructure, limits: ReadingLimits): FirstLook {
  const dialect = { delimiter: delimiter ?? ',', quote: quote ?? '"' }
  const records = firstRecords(sample.text, dialect, sample.isWhole, LOOKED_AT, limits)
  // A first record longer than the sample is shown as far as it goes.
  const shown = records.length > 0 ? records : firstRecords(sample.text, dialect, true, LOOKED_AT, limits)
  while (sample.isWhole && shown.at(-1)?.blank) shown.pop()
  return { records: shown.map(({ cells, blank }) => (blank ? [] : cells)), lines: firstLines(sample.text), findings: [] }
}

function lookAtJson(sample: TextSample, structure: TableStructure, limits: ReadingLimits): FirstLook {
  const table = jsonTableOf(sample, structure, limits)
  const findings = new FindingsList()
  return { ...recordsOfTable(table, limits, findings), lines: firstLines(sample.text), findings: findings.list() }
}

export function jsonTableOf(sample: TextSample, { sheet, name }: TableStructure, limits: ReadingLimits) {
  const tables = findJsonTables(sample.text, sample.isWhole, limits)
  const table = tables.find(({ key }) => key === (sheet ?? null)) ?? (sheet === undefined ? tables[0] : undefined)
  if (!table) throw new UnreadableFile({ code: 'missing-sheet', table: name, ...(sheet ? { sample: sheet } : {}) })
  return table
}

async function lookAtSheet(path: string, structure: TableStructure, limits: ReadingLimits): Promise<FirstLook> {
  const findings = new FindingsList()
  return withSheet(path, structure, limits, SHARED_LOOKED_AT, async (source) => ({
    records: await takeRecords(source, LOOKED_AT, findings),
    lines: [],
    findings: findings.list(),
  }))
}

/** Opens the sheet of a workbook for as long as the work with it takes. Throws UnreadableFile `missing-sheet` and others. */
export async function withSheet<Result>(
  path: string,
  { format, sheet, name }: TableStructure,
  limits: ReadingLimits,
  mostShared: number,
  work: (source: ReturnType<typeof odsSource>) => Promise<Result>,
): Promise<Result> {
  const zip = await ZipArchive.open(path, limits)
  const missing = () => new UnreadableFile({ code: 'missing-sheet', table: name, ...(sheet ? { sample: sheet } : {}) })
  try {
    if (format === 'ods') {
      const found = (await listOdsSheets(zip)).find((one) => one.name === sheet)
      if (!found) throw missing()
      return await work(odsSource(zip, found, limits))
    }
    const workbook = await openXlsx(zip)
    const found = workbook.sheets.find((one) => one.name === sheet)
    if (!found) throw missing()
    return await work(xlsxSource(workbook, found, await readSharedTexts(workbook, limits, mostShared), limits))
  } finally {
    zip.close()
  }
}
