import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { ColumnReading, TableGuess, TableStructure, Understood } from '../tables.ts'
import { loadParquet, loadTable, prepareTable, understandFile, understandTable, unpackMember } from './engine.server.ts'
import { inImportProcess, type ImportOptions } from './import-queue.server.ts'
import type { TableLoad } from './table-files.ts'

type FileToImport = {
  path: string
  /** As its sender named it. */
  name: string
  workDir: string
  /** How tables of an earlier file were read in the end, and columns of theirs as a person wanted, by name. */
  remembered: { structures: TableStructure[]; readings: Readonly<Record<string, ColumnReading>> }
  /** How a person wants the tables of this one to be read; null: as the portal sees fit. */
  chosen: { structure: TableStructure; readings: (ColumnReading | null)[] }[] | null
  /** Codes of administrative areas that the portal knows. */
  adminCodes: string[]
}

type ImportEvents = {
  onProgress: (step: string) => void
  onUnderstood: (understood: Understood) => Promise<unknown>
  signal?: AbortSignal
}

/** A file as it was read: what was understood, its tables, and the PDFs of it, each as a file of the work folder. */
export type ImportedFile = { understood: Understood; tables: TableLoad[]; documents: { name: string; path: string }[] }

/**
 * Reads a file whole: understands it, then loads each of its tables, one after another, all in one process that is limited and niced.
 * Throws TableRefused where something stops the load, EngineFailed where a step did not finish. The work folder is the caller's to remove.
 */
export function importFile(file: FileToImport, { onProgress, onUnderstood, signal }: ImportEvents): Promise<ImportedFile> {
  return inImportProcess({ workDir: file.workDir, signal, onStep: onProgress }, (options) => importWith(options, file, onUnderstood))
}

async function importWith(options: ImportOptions, file: FileToImport, onUnderstood: ImportEvents['onUnderstood']): Promise<ImportedFile> {
  const { adminCodes } = file
  const seen = await understandFile(file.path, { name: file.name, remembered: file.remembered.structures, adminCodes }, options)
  const chosen: TableGuess[] = []
  for (const { structure } of file.chosen ?? []) chosen.push(await understandTable(file.path, structure, { adminCodes }, options))
  const understood = file.chosen ? { ...seen, tables: chosen } : seen
  await onUnderstood(understood)
  const tables: TableLoad[] = []
  for (const [nth, guess] of understood.tables.entries()) {
    const outDir = path.join(file.workDir, `table-${nth}`)
    const readings = file.chosen?.[nth]?.readings ?? guess.columns.map((name) => own(file.remembered.readings, name))
    tables.push(await importTable(file, guess, readings, { ...options, workDir: outDir }))
  }
  const documents: ImportedFile['documents'] = []
  for (const { name, member } of understood.documents)
    documents.push({ name, path: member === undefined ? file.path : await unpackMember(file.path, member, options) })
  return { understood, tables, documents }
}

// A column may have any name, `__proto__` among them.
const own = (readings: Readonly<Record<string, ColumnReading>>, name: string) =>
  Object.hasOwn(readings, name) ? (readings[name] ?? null) : null

async function importTable(
  { path: source }: FileToImport,
  { structure, readings: suggested, roles }: TableGuess,
  readings: (ColumnReading | null)[],
  options: ImportOptions,
): Promise<TableLoad> {
  const outDir = options.workDir
  await mkdir(outDir, { recursive: true })
  if (structure.format === 'parquet') {
    const parquet = structure.member === undefined ? source : await unpackMember(source, structure.member, options)
    return loadParquet({ parquet, structure, roles, outDir }, options)
  }
  const prepared = await prepareTable(source, structure, options)
  const { table, ...load } = await loadTable({ prepared, structure, readings, suggested, roles, outDir }, options)
  const columns = table.columns.map((column, nth) => (readings[nth] ? { ...column, isChosen: true as const } : column))
  return { ...load, table: { ...table, columns } }
}
