import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DatasetDescription, DemoDataset } from '#prisma/seed/demo/datasets/dataset.ts'
import type { DemoRecord } from '#prisma/seed/demo/demo.ts'
import { findLoad, listTables, storeLoad, type Load, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { readLoad } from '#app/features/datasets/loading/read-load.server.ts'
import { fileOf } from '#app/features/datasets/loading/take-load.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { giveSlug } from '#app/features/datasets/record/slug.server.ts'
import { storeHistories } from '#app/features/provenance/store-histories.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { makeCast } from './cast.server.ts'
import { historyOf, type Cast } from './history-of.ts'

export type Progress = { stopping?: AbortSignal; onStep?: (step: string) => void }

/**
 * Reads the files of a dataset, then stores it with all that happened to it. False where it stood. Throws an Error for a file that is
 * refused, and where another process reads it.
 */
export async function loadDemoDataset(dataset: DemoDataset, progress: Progress = {}): Promise<boolean> {
  if ((await db.record.count({ where: { id: dataset.id } })) > 0) return false
  const cast = await castOf(dataset)
  const record = await recordOf(cast, dataset, progress)
  return inTransaction(async (tx) => {
    if ((await tx.record.count({ where: { id: dataset.id } })) > 0) return false
    await giveSlug(tx, dataset.id, record.content.texts.title, record.content.facts.sourceLanguage)
    return (await storeHistories(tx, datasetRecorded, [historyOf(cast, DATASET_SHAPE, record)])) > 0
  })
}

/** What the dataset says in its versions, once their files are read. */
async function recordOf(cast: Cast, dataset: DemoDataset, progress: Progress): Promise<DemoRecord<DatasetContent>> {
  const { key, files, dictionary: _dictionary, firstVersion, ...rest } = dataset
  const described = firstVersion ? [firstVersion.content, dataset.content] : [dataset.content]
  const contents: DatasetContent[] = []
  for (const [nth, sent] of files.entries()) {
    const load = await loadFile(cast, dataset, sent, progress)
    contents.push(contentOf(dataset, described[nth] ?? dataset.content, load, await listTables(load.id)))
  }
  const [first, content = first] = contents
  if (!first || !content) throw new Error(`The dataset ${key} of the demonstration has no file`)
  return { ...rest, content, ...(firstVersion && { firstVersion: { ...firstVersion, content: first } }) }
}

/** The people of the demonstration. Who does not stand yet is made. */
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
function contentOf({ dictionary }: DemoDataset, described: DatasetDescription, load: Load, tables: readonly StoredTable[]): DatasetContent {
  const columns = tables.flatMap((table) =>
    table.columns.flatMap(({ name }) => {
      const meaning = dictionary.get(name)
      return meaning ? [{ id: columnId(table.name, name, tables.length), ...meaning }] : []
    }),
  )
  return { ...described, facts: { ...described.facts, file: fileOf(load, tables) }, columns }
}
