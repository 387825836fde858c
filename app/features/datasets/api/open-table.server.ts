import { WrongQuery } from '#app/features/api/problem.ts'
import { loadIdOf, openDataset, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { tableFiles, listTables, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import type { TableFiles } from '#app/features/datasets/engine/table-files.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

export type OpenTable = { open: OpenDataset; loadId: string; table: StoredTable; files: () => Promise<TableFiles> }

/**
 * Opens one table of a dataset: of its current version or another by its number, the first table or another by its position from 0 or its
 * name. Throws WrongQuery naming what the dataset does not have, and what `openDataset` throws.
 */
export async function openTable(
  actor: Actor,
  slug: string,
  { table, version }: { table: string | null; version: string | null },
): Promise<OpenTable> {
  if (version !== null && !/^[1-9]\d{0,8}$/.test(version)) throw new WrongQuery([{ name: 'version', value: version.slice(0, 80) }])
  const open = await openDataset(actor, slug, version ?? undefined)
  return tableOf(open, table)
}

/** One table of an open dataset. Throws WrongQuery where it has none such. */
export async function tableOf(open: OpenDataset, asked: string | null): Promise<OpenTable> {
  const loadId = loadIdOf(open)
  const tables = await listTables(loadId)
  const table =
    asked === null ? tables[0] : (tables.find(({ name }) => name === asked) ?? tables.find(({ position }) => String(position) === asked))
  if (!table) throw new WrongQuery([{ name: 'table', value: (asked ?? '').slice(0, 80) }])
  return { open, loadId, table, files: () => tableFiles(table) }
}

/** The table at a position of the current version. Throws WrongQuery where there is none, and what `openDataset` throws. */
export async function openTableAt(actor: Actor, slug: string, position: number): Promise<OpenTable> {
  const open = await openDataset(actor, slug)
  const loadId = loadIdOf(open)
  const table = (await listTables(loadId)).find((known) => known.position === position)
  if (!table) throw new WrongQuery([{ name: 'table', value: String(position) }])
  return { open, loadId, table, files: () => tableFiles(table) }
}
