import type { ExpertReader } from '#app/features/expertise/policy.ts'
import { expertReader } from '#app/features/expertise/queries/expert-reader.server.ts'
import { publicDatasetPath } from '#app/features/datasets/paths.ts'
import { readableEntries } from '#app/features/datasets/access.server.ts'
import { publicExpertPath } from '#app/features/expertise/paths.ts'
import { readableExpertRows } from '#app/features/expertise/queries/readable-experts.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { publicProjectPath } from '#app/features/projects/paths.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Kind } from '#app/features/search/kinds.ts'
import { recordPath, type ShownKind } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

/** Where a reader reads what was found under an id; of datasets the address is their slug. */
export const hitPath = (language: string, kind: Kind, id: string, slug?: string): string =>
  ({
    needs: publicNeedPath(language, id),
    projects: publicProjectPath(language, id),
    datasets: publicDatasetPath(language, slug ?? id),
    experts: publicExpertPath(language, id),
    organisations: `/${language}/organisations/${id}`,
  })[kind]

type Where = { language: string; /** Addresses of this portal begin with it. */ origin: string }

const ADDRESS =
  /^(?:\/(?:fr|en|es|pt|ar))?\/(?:w\/[a-z0-9-]+\/)?(projects|needs|datasets|experts|organisations)\/([0-9A-Za-z-]{1,80})(?=[/?#]|$)/

/** Where a pasted address of this portal, or the id of something in it, leads; null for anything else and for what this reader may not read. */
export async function findDirect(actor: Actor, text: string, { language, origin }: Where): Promise<string | null> {
  const path = text.startsWith(`${origin}/`) ? text.slice(origin.length) : text
  const [, kind, named = text] = ADDRESS.exec(path) ?? []
  const key = named.toLowerCase()
  if (isUuid(key)) return byId(await expertReader(actor), key, language)
  return kind === 'datasets' ? bySlug(actor, key, language) : null
}

async function byId(reader: ExpertReader, id: string, language: string): Promise<string | null> {
  const sql = new SqlText()
  const value = `${sql.value(id)}::uuid`
  const own = `${sql.value([...reader.actor.memberships.keys()])}::uuid[]`
  const [found] = await query<{ kind: Kind | ShownKind; slug: string | null }>(
    `select 'needs' as kind, null as slug from need_entry where record_id = ${value} and side = 'PUBLIC'
     union all select 'projects', null from project_entry where record_id = ${value} and side = 'PUBLIC'
     union all select 'datasets', entry.slug from dataset_entry entry where entry.record_id = ${value} and ${readableEntries(reader.actor, (one) => sql.value(one))}
     union all select 'organisations', null from organisation where id = ${value} and merged_into_id is null
     union all select 'experts', null from expert_profile expert where expert.id = ${value} and ${readableExpertRows(reader, sql)}
     union all select record.kind::text, workspace.slug from record join workspace on workspace.id = record.workspace_id where record.id = ${value} and record.workspace_id = any(${own})
     limit 1`,
    sql.values,
  )
  if (!found) return null
  const { kind, slug } = found
  if (kind === 'PROJECT' || kind === 'NEED' || kind === 'DATASET') return slug && recordPath(language, slug, kind, id)
  return hitPath(language, kind, id, slug ?? undefined)
}

async function bySlug(actor: Actor, slug: string, language: string): Promise<string | null> {
  const sql = new SqlText()
  const [found] = await query<{ slug: string }>(
    `select entry.slug from dataset_entry entry where entry.slug = ${sql.value(slug)} and ${readableEntries(actor, (one) => sql.value(one))} limit 1`,
    sql.values,
  )
  return found ? hitPath(language, 'datasets', found.slug, found.slug) : null
}

/** Ids of what bears an identifier as it was typed, in capitals or not: published projects by their IATI identifier, organisations, datasets by their address. */
export async function findIdentified(actor: Actor, text: string): Promise<Partial<Record<Kind, string[]>>> {
  if (!/^[^\s]{3,120}$/.test(text)) return {}
  const sql = new SqlText()
  const forms = `${sql.value([...new Set([text, text.toUpperCase(), text.toLowerCase()])])}::text[]`
  const rows = await query<{ kind: Kind; id: string }>(
    `(select 'projects' as kind, record_id as id from project_entry where side = 'PUBLIC' and iati_identifier = any(${forms}) order by updated_at desc limit 20)
     union all select 'organisations', id from organisation where merged_into_id is null and (ref = any(${forms}) or former_refs && ${forms})
     union all select 'datasets', entry.record_id from dataset_entry entry where entry.slug = any(${forms}) and ${readableEntries(actor, (one) => sql.value(one))}`,
    sql.values,
  )
  const found: Partial<Record<Kind, string[]>> = {}
  for (const { kind, id } of rows) (found[kind] ??= []).push(id)
  return found
}
