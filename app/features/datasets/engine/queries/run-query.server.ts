import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import path from 'node:path'
import { LRUCache } from 'lru-cache'
import { EngineFailed, failureOf } from '../failures.ts'
import { openDuckdb, type DuckdbLimits } from '../open-duckdb.server.ts'
import type { QueryTask } from '../protocol.ts'
import type { TableFiles } from '../table-files.ts'
import { aggregateTable } from './aggregate-table.server.ts'
import { askTable } from './ask-table.server.ts'
import { diffTables } from './diff-tables.server.ts'
import { exportTable } from './export-table.server.ts'
import { misfitCells, sampleTable } from './sample-table.server.ts'

const LIMITS: DuckdbLimits = { memoryMb: 512, threads: 2, temporaryMb: 8_000, filesLast: true }
const MOST_OPEN = 4

type Opened = { instance: DuckDBInstance; users: number; gone: boolean }

// A database for each table that was asked lately: it reaches the files of this table alone, and remembers their footers.
const open = new LRUCache<string, Promise<Opened>>({ max: MOST_OPEN, dispose: (opened) => void opened.then(retire, () => undefined) })
const totals = new LRUCache<string, number>({ max: 1_000 })

function retire(opened: Opened): void {
  opened.gone = true
  if (opened.users === 0) opened.instance.closeSync()
}

/** Runs one query; `signal` interrupts it, and it fails with `time`. */
export async function runQuery(task: QueryTask, signal: AbortSignal): Promise<unknown> {
  const tables = task.kind === 'diff' ? [task.before, task.table] : [task.table]
  const opened = await openFor(tables, task.kind === 'export' ? task.file : null)
  opened.users += 1
  const connection = await opened.instance.connect()
  // An interrupt between two statements is lost: it is repeated until the query has ended.
  let again: NodeJS.Timeout | undefined
  const interrupt = () => {
    connection.interrupt()
    again = setInterval(() => connection.interrupt(), 20)
  }
  signal.addEventListener('abort', interrupt)
  try {
    if (signal.aborted) throw new EngineFailed('time')
    const answered = await answer(connection, task)
    if (signal.aborted) throw new EngineFailed('time')
    return answered
  } catch (error) {
    if (signal.aborted) throw new EngineFailed('time')
    throw isOurs(error) ? error : new EngineFailed(failureOf(String(error)), String(error).slice(0, 2_000))
  } finally {
    signal.removeEventListener('abort', interrupt)
    clearInterval(again)
    connection.closeSync()
    opened.users -= 1
    if (opened.gone && opened.users === 0) opened.instance.closeSync()
  }
}

const isOurs = (error: unknown) => error instanceof Error && ['EngineFailed', 'QueryRefused', 'TableRefused'].includes(error.name)

function answer(connection: DuckDBConnection, task: QueryTask): Promise<unknown> {
  switch (task.kind) {
    case 'ask':
      return askTable(connection, task, totals)
    case 'aggregate':
      return aggregateTable(connection, task)
    case 'sample':
      return sampleTable(connection, task)
    case 'misfits':
      return misfitCells(connection, task)
    case 'export':
      return exportTable(connection, task)
    case 'diff':
      return diffTables(connection, task)
    default:
      return task satisfies never
  }
}

async function openFor(tables: TableFiles[], written: string | null): Promise<Opened> {
  const files = tables.flatMap(({ text, typed, misfits }) => [...text, ...typed, ...(misfits === null ? [] : [misfits])])
  const make = async (): Promise<Opened> => {
    const folders = written === null ? [] : [path.dirname(written)]
    const { connection, instance } = await openDuckdb({ files, folders, temporary: path.resolve('temporary') }, LIMITS)
    connection.closeSync()
    return { instance, users: 0, gone: false }
  }
  if (written !== null) {
    // What is exported has a database of its own, for it alone may write.
    return { ...(await make()), gone: true }
  }
  const key = files.join('\n')
  const known = open.get(key)
  if (known) return known
  const fresh = make()
  open.set(key, fresh)
  fresh.catch(() => open.delete(key))
  return fresh
}
