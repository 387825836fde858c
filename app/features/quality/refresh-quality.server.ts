import { assessNeed } from '#app/features/needs/quality/assess-need.server.ts'
import { assessProject } from '#app/features/projects/quality/assess-project.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'

/** The job that makes scores that are missing or out of date. */
export const QUALITY_JOB = 'quality'

const BATCH = 200
const SOURCES = [
  { table: 'project_entry', assess: assessProject },
  { table: 'need_entry', assess: assessNeed },
] as const

type Payload = { workspaceId?: string }
type StaleEntry = { id: string; workspaceId: string; side: 'PUBLIC' | 'WORKING'; updatedAt: Date }

/** Never made; in a workspace that is looked at, also made before the day on which the record began or ended. */
const isStale = (workspaceId: string | undefined) =>
  workspaceId
    ? `workspace_id = $1::uuid and (quality is null or quality_on < current_date
       and (starts_on between quality_on and current_date or ends_on between quality_on and current_date))`
    : 'quality is null and $1::uuid is null'

/** Asks for the scores of a workspace, or of all, to be made where they are missing; asked twice, it is done once. */
export async function askForQuality(workspaceId?: string): Promise<void> {
  const some = SOURCES.map(({ table }) => `exists (select 1 from ${table} where ${isStale(workspaceId)})`).join(' or ')
  const [found] = await sql<{ stale: boolean }>(`select ${some} as stale`, [workspaceId ?? null])
  if (!found?.stale) return
  const payload: Payload = workspaceId ? { workspaceId } : {}
  await inTransaction((tx) => enqueue(tx, QUALITY_JOB, payload, { key: `quality ${workspaceId ?? ''}`, queue: 'quality' }))
}

/** Makes the scores that were asked for. A record that changes meanwhile gets its own with that change. */
export async function refreshQuality(payload: unknown, stopping?: AbortSignal): Promise<void> {
  const { workspaceId } = payload as Payload
  for (const { table, assess } of SOURCES) {
    let after: Pick<StaleEntry, 'id' | 'side'> | undefined = { id: '00000000-0000-0000-0000-000000000000', side: 'PUBLIC' }
    while (after) {
      const batch: StaleEntry[] = await sql<StaleEntry>(
        `select record_id as id, workspace_id as "workspaceId", side, updated_at as "updatedAt" from ${table}
         where ${isStale(workspaceId)} and (record_id, side) > ($2::uuid, $3::"Side") order by record_id, side limit ${BATCH}`,
        [workspaceId ?? null, after.id, after.side],
      )
      for (const entry of batch) {
        stopping?.throwIfAborted()
        const { score, findings } = await assess(db, entry, entry.side)
        await sql(
          `update ${table} set quality = $1, quality_gaps = $2::text[], quality_on = $3::date where record_id = $4::uuid and side = $5::"Side" and updated_at = $6`,
          [score, findings.map(({ key }) => key), today(), entry.id, entry.side, entry.updatedAt],
        )
      }
      after = batch.at(-1)
    }
  }
}
