import { sql } from '#app/platform/db/client.server.ts'

/** Runs every job that waits, and those that come of them, each twice, as a queue may. */
export async function runWaitingJobs(jobs: Record<string, (payload: unknown) => Promise<void>>): Promise<void> {
  for (;;) {
    const waiting = await sql<{ task: string; payload: unknown }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id returning t.identifier as task, j.payload`,
    )
    if (waiting.length === 0) return
    for (const { task, payload } of [...waiting, ...waiting]) await jobs[task]?.(payload)
  }
}
