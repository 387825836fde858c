import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import type { TableGuess, TableStructure, Understood } from '../tables.ts'
import { QueryRefused } from './failures.ts'
import type { PreparedTable } from '../reading/prepare-table.server.ts'
import { runImportTask, type ImportOptions } from './import-queue.server.ts'
import type { LoadParquetTask } from './load/load-parquet.server.ts'
import type { LoadTask } from './load/load-table.server.ts'
import { runQueryTask, type QueryOptions } from './query-process.server.ts'
import type { TableFiles, TableLoad } from './table-files.ts'
import {
  aggregateQuerySchema,
  diffQuerySchema,
  exportQuerySchema,
  misfitQuerySchema,
  sampleQuerySchema,
  tableQuerySchema,
  type AggregateAnswer,
  type AggregateQuery,
  type DiffQuery,
  type ExportQuery,
  type MisfitCell,
  type MisfitQuery,
  type SampleAnswer,
  type SampleQuery,
  type TableDiff,
  type TablePage,
  type TableQuery,
} from './table-query.ts'

const WIDE = 1_000
const WIDE_ADDRESS_MB = 16_000

// Every function throws EngineFailed where the engine did not finish, those on files TableRefused, those on tables QueryRefused.

type Look = { /** Codes of administrative areas that the portal knows. */ adminCodes: string[] }

/** Says what a file holds. `name` is the name under which it came; `remembered` are corrections of an earlier version. */
export async function understandFile(
  file: string,
  { name, remembered, adminCodes }: Look & { name: string; remembered: TableStructure[] },
  options: ImportOptions,
): Promise<Understood> {
  const workDir = path.resolve(options.workDir)
  return (await runImportTask(
    { kind: 'understandFile', path: path.resolve(file), name, remembered, workDir, adminCodes },
    options,
  )) as Understood
}

/** What a table looks like under a structure that a person corrected. */
export async function understandTable(
  file: string,
  structure: TableStructure,
  { adminCodes }: Look,
  options: ImportOptions,
): Promise<TableGuess> {
  const workDir = path.resolve(options.workDir)
  return (await runImportTask({ kind: 'understandTable', path: path.resolve(file), structure, workDir, adminCodes }, options)) as TableGuess
}

/** Takes a member out of a zip; gives its path in the work folder. */
export async function unpackMember(file: string, member: string, options: ImportOptions): Promise<string> {
  const workDir = path.resolve(options.workDir)
  return (await runImportTask({ kind: 'unpack', path: path.resolve(file), member, workDir }, options)) as string
}

/** Brings a table of a file into the form that is loaded; a copy, where one is needed, lies in the work folder. */
export async function prepareTable(file: string, structure: TableStructure, options: ImportOptions): Promise<PreparedTable> {
  const workDir = path.resolve(options.workDir)
  return (await runImportTask({ kind: 'prepare', path: path.resolve(file), structure, workDir }, options)) as PreparedTable
}

/** Loads a prepared table into `outDir`: text copy, typed copy, misfits, profile. No row is dropped: a load that would is refused. */
export async function loadTable(task: LoadTask, options: ImportOptions): Promise<TableLoad> {
  const prepared = { ...task.prepared, csv: path.resolve(task.prepared.csv) }
  // A reader and a writer of thousands of columns reserve far more than they fill; what is filled is watched all the same.
  const limits = prepared.columns.length > WIDE ? { addressMb: WIDE_ADDRESS_MB, ...options.limits } : options.limits
  return (await runImportTask(
    { kind: 'load', ...task, prepared, outDir: path.resolve(task.outDir) },
    { ...options, ...(limits ? { limits } : {}) },
  )) as TableLoad
}

/** Loads a Parquet file into `outDir`. */
export async function loadParquet(task: LoadParquetTask, options: ImportOptions): Promise<TableLoad> {
  const [parquet, outDir] = [path.resolve(task.parquet), path.resolve(task.outDir)]
  return (await runImportTask({ kind: 'loadParquet', ...task, parquet, outDir }, options)) as TableLoad
}

/** One page of rows, and how many there are. */
export async function askTable(table: TableFiles, query: TableQuery, options?: QueryOptions): Promise<TablePage> {
  return (await runQueryTask({ kind: 'ask', table, query: checked(tableQuerySchema, query) }, options)) as TablePage
}

/** Groups and measures, for charts and maps. */
export async function aggregateTable(table: TableFiles, query: AggregateQuery, options?: QueryOptions): Promise<AggregateAnswer> {
  return (await runQueryTask({ kind: 'aggregate', table, query: checked(aggregateQuerySchema, query) }, options)) as AggregateAnswer
}

/** Values of some columns in rows drawn at random, the same in every draw. */
export async function sampleColumns(table: TableFiles, query: SampleQuery, options?: QueryOptions): Promise<SampleAnswer> {
  return (await runQueryTask({ kind: 'sample', table, query: checked(sampleQuerySchema, query) }, options)) as SampleAnswer
}

/** Cells that are no value of their column's type. */
export async function misfitCells(
  table: TableFiles,
  query: MisfitQuery,
  options?: QueryOptions,
): Promise<{ cells: MisfitCell[]; more: boolean }> {
  return (await runQueryTask({ kind: 'misfits', table, query: checked(misfitQuerySchema, query) }, options)) as {
    cells: MisfitCell[]
    more: boolean
  }
}

/** Writes rows to a new file, whose folder the engine may write to and is best made for it. */
export async function exportTable(table: TableFiles, query: ExportQuery, file: string, options?: QueryOptions): Promise<{ rows: number }> {
  const place = path.resolve(file)
  const task = { kind: 'export' as const, table, query: checked(exportQuerySchema, query), file: place }
  await mkdir(path.dirname(place), { recursive: true })
  return (await runQueryTask(task, { timeLimitMs: 10 * 60_000, ...options })) as { rows: number }
}

/** What changed from one version of a table to the next. */
export async function diffTables(before: TableFiles, table: TableFiles, query: DiffQuery, options?: QueryOptions): Promise<TableDiff> {
  const task = { kind: 'diff' as const, before, table, query: checked(diffQuerySchema, query) }
  return (await runQueryTask(task, { timeLimitMs: 2 * 60_000, ...options })) as TableDiff
}

/** Checks a query that came from outside. Throws QueryRefused with the path of the first part that is wrong. */
function checked<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  throw new QueryRefused(result.error.issues[0]?.path.join('.') ?? '')
}
