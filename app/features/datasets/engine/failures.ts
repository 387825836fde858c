import type { Finding } from '../tables.ts'

export const ENGINE_FAILURES = ['memory', 'time', 'crash', 'disk', 'stopped', 'busy'] as const
export type EngineFailure = (typeof ENGINE_FAILURES)[number]

/**
 * The engine did not finish: it ran out of memory, time or disk, it broke, it was stopped by who asked, or too many wait
 * already. What the engine printed is in `detail`, for the log alone: it is never shown.
 */
export class EngineFailed extends Error {
  readonly code: EngineFailure
  readonly detail: string

  constructor(code: EngineFailure, detail = '') {
    super(`engine: ${code}`)
    this.name = 'EngineFailed'
    this.code = code
    this.detail = detail
  }
}

/** The file or table cannot be taken as it is; the finding says why, in the terms of the other findings of a file. */
export class TableRefused extends Error {
  readonly finding: Finding

  constructor(finding: Finding) {
    super(`table refused: ${finding.code}`)
    this.name = 'TableRefused'
    this.finding = finding
  }
}

/** A query that says something impossible of this table: `where` is the path of the part that is wrong. */
export class QueryRefused extends Error {
  readonly where: string

  constructor(where: string) {
    super(`query refused: ${where}`)
    this.name = 'QueryRefused'
    this.where = where
  }
}

/** What a message of DuckDB or of the operating system means for who asked. */
export function failureOf(message: string): EngineFailure {
  if (/no space left|ENOSPC|EDQUOT|disk quota|max_temp_directory_size|failed to offload/i.test(message)) return 'disk'
  if (/out of memory|bad_alloc|failed to allocate|cannot allocate|heap limit/i.test(message)) return 'memory'
  if (/interrupt/i.test(message)) return 'time'
  return 'crash'
}
