import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { DemoDataset, DatasetDescription } from '#prisma/seed/demo/datasets/dataset.ts'
import { findLoad, listTables, LOAD_QUEUE, storeLoad, type Load, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { readLoad } from '#app/features/datasets/loading/read-load.server.ts'
import { fileOf } from '#app/features/datasets/loading/take-load.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { giveSlug } from '#app/features/datasets/record/slug.server.ts'
import { storeHistories } from '#app/features/provenance/store-histories.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { makeCast } from './cast.server.ts'
import { historyOf, type Cast } from './history-of.ts'

/** The job that loads one dataset of the demonstration, and asks for the next. */
export const DEMO_DATASETS_JOB = 'demo-datasets'
/** Setting that says that all of them were loaded: one that people deleted later does not come back. */
const KEY = 'demo-datasets'
const FEW = 2
/** The longest that one dataset may take. */
const TIMEOUT = 60 * 60_000

const payloadSchema = z.object({ from: z.number().int().min(0), failed: z.number().int().min(0) })
type Progress = { stopping?: AbortSignal; onStep?: (step: string) => void }

/** Has the datasets loaded while the portal answers, where they are not all there. */
export async function queueDemoDatasets(): Promise<void> {
  if (readEnv().PORTAL_DEMO_DATASETS === 'none' || (await areLoaded())) return
  await inTransaction((tx) => queueFrom(tx, { from: 0, failed: 0 }))
}

/**
 * Loads one dataset, and queues the next behind the files that people sent meanwhile. What stands is left as it is, so that it can
 * run again after a stop. A dataset that cannot be loaded keeps back no other; the next start tries it again.
 */
export async function runDemoDatasets(payload: unknown, stopping: AbortSignal): Promise<void> {
  const { from, failed } = payloadSchema.parse(payload)
  const { datasets, areAll } = await wantedDatasets()
  const dataset = datasets[from]
  const isLoaded = !dataset || (await tryLoading(dataset, { stopping }))
  const next = { from: from + 1, failed: failed + (isLoaded ? 0 : 1) }
  await inTransaction(async (tx) => {
    if (next.from < datasets.length) await queueFrom(tx, next)
    else if (areAll && next.failed === 0) await writeLoaded(tx)
  })
}

/** The same at once, for the command line: all of them, one after another. */
export async function loadDemoDatasets(onStep: (key: string, step: string) => void): Promise<void> {
  if (await areLoaded()) return
  const { datasets, areAll } = await wantedDatasets()
  let failed = 0
  for (const dataset of datasets) {
    let last = ''
    const told = (step: string) => {
      if (step !== last) onStep(dataset.key, step)
      last = step
    }
    if (!(await tryLoading(dataset, { onStep: told }))) failed += 1
  }
  if (areAll && failed === 0) await inTransaction(writeLoaded)
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

/**
 * Reads the files of a dataset, then stores it with all that happened to it. False where it stood. Throws an Error for a file that is
 * refused. Asked for twice at once, the second waits for the first.
 */
export async function loadDemoDataset(dataset: DemoDataset, progress: Progress = {}): Promise<boolean> {
  return inTransaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`demo dataset ${dataset.id}`}, 0))`
      if ((await tx.record.count({ where: { id: dataset.id } })) > 0) return false
      const cast = await castOf(dataset)
      const contents: DatasetContent[] = []
      for (const [nth, sent] of dataset.files.entries()) {
        const load = await loadFile(cast, dataset, sent, progress)
        const isFirst = nth === 0 && dataset.firstVersion !== undefined
        contents.push(contentOf(dataset, isFirst ? dataset.firstVersion?.content : dataset.content, load, await listTables(load.id)))
      }
      const { key: _key, files: _files, dictionary: _dictionary, firstVersion, ...rest } = dataset
      const [first, content = first] = contents
      if (!first || !content) throw new Error(`${dataset.key} has no file`)
      const record = { ...rest, content, ...(firstVersion && { firstVersion: { publishedAt: firstVersion.publishedAt, content: first } }) }
      await giveSlug(tx, dataset.id, content.texts.title, content.facts.sourceLanguage)
      return (await storeHistories(tx, datasetRecorded, [historyOf(cast, DATASET_SHAPE, record)])) > 0
    },
    { timeout: TIMEOUT },
  )
}

/** The people of the demonstration. Those who do not stand yet are made in a transaction of their own: loads name them before this one ends. */
async function castOf({ createdAt }: DemoDataset): Promise<Cast> {
  const [{ WORKSPACES }, { PEOPLE }] = await Promise.all([import('#prisma/seed/demo/workspaces.ts'), import('#prisma/seed/demo/people.ts')])
  return inTransaction((tx) => makeCast(tx, { workspaces: WORKSPACES, people: PEOPLE }, new Date(createdAt)))
}

/** The load of a file, ready; read now where it was not yet. */
async function loadFile(cast: Cast, dataset: DemoDataset, sent: DemoDataset['files'][number], progress: Progress): Promise<Load> {
  const standing = await findLoad(sent.loadId)
  if (standing?.state === 'REFUSED') await db.datasetLoad.delete({ where: { id: sent.loadId } })
  const stored = standing && standing.state !== 'REFUSED' ? standing : await storeFile(cast, dataset, sent)
  const { stopping, onStep } = progress
  const load = await readLoad(stored, { ...(stopping && { stopping }), ...(onStep && { onProgress: onStep }) })
  if (load.state !== 'READY') throw new Error(`${sent.file.name} was refused: ${JSON.stringify(load.findings)}`)
  return load
}

async function storeFile(cast: Cast, { id, author, workspace }: DemoDataset, { loadId, sentAt, file }: DemoDataset['files'][number]) {
  const folder = path.resolve(readEnv().PORTAL_DATA_DIR, 'loads')
  const written = path.join(folder, `${loadId}.made`)
  await mkdir(folder, { recursive: true })
  try {
    await pipeline(Readable.from(file.pieces()), createWriteStream(written))
    const told = { id: loadId, createdAt: new Date(sentAt), chosen: file.chosen }
    const { workspaceId } = cast.workspace(workspace)
    return await storeLoad(cast.person(author), { recordId: id, workspaceId, name: file.name, path: written, ours: true, told })
  } finally {
    await rm(written, { force: true })
  }
}

/** What a version says: as it was written, with its file, and with the meaning of those columns that the file has. */
function contentOf(
  { dictionary, content }: DemoDataset,
  described: DatasetDescription = content,
  load: Load,
  tables: readonly StoredTable[],
): DatasetContent {
  const columns = tables.flatMap((table) =>
    table.columns.flatMap(({ name }) => {
      const meaning = dictionary.get(name)
      return meaning ? [{ id: columnId(table.name, name, tables.length), ...meaning }] : []
    }),
  )
  return { ...described, facts: { ...described.facts, file: fileOf(load, tables) }, columns }
}
