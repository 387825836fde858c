import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { log } from '#app/platform/observability/log.server.ts'
import { PrismaClient } from './generated/client.ts'
import { APP_ROLE } from './open.server.ts'

type Connection = { url: string; pool: pg.Pool; prisma: PrismaClient }

// One connection pool a process, kept over module reloads in development.
const holder = globalThis as typeof globalThis & { passerelleDatabase?: Connection }

// Pages ask in milliseconds. Compiling a query costs more than it saves; so do workers, that have to find each page of the tables anew while
// other pages wait for a processor. Each question is planned for what it asks: a plan kept for any word reads all of a table for a common
// one. The rows that a common word is found in fit in memory.
const PLANNING = ['jit=off', 'max_parallel_workers_per_gather=0', 'plan_cache_mode=force_custom_plan', 'work_mem=16MB']
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** Connects the process to its database; every query runs as the plain role and in UTC (the driver reads times as UTC). */
export function connectDatabase(url: string, poolSize = 10): void {
  if (holder.passerelleDatabase) return
  const pool = new pg.Pool({ connectionString: url, max: poolSize, options: `-c TimeZone=UTC -c role=${APP_ROLE} ${PLANNING}` })
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 15_000, timeout: 30_000 } })
  holder.passerelleDatabase = { url, pool, prisma }
}

export async function disconnectDatabase(): Promise<void> {
  const connection = holder.passerelleDatabase
  delete holder.passerelleDatabase
  await connection?.prisma.$disconnect()
  await connection?.pool.end()
}

function connection(): Connection {
  if (!holder.passerelleDatabase) throw new Error('The database is not connected yet')
  return holder.passerelleDatabase
}

/** The Prisma client of this process. */
export const db = new Proxy({} as PrismaClient, { get: (_, key) => Reflect.get(connection().prisma, key) as unknown })

/** The pool itself, for hand-written SQL that a list page needs in one round trip. */
export const pool = (): pg.Pool => connection().pool

/** Where this process' database is, for a process that works for it. */
export const databaseUrl = (): string => connection().url

/** Runs one SQL text with parameters; rows as the driver gives them. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const name = statementName(text)
  const result = await connection().pool.query<Row>({ text, values: values as unknown[], ...(name ? { name } : {}) })
  return result.rows
}

const statementNames = new Map<string, string>()
const MOST_STATEMENTS = 200

/**
 * The name under which each connection keeps a statement parsed, which spares about half the time of a small query. Only
 * the texts that come first: lists have as many texts as there are ways to filter them.
 */
function statementName(text: string): string | undefined {
  let name = statementNames.get(text)
  if (!name && statementNames.size < MOST_STATEMENTS) {
    name = `s${statementNames.size}`
    statementNames.set(text, name)
  }
  return name
}
