import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { listOwnRecords, type OwnPage } from '#app/features/provenance/own-records.server.ts'
import { ownState } from '#app/features/projects/queries/own-json.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { OwnDatasetJson } from '#app/features/datasets/api/own-dataset-json.ts'

type Entry = {
  id: string
  slug: string
  title: LanguageText
  summary: LanguageText
  licence: string | null
  visibility: string
  dueOn: string | null
}

/** A page of a workspace's datasets as they are being worked on. Throws `not-found` for who is no member. */
export async function listOwnDatasetsJson(
  actor: Actor,
  workspaceId: string,
  page: OwnPage,
  origin: string,
): Promise<{ items: OwnDatasetJson[]; next: string | null; total: number }> {
  const { records, next, total } = await listOwnRecords(actor, 'DATASET', workspaceId, page)
  const rows = await sql<Entry>(
    `select distinct on (record_id) record_id as id, slug, title, summary, licence, visibility::text as visibility, due_on::text as "dueOn"
     from dataset_entry where record_id = any($1::uuid[]) order by record_id, (side = 'WORKING') desc`,
    [records.map(({ id }) => id)],
  )
  const entries = new Map(rows.map((entry) => [entry.id, entry]))
  const items = records.map((record) => {
    const entry = entries.get(record.id)
    return {
      id: record.id,
      workspace: record.workspace,
      slug: entry?.slug ?? null,
      title: { ...entry?.title },
      summary: { ...entry?.summary },
      licence: entry?.licence ?? null,
      visibility: (entry?.visibility ?? 'WORKSPACE').toLowerCase(),
      dueOn: entry?.dueOn ?? null,
      ...ownState(record),
      url: `${origin}/datasets/${entry?.slug ?? record.id}`,
      updatedAt: record.updatedAt.toISOString(),
    }
  })
  return { items, next, total }
}
