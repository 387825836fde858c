import { rm } from 'node:fs/promises'
import type pg from 'pg'
import { z } from 'zod'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Import } from '#app/platform/db/generated/client.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { importActivities } from './import-activities.server.ts'
import type { ImportReport } from './import-report.ts'
import { importedFile, importingWorkspace, recordImportEvent, type StoredRefusal, type StoredReport } from './imports.server.ts'
import { importPolicy } from './policy.ts'
import { IatiRefusal } from './refusal.ts'

const payloadSchema = z.object({ importId: z.uuid() })

const PROGRESS_MILLISECONDS = 1000
/** Activities that failed, as many as a report keeps. */
const MOST_FAILURES = 2000

/**
 * Brings an uploaded file in for the person who sent it, with the rights they have by now, and keeps the report or the
 * refusal. What came in and the word that it is done are one transaction: stopped at any moment, it starts over.
 */
export async function runImport(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { importId } = payloadSchema.parse(payload)
  const isMine = await holding(lockOf(importId), async (client) => {
    const found = await db.import.findUnique({ where: { id: importId } })
    if (found?.state === 'WAITING' || found?.state === 'RUNNING') await runHeld(client, found, stopping)
    await rm(importedFile(importId), { force: true })
  })
  if (!isMine) throw new Error(`The import ${importId} is being run already`)
}

/**
 * At a start, puts the imports of processes that were killed back into the queue, which would keep them for four hours;
 * those that were killed too often are refused.
 */
export async function resumeImports(): Promise<void> {
  const running = await db.import.findMany({ where: { state: 'RUNNING' } })
  for (const held of running) await holding(lockOf(held.id), () => resume(held))
}

const lockOf = (importId: string) => `run import ${importId}`

async function resume(held: Import): Promise<void> {
  if (await freeJob(`import:${held.id}`)) return
  await refuse(held, await actorOfPerson(held.userId), FAULT)
  await rm(importedFile(held.id), { force: true })
}

async function runHeld(client: pg.PoolClient, held: Import, stopping: AbortSignal): Promise<void> {
  await db.import.update({ where: { id: held.id }, data: { state: 'RUNNING', done: 0, of: null } })
  const actor = await actorOfPerson(held.userId)
  const progress = progressOf(client, held.id)
  try {
    await bringIn(actor, held, progress, stopping)
  } catch (error) {
    await progress.settled()
    if (stopping.aborted) throw error
    await refuse(held, actor, refusalOf(error, held.id))
  }
}

async function bringIn(actor: Actor, held: Import, progress: Progress, stopping: AbortSignal): Promise<void> {
  const { workspaceId, publish, dryRun } = held
  if (publish && !importPolicy.publish(actor, await importingWorkspace(workspaceId))) throw forbidden('importPublished')
  const onProgress = (done: number, of: number) => {
    stopping.throwIfAborted()
    progress.tell(done, of)
  }
  const onStored = async (tx: Transaction, report: ImportReport) => {
    await progress.settled()
    await end(tx, held, { state: 'DONE', done: report.activities, of: report.activities, report: storedReport(report) })
    await recordImportEvent(tx, actor, 'done', held)
  }
  const report = await importActivities(actor, { path: importedFile(held.id), workspaceId, publish, dryRun, onProgress, onStored })
  if (dryRun) await inTransaction((tx) => onStored(tx, report))
}

const storedReport = (report: ImportReport): StoredReport => ({
  ...report,
  failed: report.failed.slice(0, MOST_FAILURES),
  furtherFailed: Math.max(0, report.failed.length - MOST_FAILURES),
})

async function refuse(held: Import, actor: Actor, refusal: StoredRefusal): Promise<void> {
  await inTransaction(async (tx) => {
    await end(tx, held, { state: 'REFUSED', report: refusal })
    await recordImportEvent(tx, actor, 'refused', held)
  })
}

type Ending = { state: 'DONE'; done: number; of: number; report: StoredReport } | { state: 'REFUSED'; report: StoredRefusal }

async function end(tx: Transaction, { id }: Import, { report, ...ending }: Ending): Promise<void> {
  await tx.import.update({ where: { id }, data: { ...ending, report, endedAt: new Date() } })
}

const FAULT: StoredRefusal = { key: 'iati-import:refused.fault', params: {}, line: null, column: null }

function refusalOf(error: unknown, importId: string): StoredRefusal {
  if (error instanceof IatiRefusal) return { key: error.key, params: error.params, line: error.line ?? null, column: error.column ?? null }
  if (error instanceof AppError) return { key: `errors:${error.messageKey}`, params: error.params, line: null, column: null }
  log.error({ err: error, importId }, 'an import failed')
  return FAULT
}

type Progress = { tell: (done: number, of: number) => void; settled: () => Promise<void> }

/** Writes how far an import is, beside its transaction, so that others see it; at most once a second. */
function progressOf(client: pg.PoolClient, importId: string): Progress {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell: (done, of) => {
      if (performance.now() - last < PROGRESS_MILLISECONDS) return
      last = performance.now()
      writing = client
        .query('update import set done = $2, of = $3 where id = $1::uuid', [importId, done, of])
        .catch((error: unknown) => log.warn({ err: error, importId }, 'the progress of an import was not written'))
    },
    settled: async () => void (await writing),
  }
}
