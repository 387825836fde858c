import type { DatasetFile } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { saveLocked } from '#app/features/provenance/save-edits.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { FileFormat } from '#app/features/datasets/tables.ts'
import { findLoad, listTables, type Load, type StoredTable } from './loads.server.ts'

/**
 * Makes a load that is ready the file of its dataset's working copy. False where the actor may not edit it as it stands
 * (submitted, withdrawn, no member any more), or where there is none of it: the load stays, and can be used later.
 */
export async function takeLoad(actor: Actor, loadId: string): Promise<boolean> {
  const load = await findLoad(loadId)
  if (load?.state !== 'READY') return false
  const file = fileOf(load, await listTables(loadId))
  return inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, actor, 'DATASET', load.workspaceId, load.recordId)
    if (!recordPolicy.edit(actor, record)) return false
    await saveLocked(tx, actor, datasetRecorded, record, { madeFrom: record.revision, overwrite: true }, [
      { path: 'facts/file', value: file },
    ])
    return true
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not-found') return false
    throw error
  })
}

/** What a version says of the file that a load read. */
export function fileOf(load: Load, tables: readonly StoredTable[]): DatasetFile {
  return {
    loadId: load.id,
    name: load.name,
    format: load.format as FileFormat,
    bytes: load.bytes,
    sha256: load.sha256,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    columns: tables.reduce((sum, { columns }) => sum + columns.length, 0),
  }
}
