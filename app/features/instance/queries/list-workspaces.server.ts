import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { readTimeCursor, writeTimeCursor } from '#app/features/instance/cursor.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { adminQuery } from './search-words.server.ts'

export type WorkspaceLine = {
  id: string
  slug: string
  name: TaggedText
  kind: WorkspaceKind
  country: string | null
  members: number
  /** Nobody is left to manage it. */
  isOrphan: boolean
  isClosed: boolean
}

const PAGE = 50

/** Workspaces, the newest first; `q` is looked for in names and slugs. Throws `not-found` for who does not run the instance. */
export async function listWorkspaces(
  actor: Actor,
  language: Language,
  { q, after }: { q: string; after: string | null },
): Promise<{ items: WorkspaceLine[]; total: number; next: string | null }> {
  requireAdmin(actor)
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const query = adminQuery(q)
  const condition = query ? `admin_search(w.slug || ' ' || w.name::text) @@ ${value(query)}::tsquery` : 'true'
  const counted = values.slice()
  const cursor = readTimeCursor(after)
  const from = cursor
    ? ` and w.created_at <= ${value(cursor.at)}::timestamptz and (w.created_at < ${value(cursor.at)}::timestamptz or w.id > ${value(cursor.id)}::uuid)`
    : ''
  const [rows, totals] = await Promise.all([
    sql<Row>(
      `select w.id, w.slug, w.name, w.kind, w.country, w.created_at as "createdAt", w.closed_at is not null as "isClosed",
         (select count(*)::int from membership m where m.workspace_id = w.id) as members,
         not exists (select 1 from membership m where m.workspace_id = w.id and m.role = 'MANAGER') as "isOrphan"
       from workspace w where ${condition}${from} order by w.created_at desc, w.id limit ${PAGE + 1}`,
      values,
    ),
    sql<{ n: number }>(`select count(*)::int as n from workspace w where ${condition}`, counted),
  ])
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    items: shown.map(({ createdAt: _, name, country, ...row }) => ({
      ...row,
      name: taggedText(name, language) ?? { text: row.slug, lang: '', dir: 'auto' },
      country: country ? countryName(country, language) : null,
    })),
    total: totals[0]?.n ?? 0,
    next: rows.length > PAGE && last ? writeTimeCursor({ at: last.createdAt.toISOString(), id: last.id }) : null,
  }
}

type Row = Omit<WorkspaceLine, 'name' | 'country'> & { name: LanguageText; country: string | null; createdAt: Date }
