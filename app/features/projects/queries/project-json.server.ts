import { publicPlace, type PublicPlace } from '#app/features/places/public-place.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { projectJson } from './project-json.ts'
import type { ProjectJson } from './project-json-shapes.ts'

type Entry = { id: string; workspace: string; workspaceId: string; version: number; updatedAt: Date }

/** A published project as the API tells it. Throws `not-found`, and `gone` for one that was withdrawn. */
export async function getProjectJson(projectId: string, origin: string): Promise<ProjectJson> {
  const record = await getPublishedRecord('PROJECT', projectId)
  const [project] = await readProjectsJson([record.id], origin)
  if (!project) throw notFound('project')
  return project
}

/** Published projects in the order of their ids as given, in four queries however many they are; what is not published is left out. */
export async function readProjectsJson(projectIds: readonly string[], origin: string): Promise<ProjectJson[]> {
  const [entries, parts] = await Promise.all([readEntries(projectIds), readPartsOf(projectIds)])
  const contents = new Map([...parts].map(([id, held]) => [id, fromParts<ProjectContent>(PROJECT_SHAPE, held)]))
  const related = await relatedProjects([...contents.values()])
  const projects = projectIds.map(async (id) => {
    const [entry, content] = [entries.get(id), contents.get(id)]
    if (!entry || !content) return null
    return projectJson({ ...entry, content, places: await publicPlaces(content), related: related(entry.workspaceId) }, origin)
  })
  return (await Promise.all(projects)).filter((project) => project !== null)
}

async function readEntries(projectIds: readonly string[]): Promise<Map<string, Entry>> {
  const rows = await sql<Entry>(
    `select entry.record_id as id, workspace.slug as workspace, workspace.id as "workspaceId", entry.version, entry.updated_at as "updatedAt"
     from project_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.record_id = any($1::uuid[])`,
    [projectIds],
  )
  return new Map(rows.map((entry) => [entry.id, entry]))
}

export async function publicPlaces({ places }: ProjectContent): Promise<Map<string, PublicPlace>> {
  return new Map(await Promise.all(places.map(async (place) => [place.id, await publicPlace(place)] as const)))
}

/** Published projects behind the identifiers that projects name, as seen from a workspace: its own first, else the oldest. */
export async function relatedProjects(contents: readonly ProjectContent[]): Promise<(workspaceId: string) => ReadonlyMap<string, string>> {
  const identifiers = [...new Set(contents.flatMap(({ related }) => related.map(({ iatiIdentifier }) => iatiIdentifier)))]
  const rows =
    identifiers.length === 0
      ? []
      : await sql<{ id: string; identifier: string; workspaceId: string }>(
          `select record_id as id, iati_identifier as identifier, workspace_id as "workspaceId" from project_entry
           where side = 'PUBLIC' and iati_identifier = any($1::text[]) order by record_id desc`,
          [identifiers],
        )
  const all = rows.map(({ identifier, id }) => [identifier, id] as const)
  return (workspaceId) =>
    new Map([...all, ...rows.filter((row) => row.workspaceId === workspaceId).map(({ identifier, id }) => [identifier, id] as const)])
}
