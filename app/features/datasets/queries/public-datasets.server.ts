import { listPublicVersions, readableEntries, type PublicVersion } from '#app/features/datasets/access.server.ts'
import { formatsFor, type ExportFormat } from '#app/features/datasets/export/formats.ts'
import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** A table as catalogues name it. */
export type CatalogueTable = { position: number; name: string; rows: number; formats: ExportFormat[] }

/** A public dataset as catalogues tell of it: its current version. */
export type PublicDataset = {
  id: string
  slug: string
  workspace: { id: string; slug: string; name: LanguageText; createdAt: string }
  content: DatasetContent
  version: number
  /** Newest first; never empty. */
  versions: PublicVersion[]
  tables: CatalogueTable[]
  createdAt: Date
  updatedAt: Date
}

type Entry = Pick<PublicDataset, 'id' | 'slug' | 'workspace' | 'version' | 'createdAt' | 'updatedAt'>
type TableRow = { loadId: string; position: number; name: string; rows: string; columns: number; isPlaced: boolean }

const BATCH = 50

/** Every public dataset, a batch at a time, in the order of their ids; no more than a batch is held. */
export async function* readAllPublicDatasets(): AsyncGenerator<PublicDataset[], void> {
  for (let last: string | null = null; ;) {
    const entries: Entry[] = await sql<Entry>(
      `${SELECT} where (${readableEntries(VISITOR, () => '')}) and entry.record_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
       order by entry.record_id limit ${BATCH}`,
      [last],
    )
    if (entries.length > 0) yield await completed(entries)
    last = entries.at(-1)?.id ?? null
    if (entries.length < BATCH) return
  }
}

/** Public datasets by their ids, in the order of these; those that are not public are left out. */
export async function readPublicDatasets(recordIds: readonly string[]): Promise<PublicDataset[]> {
  const entries = await sql<Entry>(`${SELECT} where (${readableEntries(VISITOR, () => '')}) and entry.record_id = any($1::uuid[])`, [
    recordIds,
  ])
  const datasets = new Map((await completed(entries)).map((dataset) => [dataset.id, dataset]))
  return recordIds.flatMap((recordId) => datasets.get(recordId) ?? [])
}

/** The public dataset of an address or an id; null where there is none. */
export async function findPublicDataset(slugOrId: string): Promise<PublicDataset | null> {
  const entries = await sql<Entry>(
    `${SELECT} where (${readableEntries(VISITOR, () => '')}) and (entry.slug = $1 or entry.record_id::text = $1)`,
    [slugOrId.toLowerCase()],
  )
  const [dataset] = await completed(entries)
  return dataset ?? null
}

/** Addresses of public datasets, in their order. */
export async function listPublicSlugs({ limit, offset }: { limit: number; offset: number }): Promise<string[]> {
  const rows = await sql<{ slug: string }>(
    `select entry.slug from dataset_entry entry where (${readableEntries(VISITOR, () => '')}) order by entry.slug limit $1 offset $2`,
    [limit, offset],
  )
  return rows.map(({ slug }) => slug)
}

export type PublisherFacts = PublicDataset['workspace'] & { datasets: number }

/** The workspaces that publish datasets, or one of them by its address or id, with how many everybody may read. */
export const listPublishers = (slugOrId: string | null = null): Promise<PublisherFacts[]> =>
  sql<PublisherFacts>(
    `select workspace.id, workspace.slug, workspace.name, workspace.created_at as "createdAt", count(*)::int as datasets
     from dataset_entry entry join workspace on workspace.id = entry.workspace_id
     where (${readableEntries(VISITOR, () => '')}) and ($1::text is null or workspace.slug = $1 or workspace.id::text = $1)
     group by workspace.id order by workspace.slug limit 1000`,
    [slugOrId],
  )

const SELECT = `select entry.record_id as id, entry.slug, entry.version, record.created_at as "createdAt", entry.updated_at as "updatedAt",
    json_build_object('id', workspace.id, 'slug', workspace.slug, 'name', workspace.name, 'createdAt', workspace.created_at) as workspace
  from dataset_entry entry join record on record.id = entry.record_id join workspace on workspace.id = entry.workspace_id`

async function completed(entries: readonly Entry[]): Promise<PublicDataset[]> {
  if (entries.length === 0) return []
  const ids = entries.map(({ id }) => id)
  const [parts, versions] = await Promise.all([readPartsOf(ids), listPublicVersions(ids)])
  const found = entries.flatMap((entry) => {
    const content = fromParts<DatasetContent>(DATASET_SHAPE, parts.get(entry.id) ?? new Map())
    const own = versions.filter(({ recordId }) => recordId === entry.id)
    // What was closed between two readings is closed.
    return content.facts.visibility === 'public' && own.length > 0 ? [{ ...entry, content, versions: own }] : []
  })
  const tables = await readTables(found.flatMap(({ content }) => content.facts.file?.loadId ?? []))
  return found.map((dataset) => ({ ...dataset, tables: tables.get(dataset.content.facts.file?.loadId ?? '') ?? [] }))
}

async function readTables(loadIds: readonly string[]): Promise<Map<string, CatalogueTable[]>> {
  const rows = await sql<TableRow>(
    `select load_id as "loadId", position, name, rows::text as rows, jsonb_array_length(columns) as columns,
       jsonb_path_exists(columns, '$[*] ? (@.role == "geometry")')
         or jsonb_path_exists(columns, '$[*] ? (@.role == "latitude")') and jsonb_path_exists(columns, '$[*] ? (@.role == "longitude")') as "isPlaced"
     from dataset_table where load_id = any($1::uuid[]) order by load_id, position`,
    [loadIds],
  )
  const tables = new Map<string, CatalogueTable[]>()
  for (const { loadId, position, name, rows: count, columns, isPlaced } of rows) {
    const table = { position, name, rows: Number(count), formats: formatsFor({ rows: Number(count), columns, isPlaced }) }
    tables.set(loadId, [...(tables.get(loadId) ?? []), table])
  }
  return tables
}
