import type { z } from 'zod'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { getOwnRecordState, listOwnRecords, type OwnPage, type OwnRecord } from '#app/features/provenance/own-records.server.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { ownState, ownStateShape } from './own-json.ts'
import { projectJson } from './project-json.ts'
import { publicPlaces, relatedProjects } from './project-json.server.ts'
import { projectJsonShape } from './project-json-shapes.ts'

/** A project of a token's own workspace as it is being worked on: `GET /api/v1/workspaces/{slug}/projects/{id}`, and each item of the list. */
export const ownProjectShape = projectJsonShape.extend(ownStateShape)
export type OwnProjectJson = z.infer<typeof ownProjectShape>

/** A page of a workspace's projects with their working copies. Throws `not-found` for who is no member. */
export async function listOwnProjectsJson(actor: Actor, workspaceId: string, page: OwnPage, origin: string) {
  const { records, next, total } = await listOwnRecords(actor, 'PROJECT', workspaceId, page)
  return { items: await asJson(records, origin), next, total }
}

/** One of them. Throws `not-found`. */
export async function getOwnProjectJson(actor: Actor, workspaceId: string, projectId: string, origin: string): Promise<OwnProjectJson> {
  const [project] = await asJson([await getOwnRecordState(actor, 'PROJECT', workspaceId, projectId)], origin)
  return project!
}

async function asJson(records: readonly OwnRecord[], origin: string): Promise<OwnProjectJson[]> {
  const parts = await readPartsOf(
    records.map(({ id }) => id),
    'WORKING',
  )
  const contents = new Map(records.map(({ id }) => [id, fromParts<ProjectContent>(PROJECT_SHAPE, parts.get(id) ?? new Map())]))
  const related = await relatedProjects([...contents.values()])
  return Promise.all(
    records.map(async (record) => {
      const content = contents.get(record.id)!
      const told = {
        ...record,
        version: record.version ?? 0,
        content,
        places: await publicPlaces(content),
        related: related(record.workspaceId),
      }
      return { ...projectJson(told, origin), ...ownState(record) }
    }),
  )
}
