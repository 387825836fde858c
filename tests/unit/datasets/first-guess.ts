import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { prepareTable } from '#app/features/datasets/reading/prepare-table.server.ts'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import type { TableGuess } from '#app/features/datasets/tables.ts'
import { listMaterial, pathOf, type MaterialFile } from './material.ts'

const isText = ({ file }: MaterialFile) => /\.(?:csv|tsv)$/.test(file)

async function readMaterial({ file }: MaterialFile) {
  const { tables } = await understandFile(pathOf(file), file)
  const [table] = tables
  if (!table || table.structure.format === 'parquet') return { table, prepared: null }
  const workDir = mkdtempSync(path.join(tmpdir(), 'passerelle-guess-'))
  try {
    return { table, prepared: await prepareTable(pathOf(file), table.structure, workDir) }
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}

const rowsOf = ({ expect: { rows, rows_incl_header: all, hxl } }: MaterialFile, table: TableGuess) =>
  hxl ? rows : (rows ?? (all === undefined ? undefined : all - table.structure.headerRows))

/** What a file states and was not found; an empty list: all is as stated. */
async function missesOf(file: MaterialFile): Promise<string[]> {
  const { table, prepared } = await readMaterial(file)
  if (!table || !prepared) return [`${file.file}: no table`]
  const { columns, names, delimiter, header, first_cell: first, hxl } = file.expect
  const found: [string, unknown, unknown][] = [
    ['rows', rowsOf(file, table), prepared.rows],
    ['columns', columns, prepared.columns.length],
    ['names', names?.join(), table.columns.join()],
    ['delimiter', delimiter, table.structure.delimiter],
    ['header', header, table.structure.header !== null],
    ['first cell', first, table.first[0]?.[0]],
    ['HXL', hxl, table.structure.hxl !== null],
  ]
  return found
    .filter(([, stated, is]) => stated !== undefined && stated !== is)
    .map(([what, stated, is]) => `${file.file}: ${what} ${JSON.stringify(stated)}, found ${JSON.stringify(is)}`)
}

const states = ({ expect: { rows, rows_incl_header: all, columns, names, delimiter, header, first_cell: first, hxl } }: MaterialFile) =>
  [rows, all, columns, names, delimiter, header, first, hxl].some((stated) => stated !== undefined)

/** How many files were tried, and what those that were not read as they state say. */
type Tried = { of: number; right: number; misses: string[] }

/** The texts of the material that state their structure, at first sight. */
export async function tryStructures(): Promise<Tried> {
  const files = listMaterial('tabular', 'encoding', 'hxl', 'csvw-validation').filter((file) => isText(file) && states(file))
  const misses = (await Promise.all(files.map(missesOf))).filter((found) => found.length > 0)
  return { of: files.length, right: files.length - misses.length, misses: misses.flat() }
}

const NAMES: Record<string, string> = { 'utf-8': 'utf8', cp1252: 'windows-1252', 'utf-16-le': 'utf16le' }

/** The texts of the material that state their encoding. */
export async function tryEncodings(): Promise<Tried> {
  const files = listMaterial('tabular', 'encoding').filter((file) => isText(file) && file.expect.encoding)
  const misses: string[] = []
  for (const file of files) {
    const { table } = await readMaterial(file)
    const stated = NAMES[file.expect.encoding ?? ''] ?? file.expect.encoding ?? ''
    const bytes = readFileSync(pathOf(file.file))
    // Another name is no miss where it decodes to the same text.
    const same = table && iconv.decode(bytes, table.structure.encoding ?? '') === iconv.decode(bytes, stated)
    if (!same) misses.push(`${file.file}: ${stated}, found ${table?.structure.encoding}`)
  }
  return { of: files.length, right: files.length - misses.length, misses }
}
