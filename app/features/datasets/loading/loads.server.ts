import { v7 as uuidv7 } from 'uuid'
import type { ColumnProfile, TableFiles } from '#app/features/datasets/engine/table-files.ts'
import type { Finding, LoadedColumn, TableStructure, ColumnReading, Understood } from '#app/features/datasets/tables.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { DatasetLoad } from '#app/platform/db/generated/client.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { blobPath, storeBlob, type Blob } from '#app/platform/storage/blobs.server.ts'

/** The job that reads a file which came for a dataset. */
export const LOAD_JOB = 'dataset-load'
/** One file is read at a time, whoever sent it. */
export const LOAD_QUEUE = 'dataset-loads'
const ATTEMPTS = 3

/** How a person wants one table to be read; null readings are decided from the values. */
export type ChosenTable = {
  structure: TableStructure
  readings: (ColumnReading | null)[]
  /** Not wanted: the table is left in the file. */ isLeft?: boolean
}

/** A load as the pages of its dataset show it. */
export type Load = Omit<DatasetLoad, 'understood' | 'chosen' | 'findings' | 'documents' | 'bytes'> & {
  bytes: number
  understood: Understood | null
  chosen: ChosenTable[] | null
  findings: Finding[]
  documents: StoredDocument[]
}
export type StoredDocument = { name: string; sha256: string; bytes: number }

/** One table of a load, with the hashes of its two Parquet files. */
export type StoredTable = {
  position: number
  name: string
  rows: number
  columns: LoadedColumn[]
  structure: TableStructure
  findings: Finding[]
  files: StoredFiles
}

/** The files of a table by their hashes; a wide table has several of each copy. `longestRow`: bytes of text. */
export type StoredFiles = { text: Blob[]; typed: Blob[]; misfits: Blob | null; longestRow: number }

type NewLoad = {
  recordId: string
  workspaceId: string
  name: string
  path: string
  /** Nobody writes to the file again. */ ours: boolean
  /** What is known of one that a history tells of: its id, when it came, how its sender corrected it. */
  told?: { id: string; createdAt: Date; chosen?: ChosenTable[] | undefined }
}

/** Stores a file that came for a dataset; it waits to be read. Whose it is was seen to by the caller. */
export async function storeLoad(actor: Actor, { recordId, workspaceId, name, path, ours, told }: NewLoad): Promise<Load> {
  const blob = await storeBlob(path, { ours })
  const { id = uuidv7(), createdAt, chosen } = told ?? {}
  const load = await db.datasetLoad.create({
    data: {
      id,
      recordId,
      workspaceId,
      name,
      bytes: BigInt(blob.bytes),
      sha256: blob.sha256,
      createdById: actor.userId,
      ...(createdAt ? { createdAt } : {}),
      ...(chosen ? { chosen } : {}),
    },
  })
  return asLoad(load)
}

/** The same file to be read again: as a person corrected it, or (none chosen) as the portal sees fit, whatever was corrected before. */
export async function rereadLoad(actor: Actor, load: Load, chosen: ChosenTable[]): Promise<Load> {
  const { recordId, workspaceId, name, bytes, sha256, understood } = load
  const made = await db.datasetLoad.create({
    data: {
      id: uuidv7(),
      recordId,
      workspaceId,
      name,
      bytes: BigInt(bytes),
      sha256,
      createdById: actor.userId,
      chosen,
      ...(understood ? { understood: understood } : {}),
    },
  })
  return asLoad(made)
}

export const jobKeyOf = (loadId: string) => `load:${loadId}`

/** Has a load read, soon. */
export const queueLoad = (loadId: string): Promise<void> =>
  inTransaction((tx) => enqueue(tx, LOAD_JOB, { loadId }, { key: jobKeyOf(loadId), queue: LOAD_QUEUE, maxAttempts: ATTEMPTS }))

export async function findLoad(loadId: string): Promise<Load | null> {
  const load = await db.datasetLoad.findUnique({ where: { id: loadId } })
  return load && asLoad(load)
}

/** The last load that came for a dataset. */
export async function latestLoad(recordId: string): Promise<Load | null> {
  const load = await db.datasetLoad.findFirst({ where: { recordId }, orderBy: { createdAt: 'desc' } })
  return load && asLoad(load)
}

/** How tables of earlier files of a dataset were read in the end, and how a person wanted columns of theirs to be read, by name. */
export type Remembered = { structures: TableStructure[]; readings: Record<string, ColumnReading> }

/** What a person corrected holds for the next file, too. */
export async function remembered(recordId: string, except: string): Promise<Remembered> {
  const last = await db.datasetLoad.findFirst({
    where: { recordId, id: { not: except }, state: 'READY' },
    orderBy: { createdAt: 'desc' },
    select: { tables: { select: { structure: true, columns: true }, orderBy: { position: 'asc' } } },
  })
  const tables = (last?.tables ?? []) as { structure: TableStructure; columns: LoadedColumn[] }[]
  const chosen = tables.flatMap(({ columns }) => columns.filter(({ isChosen }) => isChosen))
  return {
    structures: tables.map(({ structure }) => structure),
    readings: Object.fromEntries(chosen.map((column) => [column.name, readingOf(column)])),
  }
}

/** How a column is read, without what was found in it. */
const readingOf = ({ type, decimal, group, dateOrder }: ColumnReading): ColumnReading => ({
  type,
  ...(decimal ? { decimal } : {}),
  ...(group ? { group } : {}),
  ...(dateOrder ? { dateOrder } : {}),
})

const tableSelect = {
  position: true,
  name: true,
  rows: true,
  columns: true,
  structure: true,
  findings: true,
  files: true,
} as const

export async function listTables(loadId: string): Promise<StoredTable[]> {
  const tables = await db.datasetTable.findMany({ where: { loadId }, orderBy: { position: 'asc' }, select: tableSelect })
  return tables.map((table) => ({
    ...table,
    rows: Number(table.rows),
    columns: table.columns as LoadedColumn[],
    structure: table.structure as TableStructure,
    findings: table.findings as Finding[],
    files: table.files as StoredFiles,
  }))
}

/** Where a table lies on this machine, as the engine asks for it. */
export async function tableFiles({ files, rows, columns }: StoredTable): Promise<TableFiles> {
  const paths = (blobs: readonly Blob[]) => Promise.all(blobs.map(({ sha256 }) => blobPath(sha256)))
  const [text, typed, misfits] = await Promise.all([paths(files.text), paths(files.typed), paths(files.misfits ? [files.misfits] : [])])
  return {
    text,
    typed,
    misfits: misfits[0] ?? null,
    rows,
    longestRow: files.longestRow,
    columns: columns.map(({ name, type, misfits: count }) => ({ name, type, misfits: count })),
  }
}

/** The profiles of a table's columns, which are large: only the pages that show them read them. */
export async function readProfiles(loadId: string, position: number): Promise<ColumnProfile[]> {
  const table = await db.datasetTable.findUnique({ where: { loadId_position: { loadId, position } }, select: { profiles: true } })
  return (table?.profiles ?? []) as ColumnProfile[]
}

const asLoad = (load: DatasetLoad): Load => ({
  ...load,
  bytes: Number(load.bytes),
  understood: load.understood as Understood | null,
  chosen: load.chosen as ChosenTable[] | null,
  findings: load.findings as Finding[],
  documents: load.documents as StoredDocument[],
})
