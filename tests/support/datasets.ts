import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { stopQueryProcess } from '#app/features/datasets/engine/query-process.server.ts'
import { storeLoad } from '#app/features/datasets/loading/loads.server.ts'
import { readLoad } from '#app/features/datasets/loading/read-load.server.ts'
import { createDataset } from '#app/features/datasets/mutations/start-dataset.server.ts'
import type { DatasetContent, DatasetFacts } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'

/** Gives the tests of a file a folder for files of their own, gone at the end. */
export function useDataFolder(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-data-'))
  const before = process.env.PORTAL_DATA_DIR
  beforeAll(() => void (process.env.PORTAL_DATA_DIR = folder))
  afterAll(async () => {
    await stopQueryProcess()
    if (before === undefined) delete process.env.PORTAL_DATA_DIR
    else process.env.PORTAL_DATA_DIR = before
    rmSync(folder, { recursive: true, force: true })
  })
}

export type MadeDataset = { recordId: string; workspaceId: string; slug: string }
type Wanted = {
  title: string
  /** The file: its name and what is in it. */
  name?: string
  text: string | Buffer
  facts?: Partial<DatasetFacts>
  more?: Partial<DatasetContent>
  isDraft?: boolean
}

/** A dataset with its file, read by the engine; public unless the facts say otherwise. */
export async function makeDataset(
  workspaceId: string,
  { title, name = 'data.csv', text, facts, more, isDraft }: Wanted,
): Promise<MadeDataset> {
  const recordId = uuidv7()
  const texts = { title: {}, summary: { fr: 'Des données.' }, method: {}, caveats: {}, change: {} }
  await createDataset(OPERATOR, {
    id: recordId,
    workspaceId,
    title: { fr: title },
    facts: { sourceLanguage: 'fr', visibility: 'public', licence: 'CC-BY-4.0', ...facts },
    more: { ...more, texts: { ...texts, ...more?.texts } },
  })
  await giveFile({ recordId, workspaceId }, name, text)
  if (!isDraft) await publishDataset({ recordId, workspaceId })
  const { slug } = await db.dataset.findUniqueOrThrow({ where: { recordId } })
  return { recordId, workspaceId, slug }
}

/** Makes a file that of the working copy. */
export async function giveFile(
  { recordId, workspaceId }: Pick<MadeDataset, 'recordId' | 'workspaceId'>,
  name: string,
  text: string | Buffer,
) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'passerelle-file-')), 'sent')
  writeFileSync(file, text)
  const load = await readLoad(await storeLoad(OPERATOR, { recordId, workspaceId, name, path: file, ours: false }))
  rmSync(path.dirname(file), { recursive: true, force: true })
  if (load.state !== 'READY') throw new Error(`refused: ${JSON.stringify(load.findings)}`)
}

export async function publishDataset(record: Pick<MadeDataset, 'recordId' | 'workspaceId'>): Promise<void> {
  await submitRecord(OPERATOR, datasetRecorded, record)
  await publishRecord(OPERATOR, datasetRecorded, record)
}
