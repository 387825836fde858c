import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { actorOfProgram } from '#app/features/tokens/authenticate.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { planInProcess, SheetTooHeavy } from '../sheets/plan-in-process.server.ts'
import { applyLine } from './apply-line.server.ts'
import { findChange, type HeldChange } from './changes.server.ts'
import { countLines, lastLines, listLines } from './lines.server.ts'
import { planChange, refusePlan } from './plan-change.server.ts'
import { tellProgress } from './tell-progress.server.ts'
import { undoLine } from './undo-line.server.ts'

const payloadSchema = z.object({ changeId: z.uuid() })
const LINES_AT_ONCE = 50
const PAUSE_MS = 200
const MOST_PAUSES = 50

/** Where a file lies until it is known what it would change. */
export const bulkFile = (changeId: string) => path.resolve(readEnv().PORTAL_DATA_DIR, 'bulk', changeId)

/**
 * Works a change out, applies it or undoes it, as its state says, with the rights that its person has by now. Each line is one
 * transaction and says when it is done: stopped at any moment, it goes on where it was.
 */
export async function runBulk(payload: unknown, stopping?: AbortSignal): Promise<void> {
  const { changeId } = payloadSchema.parse(payload)
  const work = async () => {
    const change = await findChange(changeId)
    if (change) await runHeld(change, stopping)
  }
  // The step before may be ending in another request: what is asked for next waits for it.
  for (let pauses = 0; !(await holding(lockOf(changeId), work)); pauses += 1) {
    if (pauses === MOST_PAUSES) throw new Error(`The change ${changeId} is being worked on already`)
    await setTimeout(PAUSE_MS, undefined, stopping && { signal: stopping })
  }
}

/** At a start, puts what processes that were killed were working on back into the queue. */
export async function resumeBulk(): Promise<void> {
  const running = await db.bulkChange.findMany({
    where: { state: { in: ['READING', 'APPLYING', 'UNDOING'] } },
    select: { id: true, state: true },
  })
  for (const { id, state } of running)
    await holding(lockOf(id), async () => {
      if (await freeJob(`bulk:${id}`)) return
      // Killed too often: what is done stays done, and can be undone.
      const ended =
        state === 'READING'
          ? { state: 'REFUSED' as const, refusal: { key: 'bulk:refused.fault' } }
          : { state: 'DONE' as const, counts: await countLines(id) }
      await db.bulkChange.update({ where: { id }, data: ended })
    })
}

const lockOf = (changeId: string) => `run bulk ${changeId}`

async function runHeld(change: HeldChange, stopping: AbortSignal | undefined): Promise<void> {
  switch (change.state) {
    case 'READING':
      return workOut(change, stopping)
    case 'APPLYING':
      return apply(change, await actorOf(change.createdById, change.appliedTokenId), stopping)
    case 'UNDOING':
      return undo(change, await actorOf(change.undoneById ?? change.createdById, change.undoneTokenId), stopping)
    case 'READY':
    case 'REFUSED':
    case 'DONE':
    case 'UNDONE':
    case 'DROPPED':
      return
  }
}

/** Who said go, with the rights that they have by now; a program that was ended since has none. */
const actorOf = async (userId: string, tokenId: string | null) =>
  tokenId === null ? actorOfPerson(userId) : ((await actorOfProgram(tokenId)) ?? VISITOR)

async function workOut(change: HeldChange, stopping: AbortSignal | undefined): Promise<void> {
  const file = bulkFile(change.id)
  try {
    if (change.source === 'CHOSEN') await planChange(change, file, stopping)
    else await planInProcess(change.id, file, stopping)
  } catch (error) {
    // It is worked out again from the beginning at the next start.
    if (stopping?.aborted) throw error
    log.error({ err: error, changeId: change.id }, 'a change of many records was not worked out')
    await refusePlan(change.id, { key: error instanceof SheetTooHeavy ? 'bulk:refused.tooHeavy' : 'bulk:refused.fault' })
  }
  await rm(file, { force: true })
}

async function apply(change: HeldChange, actor: Actor, stopping: AbortSignal | undefined): Promise<void> {
  const before = await countLines(change.id)
  const of = (before.READY ?? 0) + (before.DONE ?? 0) + (before.FAILED ?? 0)
  let done = of - (before.READY ?? 0)
  for (;;) {
    const lines = await listLines(change.id, { outcome: 'READY', limit: LINES_AT_ONCE })
    if (lines.length === 0) break
    for (const line of lines) {
      stopping?.throwIfAborted()
      await applyLine(actor, change, line)
      done += 1
    }
    await tellProgress(change.id, done, of)
  }
  await end(change, { state: 'DONE', appliedAt: new Date() })
}

async function undo(change: HeldChange, actor: Actor, stopping: AbortSignal | undefined): Promise<void> {
  const before = await countLines(change.id)
  const of = (before.DONE ?? 0) + (before.UNDONE ?? 0) + (before.PARTLY ?? 0) + (before.KEPT ?? 0)
  let done = of - (before.DONE ?? 0)
  for (;;) {
    const lines = await lastLines(change.id, 'DONE', LINES_AT_ONCE)
    if (lines.length === 0) break
    for (const line of lines) {
      stopping?.throwIfAborted()
      await undoLine(actor, change, line)
      done += 1
    }
    await tellProgress(change.id, done, of)
  }
  await end(change, { state: 'UNDONE', undoneAt: new Date() })
}

async function end(
  { id, counts }: HeldChange,
  ending: { state: 'DONE'; appliedAt: Date } | { state: 'UNDONE'; undoneAt: Date },
): Promise<void> {
  const { SAME, NEW, ignored } = counts
  const kept = { ...(SAME ? { SAME } : {}), ...(NEW ? { NEW } : {}), ...(ignored ? { ignored } : {}) }
  await db.bulkChange.update({ where: { id }, data: { ...ending, counts: { ...kept, ...(await countLines(id)) } } })
}
