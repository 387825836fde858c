import type { Finding, FileFormat, TableGuess, TableStructure } from '../tables.ts'
import { nameColumns } from './column-names.ts'
import { guessDialect } from './csv-dialect.ts'
import { FindingsList } from './findings-list.ts'
import { lookAtCsv } from './first-look.server.ts'
import { findJsonTables, type JsonTable } from './json-shape.ts'
import { recordsOfTable } from './json-source.server.ts'
import { remembers } from './remembered.ts'
import { describeTable, firstLines } from './suggest-columns.ts'
import { guessRows, type RowRoles } from './table-rows.ts'
import { sampleText, type TextSample } from './text-source.server.ts'
import type { LookContext, LookedAt } from './understand-file.server.ts'
import { nameWithoutEnding } from './table-names.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** What letters of UTF-8 look like that were read as one byte each: `Ã©`. */
const UTF8_MISREAD =
  /[ÂÃ][\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/g

type TextTables = { format: FileFormat; tables: TableGuess[] }

/** Tables of a text: JSON where it begins as JSON and is, else CSV. Throws UnreadableFile. */
export async function understandText(file: LookedAt, context: LookContext): Promise<TextTables> {
  const sample = await sampleText(file.path)
  if (sample.text.replace(/^\uFEFF/, '').trim() === '') throw new UnreadableFile({ code: 'empty-file' })
  const json = readAsJson(file, sample, context)
  if (json) return understandJson(file, sample, json, context)
  return { format: 'csv', tables: [understandCsv(file, sample, context)] }
}

function readAsJson(file: LookedAt, sample: TextSample, { limits }: LookContext): JsonTable[] | null {
  const saysJson = /\.(?:json|geojson|ndjson|jsonl)$/i.test(file.name)
  if (!saysJson && !/^\uFEFF?\s*[[{]/.test(sample.text)) return null
  try {
    return findJsonTables(sample.text, sample.isWhole, limits)
  } catch (error) {
    if (saysJson || !(error instanceof UnreadableFile) || error.finding.code !== 'source-error') throw error
    return null
  }
}

function understandJson(file: LookedAt, sample: TextSample, found: JsonTable[], context: LookContext): TextTables {
  const isMap = found.some(({ rows }) => rows === 'features')
  const format = isMap ? 'geojson' : 'json'
  // The name promises a map; without features the rows are still rows.
  const hasFeatures = isMap && found.some(({ elements }) => elements.length > 0)
  if (!hasFeatures && /\.geojson$/i.test(file.name)) context.findings.add({ code: 'geojson-features', severity: 'warning' })
  const tables = found.map((table) => {
    const findings = new FindingsList()
    const { records, names } = recordsOfTable(table, context.limits, findings)
    const rows: RowRoles = names ? { header: null, headerRows: 0, hxl: null, data: 0 } : guessRows(records)
    const structure: TableStructure = {
      name: table.key !== null && found.length > 1 ? table.key : nameWithoutEnding(file.name),
      format: table.rows === 'features' ? 'geojson' : 'json',
      ...(table.key === null ? {} : { sheet: table.key }),
      encoding: sample.encoding,
      ...rows,
    }
    const structured = names ? structure : remembers(context.remembered, structure, records)
    tellOf(structured, [...findings.list(), ...(names ? [] : nameColumns(structured, records).findings)], context)
    return describeTable(structured, records, firstLines(sample.text), context.options, names)
  })
  return { format, tables }
}

function understandCsv(file: LookedAt, sample: TextSample, context: LookContext): TableGuess {
  const name = nameWithoutEnding(file.name)
  const earlier = context.remembered.find((one) => one.name === name && one.format === 'csv')
  const fresh = guessCsv(name, sample, context)
  const structure = earlier ? rememberedCsv(earlier, fresh, sample, context) : fresh
  const look = lookAtCsv(sample, structure, context.limits)
  const findings = nameColumns(structure, look.records).findings
  const misread = sample.encoding === 'utf8' ? [] : [...sample.text.matchAll(UTF8_MISREAD)]
  if (misread[0]) findings.push({ code: 'mixed-encoding', severity: 'warning', count: misread.length, sample: misread[0][0] })
  if (sample.text.includes('\uFFFD')) findings.push({ code: 'encoding-error', severity: 'warning' })
  if (sample.text.includes('\0')) findings.push({ code: 'nul-character', severity: 'warning' })
  tellOf(structure, findings, context)
  return describeTable(structure, look.records, look.lines, context.options)
}

function guessCsv(name: string, sample: TextSample, { limits }: LookContext): TableStructure {
  const dialect = guessDialect(sample.text, sample.isWhole)
  const structure: TableStructure = {
    name,
    format: 'csv',
    encoding: sample.encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote as '"' | "'" | '',
    header: null,
    headerRows: 0,
    hxl: null,
    data: 0,
  }
  return { ...structure, ...guessRows(lookAtCsv(sample, structure, limits).records) }
}

/** A correction of the delimiter, the quote or the place of the names holds for the next file of a series; the encoding is seen anew. */
function rememberedCsv(earlier: TableStructure, fresh: TableStructure, sample: TextSample, { limits }: LookContext): TableStructure {
  const tried: TableStructure = { ...earlier, encoding: fresh.encoding ?? 'utf8' }
  return remembers(
    [tried],
    { ...fresh, delimiter: tried.delimiter ?? ',', quote: tried.quote ?? '"' },
    lookAtCsv(sample, tried, limits).records,
    fresh,
  )
}

function tellOf({ name }: TableStructure, findings: Finding[], context: LookContext) {
  for (const finding of findings) context.findings.add({ ...finding, table: name })
}
