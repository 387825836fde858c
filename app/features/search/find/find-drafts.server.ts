import { SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { allText, type SearchQuery } from '#app/features/search/search-query.ts'
import type { ShownKind } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

export type FoundDraft = { id: string; kind: ShownKind; title: LanguageText; workspace: { slug: string; name: LanguageText } }

const TABLES = { PROJECT: 'project_entry', NEED: 'need_entry', DATASET: 'dataset_entry' } as const satisfies Record<ShownKind, string>

/** Working copies of the reader's own workspaces that have all words, the newest first; nobody else finds them. */
export async function findDrafts(actor: Actor, asked: SearchQuery, most: number): Promise<FoundDraft[]> {
  const own = [...actor.memberships.keys()]
  if (actor.kind !== 'person' || own.length === 0) return []
  const sql = new SqlText()
  const [mine, words, inTitle] = [sql.value(own), sql.value(allText(asked.terms)), sql.value(allText(asked.titleTerms))]
  const parts = Object.entries(TABLES).map(
    ([kind, table]) =>
      `(select entry.record_id as id, '${kind}' as kind, entry.title, entry.workspace_id, entry.updated_at, (entry.search @@ ${inTitle}::tsquery)::int as score from ${table} entry
        where entry.side = 'WORKING' and entry.workspace_id = any(${mine}::uuid[]) and entry.search @@ ${words}::tsquery order by score desc, entry.updated_at desc, entry.record_id limit ${most})`,
  )
  return query<FoundDraft>(
    `select draft.id, draft.kind, draft.title, json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace
     from (${parts.join(' union all ')}) draft join workspace on workspace.id = draft.workspace_id
     order by draft.score desc, draft.updated_at desc, draft.id limit ${most}`,
    sql.values,
  )
}
