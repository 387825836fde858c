import { isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { BulkChange } from '#app/platform/db/generated/client.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import type { Selection, Step } from '../chosen/steps.ts'
import { bulkPolicy } from '../policy.ts'
import type { CellProblem, Counts, Message } from './outcomes.ts'

/** The job that works a change out, applies it or undoes it, by the state that it is in. */
export const BULK_JOB = 'bulk'

export type HeldChange = Omit<BulkChange, 'step' | 'selection' | 'counts' | 'problems' | 'refusal'> & {
  step: Step | null
  selection: Selection | null
  counts: Counts
  problems: CellProblem[]
  refusal: Message | null
}

/** Puts a change into the hands of the job, inside the transaction that gave it its state. */
export const enqueueChange = (tx: Transaction, { id, workspaceId }: { id: string; workspaceId: string }) =>
  enqueue(tx, BULK_JOB, { changeId: id }, { key: `bulk:${id}`, queue: `bulk:${workspaceId}`, maxAttempts: 5 })

const asHeld = (change: BulkChange) => change as unknown as HeldChange

/** A change of a workspace. Throws `not-found` for another's. */
export async function getChange(actor: Actor, workspaceId: string, changeId: string): Promise<HeldChange> {
  const change =
    isUuid(changeId) && bulkPolicy.read(actor, { workspaceId })
      ? await db.bulkChange.findFirst({ where: { id: changeId, workspaceId } })
      : null
  if (!change) throw notFound('page')
  return asHeld(change)
}

export async function findChange(changeId: string): Promise<HeldChange | null> {
  const change = await db.bulkChange.findUnique({ where: { id: changeId } })
  return change && asHeld(change)
}

const A_PAGE = 20

/** The changes of a workspace, newest first, twenty a page; `before` is the last of the page before. */
export async function listChanges(actor: Actor, workspaceId: string, kind: RecordKind | null, before: string | null) {
  if (!bulkPolicy.read(actor, { workspaceId })) throw notFound('page')
  const rows = await sql<
    Pick<HeldChange, 'id' | 'kind' | 'source' | 'state' | 'step' | 'fileName' | 'counts' | 'createdAt'> & { by: string | null }
  >(
    `select change.id, change.kind, change.source, change.state, change.step, change.file_name as "fileName", change.counts, change.created_at as "createdAt",
       coalesce(program.name, maker.name) as by
     from bulk_change change left join "user" maker on maker.id = change.created_by_id left join api_token program on program.id = change.applied_token_id
     where change.workspace_id = $1::uuid and change.state <> 'DROPPED' and ($2::text is null or change.kind::text = $2)
       and ($3::uuid is null or (change.created_at, change.id) < (select created_at, id from bulk_change where id = $3::uuid))
     order by change.created_at desc, change.id desc limit ${A_PAGE + 1}`,
    [workspaceId, kind, before && isUuid(before) ? before : null],
  )
  const items = rows.slice(0, A_PAGE)
  return { items, next: rows.length > A_PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** What a person may do next with a change. */
export const nextSteps = (actor: Actor, change: HeldChange) => ({
  apply: change.state === 'READY' && bulkPolicy.apply(actor, change),
  undo: change.state === 'DONE' && bulkPolicy.undo(actor, change) && isUndoable(change.step),
  drop: (change.state === 'READY' || change.state === 'REFUSED') && bulkPolicy.apply(actor, change),
})

/** What was published or deleted stays so. */
export const isUndoable = (step: Step | null) => step?.kind !== 'publish' && step?.kind !== 'delete'

/**
 * Says go, or takes all of it back: the job does it. Said twice, or in two tabs at once, it is done once. Throws `forbidden`, and
 * `conflict` for a change that is not there to be done.
 */
export async function startChange(actor: Actor, change: HeldChange, what: 'apply' | 'undo'): Promise<void> {
  if (!bulkPolicy[what](actor, change)) throw forbidden('bulk')
  if (what === 'undo' && !isUndoable(change.step)) throw new AppError('invalid', 'invalid.form')
  const [from, to, done] = what === 'apply' ? (['READY', 'APPLYING', 'DONE'] as const) : (['DONE', 'UNDOING', 'UNDONE'] as const)
  const tokenId = actor.tokenId ?? null
  const by = what === 'apply' ? { appliedTokenId: tokenId } : { undoneById: actor.userId, undoneTokenId: tokenId }
  await inTransaction(async (tx) => {
    const { count } = await tx.bulkChange.updateMany({
      where: { id: change.id, state: from },
      data: { state: to, done: 0, of: null, ...by },
    })
    if (count === 1) return enqueueChange(tx, change)
    const now = await tx.bulkChange.findUnique({ where: { id: change.id }, select: { state: true } })
    if (now?.state !== to && now?.state !== done) throw new AppError('conflict', 'conflict.bulk')
  })
}

/** Lets go of a change that was not made. */
export async function dropChange(actor: Actor, change: HeldChange): Promise<void> {
  if (!bulkPolicy.apply(actor, change)) throw forbidden('bulk')
  await inTransaction(async (tx) => {
    const { count } = await tx.bulkChange.updateMany({
      where: { id: change.id, state: { in: ['READY', 'REFUSED'] } },
      data: { state: 'DROPPED' },
    })
    if (count === 1) await tx.bulkLine.deleteMany({ where: { changeId: change.id } })
  })
}

const KEPT_DAYS = 14

/** Lets go of changes that nobody made for two weeks. */
export async function sweepChanges(): Promise<void> {
  const old = new Date(Date.now() - KEPT_DAYS * 86_400_000)
  const { count } = await db.bulkChange.updateMany({
    where: { state: { in: ['READY', 'REFUSED'] }, createdAt: { lt: old } },
    data: { state: 'DROPPED' },
  })
  if (count > 0) await sql(`delete from bulk_line using bulk_change change where change.id = change_id and change.state = 'DROPPED'`)
}
