import { lockOwnRecord, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { sweepPresence } from '#app/features/provenance/presence.server.ts'
import { SYSTEM } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'

/** The job that looks, every hour, for what has waited too long to be validated. */
export const REMIND_JOB = 'remind'

const AT_ONCE = 200

type Waiting = { id: string; kind: RecordKind; workspaceId: string }

/**
 * Reminds those who validate of what waits for longer than their workspace allows, and again as often. Each reminder is an
 * event of the record; who is told, and how, follows from it. Gives the number of records reminded of.
 */
export async function remindOfWaiting(): Promise<number> {
  await sweepPresence()
  const waiting = await sql<Waiting>(
    `select r.id, r.kind, r.workspace_id as "workspaceId" from record r join workspace w on w.id = r.workspace_id
     where ${OVERDUE} order by r.submitted_at limit ${AT_ONCE}`,
    [],
  )
  let count = 0
  for (const record of waiting) if (await remind(record)) count += 1
  return count
}

const OVERDUE = `r.working_state = 'SUBMITTED' and r.publication <> 'WITHDRAWN' and w.remind_after_days > 0
  and coalesce(r.reminded_at, r.submitted_at) < now() - make_interval(days => w.remind_after_days)`

/** False where somebody acted, another process reminded, or the record was deleted in the meantime. */
async function remind({ id, kind, workspaceId }: Waiting): Promise<boolean> {
  const reminding = inTransaction(async (tx) => {
    await lockOwnRecord(tx, SYSTEM, kind, workspaceId, id)
    const reminded = await tx.$executeRawUnsafe(
      `update record r set reminded_at = now() from workspace w where w.id = r.workspace_id and r.id = $1::uuid and ${OVERDUE}`,
      id,
    )
    if (reminded === 0) return false
    await recordEvent(tx, { actor: SYSTEM, kind: `${kind.toLowerCase()}.reminded`, recordId: id, workspaceId })
    return true
  })
  return reminding.catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not-found') return false
    throw error
  })
}
