import type { z } from 'zod'
import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { ownPlaceShape, ownState, ownStateShape } from '#app/features/projects/queries/own-json.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { getOwnRecordState, listOwnRecords, type OwnPage, type OwnRecord } from '#app/features/provenance/own-records.server.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { needJson, needJsonShape } from './need-json.ts'

/** A need of a token's own workspace as it is being worked on: `GET /api/v1/workspaces/{slug}/needs/{id}`, and each item of the list. */
export const ownNeedShape = needJsonShape.extend({ ...ownStateShape, location: ownPlaceShape.nullable() })
export type OwnNeedJson = z.infer<typeof ownNeedShape>

/** A page of a workspace's needs with their working copies. Throws `not-found` for who is no member. */
export async function listOwnNeedsJson(actor: Actor, workspaceId: string, page: OwnPage, origin: string) {
  const { records, next, total } = await listOwnRecords(actor, 'NEED', workspaceId, page)
  return { items: await asJson(records, origin), next, total }
}

/** One of them. Throws `not-found`. */
export async function getOwnNeedJson(actor: Actor, workspaceId: string, needId: string, origin: string): Promise<OwnNeedJson> {
  const [need] = await asJson([await getOwnRecordState(actor, 'NEED', workspaceId, needId)], origin)
  return need!
}

async function asJson(records: readonly OwnRecord[], origin: string): Promise<OwnNeedJson[]> {
  const parts = await readPartsOf(
    records.map(({ id }) => id),
    'WORKING',
  )
  return records.map((record) => {
    const content = fromParts<NeedContent>(NEED_SHAPE, parts.get(record.id) ?? new Map())
    const projects = [...new Set(content.projects.map(({ projectId }) => projectId))].sort()
    const told = needJson({ ...record, version: record.version ?? 0, content, place: null, projects }, origin)
    return { ...told, ...ownState(record), location: ownPlace(content) }
  })
}

function ownPlace({ facts: { place } }: NeedContent): OwnNeedJson['location'] {
  if (!place) return null
  const { name, description, point, country, admin1, precision, publicPrecision } = place
  return {
    name: { ...name },
    ...(description && { description: { ...description } }),
    point: point ?? null,
    country,
    admin1,
    precision,
    publicPrecision,
  }
}
