import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll } from 'vitest'
import { ZipFile } from 'yazl'
import { prepareTable, type PreparedTable } from '#app/features/datasets/reading/prepare-table.server.ts'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import type { TableGuess, TableStructure, Understood } from '#app/features/datasets/tables.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-reading-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0

export const workDir = folder

/** A file of this name with these bytes, in a folder of its own run. */
export function fileOf(content: string | Uint8Array, name = 'file.csv'): string {
  const file = path.join(folder, `${(count += 1)}-${name}`)
  writeFileSync(file, content)
  return file
}

export async function zipOf(members: Record<string, string | Uint8Array>, name = 'file.zip'): Promise<string> {
  const file = path.join(folder, `${(count += 1)}-${name}`)
  const zip = new ZipFile()
  for (const [member, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content as string), member)
  zip.end()
  await new Promise<void>((resolve, reject) => {
    zip.outputStream.pipe(createWriteStream(file)).on('close', resolve).on('error', reject)
  })
  return file
}

export async function understand(content: string | Uint8Array, name = 'file.csv', remembered: TableStructure[] = []): Promise<Understood> {
  return understandFile(fileOf(content, name), name, remembered)
}

/** The only table of a file. */
export async function onlyTable(content: string | Uint8Array, name = 'file.csv', remembered: TableStructure[] = []): Promise<TableGuess> {
  const { tables, findings } = await understand(content, name, remembered)
  if (tables.length !== 1 || !tables[0]) throw new Error(`${tables.length} tables: ${JSON.stringify(findings)}`)
  return tables[0]
}

export type Prepared = PreparedTable & { cells: string[][]; codes: string[] }

/** A table made ready as it was understood, and its cells as another reader of CSV finds them. */
export async function prepare(file: string, structure: TableStructure, limits = READING_LIMITS): Promise<Prepared> {
  const prepared = await prepareTable(file, structure, folder, limits)
  return { ...prepared, cells: cellsOf(prepared), codes: prepared.findings.map(({ code }) => code) }
}

export async function prepareContent(
  content: string | Uint8Array,
  name = 'file.csv',
  changes: Partial<TableStructure> = {},
): Promise<Prepared> {
  const file = fileOf(content, name)
  const { tables, findings } = await understandFile(file, name)
  if (!tables[0]) throw new Error(JSON.stringify(findings))
  return prepare(file, { ...tables[0].structure, ...changes })
}

function cellsOf({ csv, delimiter, quote, skip, newline }: PreparedTable): string[][] {
  let text = readFileSync(csv, 'utf8')
  for (let line = 0; line < skip; line += 1) text = text.slice(text.indexOf('\n') + 1)
  return parse(text, { delimiter, quote: quote === '' ? null : quote, record_delimiter: newline, skip_empty_lines: false })
}
