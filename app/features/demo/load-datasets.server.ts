import { z } from 'zod'
import type { DemoDataset } from '#prisma/seed/demo/datasets/dataset.ts'
import { LOAD_QUEUE } from '#app/features/datasets/loading/loads.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { loadDemoDataset, type Progress } from './load-dataset.server.ts'

/** The job that loads one dataset of the demonstration, and asks for the next. */
export const DEMO_DATASETS_JOB = 'demo-datasets'
/** Setting that says that all of them were loaded: one that people deleted later does not come back. */
const KEY = 'demo-datasets'
/** Held by the process that loads them. */
const LOCK = 'load the datasets of the demonstration'
const FEW = 2

const payloadSchema = z.object({ from: z.number().int().min(0), failed: z.number().int().min(0) })

/** At a start, has the datasets loaded while the portal answers, where they are not all there; a start that was killed is taken up again. */
export async function queueDemoDatasets(): Promise<void> {
  if (readEnv().PORTAL_DEMO_DATASETS === 'none' || (await areLoaded())) return
  await holding(LOCK, async () => {
    await freeJob(DEMO_DATASETS_JOB)
    await inTransaction((tx) => queueFrom(tx, { from: 0, failed: 0 }))
  })
}

/**
 * Loads one dataset, and queues the next behind the files that people sent meanwhile. What stands is left as it is, so that it can
 * run again after a stop. A dataset that cannot be loaded keeps back no other; the next start tries it again. Where another process
 * loads them already, it is left to that.
 */
export async function runDemoDatasets(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { from, failed } = payloadSchema.parse(payload)
  await holding(LOCK, async () => {
    const { datasets, areAll } = await wantedDatasets()
    const dataset = datasets[from]
    const isLoaded = !dataset || (await tryLoading(dataset, { stopping }))
    const next = { from: from + 1, failed: failed + (isLoaded ? 0 : 1) }
    await inTransaction(async (tx) => {
      if (next.from < datasets.length) await queueFrom(tx, next)
      else if (areAll && next.failed === 0) await writeLoaded(tx)
    })
  })
}

/** The same at once, for the command line: all of them, one after another. False where some were not loaded, or another process loads them. */
export async function loadDemoDatasets(onStep: (key: string, step: string) => void): Promise<boolean> {
  if (await areLoaded()) return true
  let failed = 0
  const isMine = await holding(LOCK, async () => {
    const { datasets, areAll } = await wantedDatasets()
    for (const dataset of datasets) {
      let last = ''
      const onStepOnce = (step: string) => {
        if (step !== last) onStep(dataset.key, step)
        last = step
      }
      if (!(await tryLoading(dataset, { onStep: onStepOnce }))) failed += 1
    }
    if (areAll && failed === 0) await inTransaction(writeLoaded)
  })
  return isMine && failed === 0
}

const queueFrom = (tx: Transaction, next: z.infer<typeof payloadSchema>) =>
  enqueue(tx, DEMO_DATASETS_JOB, next, { key: DEMO_DATASETS_JOB, queue: LOAD_QUEUE, maxAttempts: 3 })

const areLoaded = async () => (await db.setting.findUnique({ where: { key: KEY } })) !== null

const writeLoaded = async (tx: Transaction) =>
  void (await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: 'loaded' }, update: { value: 'loaded' } }))

async function wantedDatasets(): Promise<{ datasets: DemoDataset[]; areAll: boolean }> {
  const { buildDemoDatasets } = await import('#prisma/seed/demo/datasets/build-datasets.ts')
  const all = buildDemoDatasets()
  const wanted = readEnv().PORTAL_DEMO_DATASETS
  const datasets = wanted === 'all' ? all : all.slice(0, wanted === 'few' ? FEW : 0)
  return { datasets, areAll: wanted === 'all' }
}

async function tryLoading(dataset: DemoDataset, progress: Progress): Promise<boolean> {
  const begun = performance.now()
  try {
    if (await loadDemoDataset(dataset, progress))
      log.info(
        { dataset: dataset.key, seconds: Math.round((performance.now() - begun) / 100) / 10 },
        'a dataset of the demonstration is loaded',
      )
    return true
  } catch (error) {
    if (progress.stopping?.aborted) throw error
    log.error({ err: error, dataset: dataset.key }, 'a dataset of the demonstration was not loaded')
    return false
  }
}
