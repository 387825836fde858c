import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from './sql-literal.ts'

export type DuckdbLimits = {
  memoryMb: number
  threads: number
  temporaryMb: number
  /** Its search for common expressions takes the square of their number: more than all the rest for a table of thousands of columns. */
  isWide?: boolean
  /** Its files never change while it is open: their footers are kept. */
  filesLast?: boolean
}

/**
 * A database in memory that reaches the files and folders named and nothing else: no network, no extension, no other file; none of
 * this can be changed afterwards. DuckDB may also write what it may read, so originals are given as single files.
 */
export async function openDuckdb(
  reach: { files: string[]; folders: string[]; temporary: string },
  limits: DuckdbLimits,
): Promise<{ connection: DuckDBConnection; instance: DuckDBInstance }> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMb}MB`,
    temp_directory: reach.temporary,
    max_temp_directory_size: `${limits.temporaryMb}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  })
  const connection = await instance.connect()
  const list = (paths: string[]) => `[${paths.map(sqlText).join(', ')}]`
  if (reach.files.length > 0) await connection.run(`set allowed_paths = ${list(reach.files)}`)
  if (reach.folders.length > 0) await connection.run(`set allowed_directories = ${list(reach.folders)}`)
  await connection.run(`set enable_external_access = false`)
  await connection.run(`set timezone = 'UTC'`).catch(() => undefined)
  if (limits.filesLast) await connection.run(`set parquet_metadata_cache = true`)
  if (limits.isWide) await connection.run(`set disabled_optimizers = 'common_subexpressions'`)
  await connection.run(`set lock_configuration = true`)
  return { connection, instance }
}

/** All rows of a statement, values as texts, null and numbers as JSON has them. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowsJson()
}
