import type { NeedContent } from '#app/features/needs/content.ts'
import { linkPath } from '#app/features/needs/edit-names.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { listProjects, type ProjectCard } from '#app/features/projects/queries/list-projects.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText, taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A project that a need names or may name. `path`: the row that links it. */
export type LinkedProject = {
  path: string
  projectId: string
  /** Null where it is no longer there, or no longer for its reader. */
  title: TaggedText | null
  identifier: string | null
  /** The workspace that owns it, in the reader's words. */
  workspace: string
  publication: Publication
  workingState: WorkingState
}

export type FoundProjects = { q: string; projects: LinkedProject[]; /** How many more there are than are shown. */ more: number }

const MOST = 20
/** Of the workspace's own, where nothing is searched for. */
const SUGGESTED = 8
const NEWEST = { sort: { field: 'updated', descending: true }, cursor: null }

/** Projects found by words or identifier that the need does not name yet: the one of that identifier, the workspace's own, then what others published. */
export async function findProjects(
  actor: Actor,
  { workspaceId, language, q, linkedIds }: { workspaceId: string; language: Language; q: string; linkedIds: readonly string[] },
): Promise<FoundProjects> {
  const page = { ...NEWEST, limit: MOST + linkedIds.length }
  const filters = { ...NO_FILTERS, q }
  const [own, published] = await Promise.all([
    listProjects(actor, { workspaceId }, filters, page),
    q === '' ? { items: [], total: 0 } : listProjects(actor, 'published', filters, page),
  ])
  const isLinkable = ({ id, publication }: ProjectCard) => publication !== 'WITHDRAWN' && !linkedIds.includes(id)
  const all = [...new Map([...published.items, ...own.items].filter(isLinkable).map((card) => [card.id, card])).values()]
  const ownIds = new Set(own.items.map(({ id }) => id))
  const rank = ({ id, iatiIdentifier }: ProjectCard) =>
    q !== '' && iatiIdentifier?.toLowerCase() === q.toLowerCase() ? 0 : ownIds.has(id) ? 1 : 2
  const ordered = all.sort((a, b) => rank(a) - rank(b))
  const shown = ordered.slice(0, q === '' ? SUGGESTED : MOST)
  const hidden = ordered.length - shown.length + own.total - own.items.length + published.total - published.items.length
  return { q, projects: shown.map((card) => linkOf(card, language)), more: hidden }
}

type Entry = Pick<ProjectCard, 'id' | 'title' | 'iatiIdentifier' | 'publication' | 'workingState' | 'workspace'>

const linkOf = ({ id, title, iatiIdentifier, publication, workingState, workspace }: Entry, language: Language): LinkedProject => ({
  path: linkPath(id),
  projectId: id,
  title: taggedText(title, language),
  identifier: iatiIdentifier,
  workspace: plainText(workspace.name, language, workspace.slug),
  publication,
  workingState,
})

/** The projects that a need names; of another workspace's only what is published. */
export async function listLinked(links: NeedContent['projects'], workspaceId: string, language: Language): Promise<LinkedProject[]> {
  if (links.length === 0) return []
  const entries = await sql<Entry & { title: LanguageText }>(
    `select distinct on (record.id) record.id, entry.title, entry.iati_identifier as "iatiIdentifier", record.publication, record.working_state as "workingState",
       json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace
     from project_entry entry join record on record.id = entry.record_id join workspace on workspace.id = record.workspace_id
     where record.id = any($1::uuid[]) and (record.publication = 'PUBLISHED' and entry.side = 'PUBLIC' or record.workspace_id = $2::uuid and entry.in_register)
     order by record.id, entry.side`,
    [links.map(({ projectId }) => projectId), workspaceId],
  )
  return links.map(({ id, projectId }) => {
    const entry = entries.find((found) => found.id === projectId)
    const gone = { projectId, title: null, identifier: null, workspace: '', publication: 'NONE', workingState: 'NONE' } as const
    return { ...(entry ? linkOf(entry, language) : gone), path: `projects/${id}` }
  })
}
