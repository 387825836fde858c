import { sql } from '#app/platform/db/client.server.ts'
import type { HeldRecord } from './read-record.server.ts'

const TABLES = { PROJECT: 'project_entry', NEED: 'need_entry', DATASET: 'dataset_entry' } as const

/** The score of a record as its workspace's register shows it, 0 to 100; null until it is assessed. */
export async function readStoredQuality({ id, kind }: Pick<HeldRecord, 'id' | 'kind'>): Promise<number | null> {
  const [entry] = await sql<{ quality: number | null }>(`select quality from ${TABLES[kind]} where record_id = $1::uuid and in_register`, [
    id,
  ])
  return entry?.quality ?? null
}
