import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { EngineFailed, TableRefused } from '#app/features/datasets/engine/failures.ts'
import { importFile, type ImportedFile } from '#app/features/datasets/engine/import-file.server.ts'
import type { TableFiles, TableLoad } from '#app/features/datasets/engine/table-files.ts'
import { admin1Codes } from '#app/features/places/areas.server.ts'
import type { Finding } from '#app/features/datasets/tables.ts'
import { OPERATOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { storableJson } from '#app/platform/db/storable-json.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { blobPath, storeBlob, type Blob } from '#app/platform/storage/blobs.server.ts'
import { findLoad, jobKeyOf, queueLoad, remembered, type Load, type StoredDocument, type StoredFiles } from './loads.server.ts'
import { takeLoad } from './take-load.server.ts'

const payloadSchema = z.object({ loadId: z.uuid() })

/**
 * Reads a file that came for a dataset, keeps its tables, and makes it the file of the working copy, for the person who sent
 * it. Every step can be repeated: tables count once they are all there, in one transaction; stopped before, it starts over.
 */
export async function runLoad(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { loadId } = payloadSchema.parse(payload)
  const load = await findLoad(loadId)
  if (load) await readLoad(load, { stopping })
}

const lockOf = (loadId: string) => `read load ${loadId}`

/** At a start, has files read again that killed processes left half-read; those that were tried too often are refused. */
export async function resumeLoads(): Promise<void> {
  const begun = await db.datasetLoad.findMany({ where: { state: { in: ['WAITING', 'READING'] } }, select: { id: true, state: true } })
  for (const { id, state } of begun)
    await holding(lockOf(id), async () => {
      if (await freeJob(jobKeyOf(id))) return
      const load = await findLoad(id)
      if (!load || load.state === 'READY' || load.state === 'REFUSED') return
      if (state === 'READING') await refuse(load, { code: 'engine-crash', severity: 'error' })
      else await queueLoad(id)
    })
}

type Reading = { stopping?: AbortSignal; onProgress?: (step: string, share: number | null) => void }

/** The same at once. Gives the load as it ended: ready, or refused with what is wrong with the file. Throws where another process reads it. */
export async function readLoad({ id }: Pick<Load, 'id'>, reading: Reading = {}): Promise<Load> {
  const isMine = await holding(lockOf(id), async () => {
    const load = await findLoad(id)
    if (load?.state === 'WAITING' || load?.state === 'READING') await readHeld(load, reading)
  })
  const ended = isMine ? await findLoad(id) : null
  if (!ended) throw new Error(`The load ${id} is being read already`)
  return ended
}

async function readHeld(load: Load, { stopping, onProgress }: Reading): Promise<void> {
  const workDir = path.resolve(readEnv().PORTAL_DATA_DIR, 'loads', load.id)
  const progress = progressOf(load.id, onProgress)
  try {
    await db.datasetLoad.update({ where: { id: load.id }, data: { state: 'READING' } })
    await rm(workDir, { recursive: true, force: true })
    await mkdir(workDir, { recursive: true })
    const imported = await importFile(
      {
        path: await blobPath(load.sha256),
        name: load.name,
        workDir,
        remembered: load.chosen ? { structures: [], readings: {} } : await remembered(load.recordId, load.id),
        chosen: load.chosen?.length ? load.chosen : null,
        adminCodes: admin1Codes(),
      },
      {
        onProgress: (step) => progress.tell(step, null),
        onUnderstood: (understood) =>
          db.datasetLoad.update({ where: { id: load.id }, data: { format: understood.format, understood: storableJson(understood) } }),
        ...(stopping ? { signal: stopping } : {}),
      },
    )
    progress.tell('store', null)
    await keep(load, storableJson(imported))
    await takeLoad(await senderOf(load), load.id)
  } catch (error) {
    if (stopping?.aborted) throw error
    await refuse(load, findingOf(error, load.id))
  } finally {
    await progress.settled()
    await rm(workDir, { recursive: true, force: true })
  }
}

async function keep(load: Load, { understood, tables, documents }: ImportedFile): Promise<void> {
  const stored: { table: TableLoad; files: StoredFiles }[] = []
  for (const table of tables) stored.push({ table, files: await storeTable(table.files) })
  const keptDocuments: StoredDocument[] = []
  for (const { name, path: file } of documents) keptDocuments.push({ name, ...(await storeBlob(file)) })
  const isEmpty = tables.length === 0 && documents.length === 0
  const saysWhy = understood.findings.some(({ severity }) => severity === 'error')
  // What is said of a table is said with it.
  const told = new Set(tables.flatMap(({ table }) => table.findings.map(placeOf)))
  const findings: Finding[] =
    isEmpty && !saysWhy ? [{ code: 'no-tables', severity: 'error' }] : understood.findings.filter((finding) => !told.has(placeOf(finding)))
  await inTransaction(async (tx) => {
    await tx.datasetTable.deleteMany({ where: { loadId: load.id } })
    for (const [position, { table, files }] of stored.entries())
      await tx.datasetTable.create({ data: rowOf(load.id, position, table, files) })
    await tx.datasetLoad.update({
      where: { id: load.id },
      data: {
        state: isEmpty ? 'REFUSED' : 'READY',
        step: null,
        progress: null,
        format: understood.format,
        understood,
        findings: findings,
        documents: keptDocuments,
        readyAt: new Date(),
      },
    })
  })
}

const placeOf = ({ code, row, column }: Finding) => [code, row, column].join(' ')

async function storeTable({ text, typed, misfits, longestRow }: TableFiles): Promise<StoredFiles> {
  const store = async (files: readonly string[]) => {
    const blobs: Blob[] = []
    for (const file of files) blobs.push(await storeBlob(file, { ours: true }))
    return blobs
  }
  const [kept] = await store(misfits === null ? [] : [misfits])
  return { text: await store(text), typed: await store(typed), misfits: kept ?? null, longestRow }
}

const rowOf = (loadId: string, position: number, { table, profile }: TableLoad, files: StoredFiles) => ({
  loadId,
  position,
  name: table.name,
  rows: BigInt(table.rows),
  columns: table.columns as object[],
  structure: table.structure as object,
  profiles: profile as object[],
  findings: table.findings as object[],
  files: files as object,
})

async function refuse(load: Load, finding: Finding): Promise<void> {
  await db.datasetLoad.update({
    where: { id: load.id },
    data: { state: 'REFUSED', step: null, progress: null, findings: storableJson([finding]) },
  })
}

function findingOf(error: unknown, loadId: string): Finding {
  if (error instanceof TableRefused) return error.finding
  if (error instanceof EngineFailed) {
    log.warn({ loadId, reason: error.detail, code: error.code }, 'a dataset could not be read')
    return { code: `engine-${error.code}`, severity: 'error' }
  }
  const isFull = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC'
  log.error({ err: error, loadId }, 'a dataset could not be read')
  return { code: isFull ? 'engine-disk' : 'engine-fault', severity: 'error' }
}

const senderOf = ({ createdById }: Load): Promise<Actor> | Actor => (createdById ? actorOfPerson(createdById) : OPERATOR)

const TELL_MILLISECONDS = 1000

/** Writes how far a load is, so that others see it; at most once a second. */
function progressOf(loadId: string, onProgress: Reading['onProgress']) {
  let last = 0
  let lastStep = ''
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell: (step: string, share: number | null) => {
      onProgress?.(step, share)
      if (step === lastStep && performance.now() - last < TELL_MILLISECONDS) return
      last = performance.now()
      lastStep = step
      writing = writing.then(() =>
        db.datasetLoad
          .updateMany({ where: { id: loadId, state: 'READING' }, data: { step, progress: share } })
          .catch((error: unknown) => log.warn({ err: error, loadId }, 'the progress of a load was not written')),
      )
    },
    settled: async () => void (await writing),
  }
}
