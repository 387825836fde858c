import type pg from 'pg'
import { pool, sql } from '#app/platform/db/client.server.ts'

/**
 * Works under a lock of the connection that it is given; false where another connection holds it. The lock ends with its
 * process, so that a free one tells of work that nobody does.
 */
export async function holding(name: string, work: (client: pg.PoolClient) => Promise<void>): Promise<boolean> {
  const client = await pool().connect()
  const lock = [name]
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', lock)
    if (!rows[0]?.held) return false
    try {
      await work(client)
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock)
    }
    return true
  } finally {
    // Never back into the pool: a lock that could not be given up goes with its connection.
    client.release(true)
  }
}

/** Gives a job that a killed process held back to the queue, which would keep it for four hours. False where it may not run again. */
export async function freeJob(key: string): Promise<boolean> {
  const jobs = await sql<{ worker: string | null; mayRun: boolean }>(
    `select locked_by as worker, attempts < max_attempts as "mayRun" from graphile_worker.jobs where key = $1`,
    [key],
  )
  const workers = jobs.flatMap(({ worker }) => worker ?? [])
  if (workers.length > 0) await sql('select graphile_worker.force_unlock_workers($1::text[])', [workers])
  return jobs.some(({ mayRun }) => mayRun)
}
