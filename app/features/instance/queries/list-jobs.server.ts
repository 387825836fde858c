import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { errorWords } from '#app/features/instance/error-words.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** `failed` is over: nobody tries again by itself; `retrying` failed before and is tried again. */
export const JOB_STATES = ['failed', 'retrying', 'running', 'waiting'] as const
export type JobState = (typeof JOB_STATES)[number]

export type JobLine = {
  id: string
  kind: string
  state: JobState
  attempts: number
  maxAttempts: number
  /** In words that may be shown; empty where it did not fail. */
  error: string
  createdAt: string
  /** When it is tried next, or was last tried. */
  runAt: string
}

export type JobKindCounts = { kind: string } & Record<JobState, number>

const PAGE = 50

/** SQL of a job's state, from the queue's public view. */
const STATE = `case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed' when last_error is not null then 'retrying' else 'waiting' end`

/** Jobs of a state and a kind, the newest first; `after` is the id of the last one seen. Throws `not-found` for who does not run the instance. */
export async function listJobs(
  actor: Actor,
  { state, kind, after }: { state: JobState | null; kind: string | null; after: string | null },
): Promise<{ items: JobLine[]; next: string | null }> {
  requireAdmin(actor)
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const where: string[] = []
  if (state) where.push(`(${STATE}) = ${value(state)}`)
  if (kind) where.push(`task_identifier = ${value(kind)}`)
  if (after && isJobId(after)) where.push(`id < ${value(after)}::bigint`)
  const rows = await sql<Row>(
    `select id::text as id, task_identifier as kind, ${STATE} as state, attempts::int as attempts, max_attempts::int as "maxAttempts", last_error as error,
       created_at as "createdAt", run_at as "runAt"
     from graphile_worker.jobs ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by id desc limit ${PAGE + 1}`,
    values,
  )
  const items = rows.slice(0, PAGE).map(({ error, createdAt, runAt, ...row }) => ({
    ...row,
    error: errorWords(error),
    createdAt: createdAt.toISOString(),
    runAt: runAt.toISOString(),
  }))
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** How many jobs of each kind are in each state, kinds with failures first. Throws `not-found` for who does not run the instance. */
export async function countJobs(actor: Actor): Promise<JobKindCounts[]> {
  requireAdmin(actor)
  const rows = await sql<{ kind: string; state: JobState; n: number }>(
    `select task_identifier as kind, ${STATE} as state, count(*)::int as n from graphile_worker.jobs group by 1, 2`,
  )
  const kinds = new Map<string, JobKindCounts>()
  for (const { kind, state, n } of rows) {
    const counts = kinds.get(kind) ?? { kind, failed: 0, retrying: 0, running: 0, waiting: 0 }
    counts[state] += n
    kinds.set(kind, counts)
  }
  return [...kinds.values()].sort((a, b) => b.failed - a.failed || (a.kind < b.kind ? -1 : 1))
}

export const isJobId = (text: string) => /^\d{1,18}$/.test(text)

type Row = {
  id: string
  kind: string
  state: JobState
  attempts: number
  maxAttempts: number
  error: string | null
  createdAt: Date
  runAt: Date
}
