import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { listNeeds, type NeedCard } from '#app/features/needs/queries/list-needs.server.ts'
import { listProjects, type ProjectCard } from '#app/features/projects/queries/list-projects.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { plainText, taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A project or need that a dataset tells of or may tell of. `path`: the row that links it. */
export type LinkedRecord = {
  path: string
  recordId: string
  kind: 'project' | 'need'
  /** Null where it is no longer there, or no longer for its reader. */
  title: TaggedText | null
  workspace: string
  publication: Publication
  workingState: WorkingState
}

export type FoundRecords = { q: string; records: LinkedRecord[]; /** How many more there are than are shown. */ more: number }

const MOST = 20
const NEWEST = { sort: { field: 'updated', descending: true }, cursor: null }

/** The row that links a record: one for each, so that a link made twice is one. */
export const linkPath = (recordId: string) => `links/${recordId.replaceAll('-', '')}`

type Wanted = { workspaceId: string; language: Language; q: string; linkedIds: readonly string[] }

/** Projects and needs found by words that the dataset does not name yet: the workspace's own, then what others published. */
export async function findRecords(actor: Actor, { workspaceId, language, q, linkedIds }: Wanted): Promise<FoundRecords> {
  const page = { ...NEWEST, limit: MOST }
  const filters = { ...NO_FILTERS, q }
  const scopes = q === '' ? [{ workspaceId }] : ([{ workspaceId }, 'published'] as const)
  const projects = await Promise.all(scopes.map((scope) => listProjects(actor, scope, filters, page)))
  const needs = q === '' ? [] : [await listNeeds(actor, filters, page)]
  const all = [
    ...projects.flatMap(({ items }) => items).map((card) => foundOf('project', card, language)),
    ...needs.flatMap(({ items }) => items).map((card) => foundOf('need', card, language)),
  ].filter(({ recordId, publication }) => publication !== 'WITHDRAWN' && !linkedIds.includes(recordId))
  const unique = [...new Map(all.map((record) => [record.recordId, record])).values()]
  const total = [...projects, ...needs].reduce((sum, list) => sum + list.total, 0)
  return { q, records: unique.slice(0, MOST), more: q === '' ? 0 : Math.max(0, total - unique.length) }
}

const foundOf = (kind: 'project' | 'need', card: ProjectCard | NeedCard, language: Language): LinkedRecord => ({
  path: linkPath(card.id),
  recordId: card.id,
  kind,
  title: taggedText(card.title, language),
  workspace: plainText(card.workspace.name, language, card.workspace.slug),
  publication: card.publication,
  workingState: card.workingState,
})

type Entry = {
  id: string
  kind: 'PROJECT' | 'NEED'
  title: LanguageText
  workspace: LanguageText
  publication: Publication
  workingState: WorkingState
}

/** The records that rows of links name; of another workspace's only what is published. */
export async function listLinked(
  links: readonly { id: string; recordId: string }[],
  workspaceId: string | null,
  language: Language,
): Promise<LinkedRecord[]> {
  if (links.length === 0) return []
  const entries = await sql<Entry>(
    `select distinct on (record.id) record.id, record.kind, entry.title, workspace.name as workspace, record.publication, record.working_state as "workingState"
     from (select record_id, side, title, in_register from project_entry union all select record_id, side, title, in_register from need_entry) entry
     join record on record.id = entry.record_id join workspace on workspace.id = record.workspace_id
     where record.id = any($1::uuid[]) and (record.publication = 'PUBLISHED' and entry.side = 'PUBLIC' or record.workspace_id = $2::uuid and entry.in_register)
     order by record.id, entry.side`,
    [links.map(({ recordId }) => recordId), workspaceId],
  )
  return links.map(({ id, recordId }) => {
    const entry = entries.find((found) => found.id === recordId)
    const path = `links/${id}`
    if (!entry) return { path, recordId, kind: 'project', title: null, workspace: '', publication: 'NONE', workingState: 'NONE' }
    return {
      path,
      recordId,
      kind: entry.kind === 'NEED' ? 'need' : 'project',
      title: taggedText(entry.title, language),
      workspace: plainText(entry.workspace, language),
      publication: entry.publication,
      workingState: entry.workingState,
    }
  })
}

/** Of some records, those that a writer of the workspace may name: what is published, and the workspace's own drafts. */
export async function linkableRecords(actor: Actor, workspaceId: string, named: readonly string[]): Promise<Set<string>> {
  const found = await db.record.findMany({
    where: {
      id: { in: named.filter(isUuid) },
      kind: { in: ['PROJECT', 'NEED'] },
      OR: [{ publication: 'PUBLISHED' }, ...(hasRole(actor, workspaceId) ? [{ publication: 'NONE' as const, workspaceId }] : [])],
    },
    select: { id: true },
  })
  return new Set(found.map(({ id }) => id))
}
