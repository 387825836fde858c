import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { isJobId } from '#app/features/instance/queries/list-jobs.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'

const MOST_AT_ONCE = 1000

/** Has a job tried again at once, as if it were new; one that runs is left alone. Gives how many were. */
export async function retryJob(actor: Actor, jobId: string): Promise<number> {
  requireAdmin(actor)
  if (!isJobId(jobId)) return 0
  return inTransaction((tx) => retry(tx, actor, [jobId]))
}

/** The same for the jobs of a kind that failed for good, at most a thousand at once. */
export async function retryFailed(actor: Actor, kind: string): Promise<number> {
  requireAdmin(actor)
  return inTransaction(async (tx) => {
    const failed = await tx.$queryRaw<{ id: string }[]>`
      select id::text as id from graphile_worker.jobs
      where task_identifier = ${kind} and attempts >= max_attempts and locked_at is null order by id limit ${MOST_AT_ONCE}`
    return retry(
      tx,
      actor,
      failed.map(({ id }) => id),
    )
  })
}

/** Takes a job off the queue; one that runs is left alone. Gives how many were. */
export async function dropJob(actor: Actor, jobId: string): Promise<number> {
  requireAdmin(actor)
  if (!isJobId(jobId)) return 0
  return inTransaction(async (tx) => {
    const gone = await tx.$queryRaw<{ id: string }[]>`select id::text as id from graphile_worker.complete_jobs(${[jobId]}::bigint[])`
    if (gone.length > 0) await told(tx, actor, 'job.dropped', gone.length, jobId)
    return gone.length
  })
}

async function retry(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<number> {
  const done = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => now(), attempts => 0)`
  if (done.length > 0) await told(tx, actor, 'job.retried', done.length, ids[0] ?? '')
  return done.length
}

/** The first of them stands for all: an event is one line. */
async function told(tx: Transaction, actor: Actor, kind: string, count: number, jobId: string): Promise<void> {
  await recordEvent(tx, { actor, kind, changes: [{ path: `jobs/${jobId}`, before: null, after: count }] })
}
