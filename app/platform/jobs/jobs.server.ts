import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { APP_ROLE } from '#app/platform/db/open.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

/**
 * What a job of each name does with its payload. A job may run more than once: it must be repeatable. `stopping` is
 * aborted a few seconds after the portal was told to stop; a long job then throws, and runs again at the next start.
 */
export type Jobs = Record<string, (payload: unknown, stopping: AbortSignal) => Promise<void>>

/** Adds a job inside a transaction: it runs if and only if the transaction is committed. Jobs of one `queue` run one after another. */
export async function enqueue(
  tx: Transaction,
  name: string,
  payload: object,
  options: { key?: string; queue?: string; maxAttempts?: number } = {},
): Promise<void> {
  await tx.$executeRaw`select 1 from graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null}, job_key => ${options.key ?? null}, max_attempts => ${options.maxAttempts ?? 10})`
}

/**
 * Runs the queue's jobs in this process until told to stop, and adds those that come round by the clock: `hourly` names
 * them. However many processes there are, each comes once.
 */
export async function startJobs(url: string, jobs: Jobs, hourly: readonly string[] = []): Promise<() => Promise<void>> {
  const pool = new pg.Pool({ connectionString: url, max: 3, options: `-c TimeZone=UTC -c role=${APP_ROLE}` })
  const lost = (error: Error) => log.warn({ reason: error.message }, 'job connection lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  const tasks: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [name, (payload, { abortSignal }) => work(payload, abortSignal)]),
  )
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasks,
    crontab: hourly.map((name, index) => `${7 + index} * * * * ${name}`).join('\n'),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quietLogger(),
    noPreparedStatements: false,
  })
  return async () => {
    await runner.stop()
    await pool.end()
  }
}

function quietLogger() {
  // graphile-worker's own logger prints to standard output
  return new Logger(() => (level: string, message) => {
    if (level === 'error') log.error({ reason: message }, 'a job failed')
    else if (level === 'warning') log.warn({ reason: message }, 'jobs')
  })
}
