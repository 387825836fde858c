import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemoDataset } from '#app/features/demo/load-dataset.server.ts'
import { DEMO_DATASETS_JOB, loadDemoDatasets, queueDemoDatasets, runDemoDatasets } from '#app/features/demo/load-datasets.server.ts'
import { listTables } from '#app/features/datasets/loading/loads.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { buildDemoDatasets } from '#prisma/seed/demo/datasets/build-datasets.ts'
import type { DemoDataset } from '#prisma/seed/demo/datasets/dataset.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let folder = ''
const before = process.env.PORTAL_DATA_DIR
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'passerelle-demo-'))
  process.env.PORTAL_DATA_DIR = folder
})
afterAll(() => {
  if (before === undefined) delete process.env.PORTAL_DATA_DIR
  else process.env.PORTAL_DATA_DIR = before
  rmSync(folder, { recursive: true, force: true })
})

function named(key: string): DemoDataset {
  const found = buildDemoDatasets().find((dataset) => dataset.key === key)
  if (!found) throw new Error(key)
  return found
}

const TABLES = [
  'record',
  'record_version',
  'record_part',
  'event',
  'dataset',
  'dataset_load',
  'dataset_table',
  'dataset_entry',
  'membership',
]
const counts = () => Promise.all(TABLES.map(async (table) => (await sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n))

describe('a dataset of the demonstration', () => {
  test('is loaded once, however often it is asked for', async () => {
    const crops = named('crops')
    expect(await loadDemoDataset(crops)).toBe(true)
    const standing = await counts()
    expect(await loadDemoDataset(crops)).toBe(false)
    expect(await counts()).toEqual(standing)
  })

  test('is left to who loads them already, where a start and a command meet', async () => {
    process.env.PORTAL_DEMO_DATASETS = 'few'
    try {
      const steps: string[] = []
      const results = await Promise.all([loadDemoDatasets((key) => void steps.push(key)), loadDemoDatasets((key) => void steps.push(key))])
      expect(results.sort()).toEqual([false, true])
      expect([...new Set(steps)]).toEqual(
        buildDemoDatasets()
          .slice(0, 2)
          .map(({ key }) => key),
      )
      const standing = await counts()
      expect(await loadDemoDatasets(() => undefined)).toBe(true)
      expect(await counts()).toEqual(standing)
    } finally {
      delete process.env.PORTAL_DEMO_DATASETS
    }
  })

  test('is queued at a start, one job after another, until those that are wanted stand', async () => {
    process.env.PORTAL_DEMO_DATASETS = 'few'
    const jobs = () => sql<{ task: string }>(`select task_identifier as task from graphile_worker.jobs where key = $1`, [DEMO_DATASETS_JOB])
    try {
      await queueDemoDatasets()
      await queueDemoDatasets()
      expect(await jobs()).toEqual([{ task: DEMO_DATASETS_JOB }])
      await sql('select graphile_worker.remove_job($1)', [DEMO_DATASETS_JOB])
      await runDemoDatasets({ from: 0, failed: 0 }, new AbortController().signal)
      expect(await jobs()).toHaveLength(1)
      await sql('select graphile_worker.remove_job($1)', [DEMO_DATASETS_JOB])
      await runDemoDatasets({ from: 1, failed: 0 }, new AbortController().signal)
      expect(await jobs()).toHaveLength(0)
    } finally {
      delete process.env.PORTAL_DEMO_DATASETS
    }
  })

  test('reads as the work of its people: two versions with their files, each step at its time', async () => {
    const crops = named('crops')
    await loadDemoDataset(crops)
    const { versions, ...record } = await db.record.findUniqueOrThrow({
      where: { id: crops.id },
      include: { versions: { orderBy: { number: 'asc' } } },
    })
    const published = crops.state.kind === 'published' ? crops.state.publishedAt : ''
    expect([record.publication, record.workingState, record.publishedAt?.toISOString()]).toEqual(['PUBLISHED', 'NONE', published])
    expect(versions.map(({ publishedAt }) => publishedAt.toISOString())).toEqual([crops.firstVersion?.publishedAt, published])
    const events = await db.event.findMany({ where: { recordId: crops.id }, orderBy: { revision: 'asc' } })
    expect(events.map(({ kind }) => kind.split('.')[1])).toEqual(['created', 'submitted', 'published', 'edited', 'submitted', 'published'])
    const loads = await db.datasetLoad.findMany({ where: { recordId: crops.id }, orderBy: { createdAt: 'asc' } })
    expect(loads.map(({ id, state, createdAt }) => [id, state, createdAt.toISOString()])).toEqual(
      crops.files.map(({ loadId, sentAt }) => [loadId, 'READY', sentAt]),
    )
    const entry = await db.datasetEntry.findFirstOrThrow({ where: { recordId: crops.id, side: 'PUBLIC' } })
    expect([entry.version, entry.loadId, entry.slug.length > 5]).toEqual([2, crops.files[1]?.loadId, true])
  })

  test('has numbers in the digits of Arabic as numbers, and keeps what is none', async () => {
    const crops = named('crops')
    await loadDemoDataset(crops)
    const [table] = await listTables(crops.files[1]?.loadId ?? '')
    const tonnes = table?.columns.find(({ name }) => name === 'الإنتاج بالطن')
    expect(tonnes?.type).toBe('decimal')
    expect(tonnes?.misfits).toBeGreaterThan(0)
    expect(table?.columns.filter(({ role }) => role).map(({ role }) => role)).toEqual(['adminName', 'pcode'])
  })

  test('goes on where a stop ended it: a file that was read is not read again', async () => {
    const sites = named('project-sites')
    await loadDemoDataset(sites)
    const load = await db.datasetLoad.findUniqueOrThrow({ where: { id: sites.files[0]?.loadId ?? '' } })
    await db.record.delete({ where: { id: sites.id } })
    await sql('delete from dataset where record_id = $1', [sites.id])
    await sql('delete from dataset_entry where record_id = $1', [sites.id])
    await sql('delete from dataset_link where dataset_id = $1', [sites.id])
    expect(await loadDemoDataset(sites)).toBe(true)
    const again = await db.datasetLoad.findUniqueOrThrow({ where: { id: load.id } })
    expect(again.readyAt).toEqual(load.readyAt)
  })
})
