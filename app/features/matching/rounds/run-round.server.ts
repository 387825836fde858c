import { z } from 'zod'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { MatchingRound } from '#app/platform/db/generated/client.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { findDropped } from './check-assignments.server.ts'
import { languageOf } from './compute/build-instance.ts'
import { loadFacts } from './load-facts.server.ts'
import { withoutDropped, type RoundOutcome } from './outcome.ts'
import { unpackSnapshot } from './pack-snapshot.server.ts'
import { RoundCancelled, watchRound } from './round-progress.server.ts'
import { runInThread, type ComputedRound } from './run-in-thread.server.ts'
import { settingsSchema } from './settings.ts'
import type { RoundTask } from './thread-protocol.ts'

export const ROUND_JOB = 'matching-round'

const payloadSchema = z.object({ roundId: z.uuid() })
const lockOf = (roundId: string) => `run round ${roundId}`
const jobKeyOf = (roundId: string) => `round:${roundId}`
const STORE_MILLISECONDS = 120_000

/** Puts a round into the queue, inside the transaction that makes it. */
export const queueRound = (tx: Transaction, roundId: string) =>
  enqueue(tx, ROUND_JOB, { roundId }, { key: jobKeyOf(roundId), maxAttempts: 3 })

/**
 * Computes a round and stores it whole. Every step can be repeated: what was read is kept before it is computed with, so that a round that was killed
 * gives the same result when it runs again; its assignments and the word that it is done are one transaction.
 */
export async function runRound(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { roundId } = payloadSchema.parse(payload)
  const isMine = await holding(lockOf(roundId), async () => {
    const round = await db.matchingRound.findUnique({ where: { id: roundId } })
    if (round?.state === 'WAITING' || round?.state === 'RUNNING') await runHeld(round, stopping)
  })
  if (!isMine) throw new Error(`The round ${roundId} is being run already`)
}

/** At a start, puts the rounds of processes that were killed back into the queue; those that were killed too often have failed. */
export async function resumeRounds(): Promise<void> {
  const begun = await db.matchingRound.findMany({ where: { state: { in: ['WAITING', 'RUNNING'] } }, select: { id: true, state: true } })
  for (const { id, state } of begun) {
    await holding(lockOf(id), async () => {
      if (await freeJob(jobKeyOf(id))) return
      if (state === 'RUNNING') await fail(id, 'fault')
      else await inTransaction((tx) => queueRound(tx, id))
    })
  }
}

async function runHeld(round: MatchingRound, stopping: AbortSignal): Promise<void> {
  await db.matchingRound.updateMany({
    where: { id: round.id, state: { in: ['WAITING', 'RUNNING'] } },
    data: { state: 'RUNNING', startedAt: round.startedAt ?? new Date(), step: null, progress: null },
  })
  const watch = watchRound(round.id, stopping)
  try {
    const computed = await runInThread(await taskOf(round), {
      workspaceId: round.workspaceId,
      onStep: watch.tell,
      onSnapshot: async ({ bytes, hash }) => {
        await db.matchingRound.updateMany({
          where: { id: round.id, state: 'RUNNING' },
          data: { snapshot: Buffer.from(bytes), snapshotHash: hash },
        })
      },
      signal: watch.signal,
    })
    watch.tell('store', null)
    await watch.settled()
    if (computed.outcome.status === 'infeasible') await fail(round.id, 'infeasible', computed.outcome)
    else await store(round, computed)
  } catch (error) {
    if (error instanceof RoundCancelled) return
    if (stopping.aborted) throw error
    log.error({ err: error, roundId: round.id }, 'a round of matching failed')
    await fail(round.id, 'fault')
  } finally {
    await watch.settled()
  }
}

async function taskOf({ workspaceId, settings, snapshot, snapshotHash }: MatchingRound): Promise<RoundTask> {
  const chosen = settingsSchema.parse(settings)
  if (snapshot && snapshotHash !== null) return { settings: chosen, from: 'snapshot', snapshot: { bytes: snapshot, hash: snapshotHash } }
  return { settings: chosen, from: 'experts', facts: await loadFacts(workspaceId) }
}

async function store(round: MatchingRound, { outcome, batches }: ComputedRound): Promise<void> {
  const actor = round.createdById ? await actorOfPerson(round.createdById) : OPERATOR
  await inTransaction(
    async (tx) => {
      if (!(await isRunning(tx, round.id))) return
      await tx.roundAssignment.deleteMany({ where: { roundId: round.id } })
      for (const { json } of batches) {
        await tx.$executeRaw`
          insert into round_assignment (round_id, need_id, profile_id, score, explanation)
          select ${round.id}::uuid, need_id, profile_id, score, explanation
          from jsonb_to_recordset(${json}::jsonb) as t(need_id uuid, profile_id uuid, score smallint, explanation jsonb)`
      }
      const dropped = await findDropped(
        tx,
        batches.flatMap(({ pairs }) => pairs),
        round.workspaceId,
      )
      for (const { needId, profileId } of dropped) await tx.roundAssignment.deleteMany({ where: { roundId: round.id, needId, profileId } })
      const stored: RoundOutcome = dropped.length > 0 ? withoutDropped(outcome, dropped, await requestsOf(tx, round.id)) : outcome
      await tx.matchingRound.update({
        where: { id: round.id },
        data: { state: 'DONE', step: null, progress: null, outcome: stored, doneAt: new Date() },
      })
      await recordEvent(tx, { actor, kind: 'round.done', recordId: round.id, workspaceId: round.workspaceId })
    },
    { timeout: STORE_MILLISECONDS },
  )
}

async function isRunning(tx: Transaction, roundId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<
    { state: string }[]
  >`select state::text as state from matching_round where id = ${roundId}::uuid for update`
  return row?.state === 'RUNNING'
}

async function requestsOf(tx: Transaction, roundId: string) {
  const { snapshot, snapshotHash } = await tx.matchingRound.findUniqueOrThrow({
    where: { id: roundId },
    select: { snapshot: true, snapshotHash: true },
  })
  const { requests } = unpackSnapshot({ bytes: snapshot ?? new Uint8Array(), hash: snapshotHash ?? '' })
  return new Map(requests.map((request) => [request.id, { priority: request.priority, language: languageOf(request) }]))
}

/** `infeasible`: its locks and limits cannot hold together, and the outcome names them; `fault`: a fault of ours. */
async function fail(roundId: string, failure: 'infeasible' | 'fault', outcome?: RoundOutcome): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.matchingRound.updateMany({
      where: { id: roundId, state: { in: ['WAITING', 'RUNNING'] } },
      data: { state: 'FAILED', failure, step: null, progress: null, doneAt: new Date(), ...(outcome ? { outcome } : {}) },
    })
    if (count === 0) return
    const { workspaceId } = await tx.matchingRound.findUniqueOrThrow({ where: { id: roundId }, select: { workspaceId: true } })
    await recordEvent(tx, { actor: OPERATOR, kind: 'round.failed', recordId: roundId, workspaceId })
  })
}
