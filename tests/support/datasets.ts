import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { stopQueryProcess } from '#app/features/datasets/engine/query-process.server.ts'
import { storeLoad } from '#app/features/datasets/loading/loads.server.ts'
import { readLoad } from '#app/features/datasets/loading/read-load.server.ts'
import { createDataset } from '#app/features/datasets/mutations/start-dataset.server.ts'
import type { DatasetContent, Visibility } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'

/** Gives the tests of a file a folder for the files of datasets; the engine's process ends with them. */
export function useDatasetFiles(): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-datasets-'))
  const before = process.env.PORTAL_DATA_DIR
  beforeAll(() => {
    process.env.PORTAL_DATA_DIR = folder
  })
  afterAll(async () => {
    await stopQueryProcess()
    if (before === undefined) delete process.env.PORTAL_DATA_DIR
    else process.env.PORTAL_DATA_DIR = before
    rmSync(folder, { recursive: true, force: true })
  })
}

type Made = {
  workspaceId: string
  name: string
  file: string | Buffer
  visibility?: Visibility
  content?: Partial<DatasetContent>
  draft?: boolean
}

/** A dataset with a file that was read, published unless it is to stay a draft. */
export async function makeDataset({
  workspaceId,
  name,
  file,
  visibility = 'public',
  content = {},
  draft = false,
}: Made): Promise<{ id: string; slug: string }> {
  const id = uuidv7()
  const [title, summary] = [{ fr: `Données ${name} ${id}` }, { fr: 'Un essai.' }]
  const texts = { title, summary, method: {}, caveats: {}, change: {} }
  await createDataset(OPERATOR, {
    id,
    workspaceId,
    title,
    facts: { sourceLanguage: 'fr', visibility, licence: 'CC-BY-4.0' },
    more: { ...content, texts },
  })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-sent-'))
  try {
    const sent = path.join(folder, name)
    writeFileSync(sent, file)
    const load = await readLoad(await storeLoad(OPERATOR, { recordId: id, workspaceId, name, path: sent, ours: false }))
    if (load.state !== 'READY') throw new Error(`${name} was not read: ${JSON.stringify(load.findings)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (!draft) {
    await submitRecord(OPERATOR, datasetRecorded, { workspaceId, recordId: id })
    await publishRecord(OPERATOR, datasetRecorded, { workspaceId, recordId: id })
  }
  const { slug } = await db.dataset.findUniqueOrThrow({ where: { recordId: id } })
  return { id, slug }
}
