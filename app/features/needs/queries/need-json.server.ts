import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { needJson, type NeedJson } from './need-json.ts'

type Entry = { id: string; workspace: string; version: number; updatedAt: Date; projects: string[] }

/** A published need as the API tells it. Throws `not-found`, and `gone` for one that was withdrawn. */
export async function getNeedJson(needId: string, origin: string): Promise<NeedJson> {
  const record = await getPublishedRecord('NEED', needId)
  const [need] = await readNeedsJson([record.id], origin)
  if (!need) throw notFound('need')
  return need
}

/** Published needs in the order of their ids as given, in two queries; what is not published is left out. */
export async function readNeedsJson(needIds: readonly string[], origin: string): Promise<NeedJson[]> {
  const [entries, parts] = await Promise.all([readEntries(needIds), readPartsOf(needIds)])
  const needs = needIds.map(async (id) => {
    const [entry, held] = [entries.get(id), parts.get(id)]
    if (!entry || !held) return null
    const content = fromParts<NeedContent>(NEED_SHAPE, held)
    const place = content.facts.place ? await publicPlace(content.facts.place) : null
    return needJson({ ...entry, content, place }, origin)
  })
  return (await Promise.all(needs)).filter((need) => need !== null)
}

async function readEntries(needIds: readonly string[]): Promise<Map<string, Entry>> {
  const rows = await sql<Entry>(
    `select entry.record_id as id, workspace.slug as workspace, entry.version, entry.updated_at as "updatedAt",
       array(select link.project_id::text from need_project link join project_entry project on project.record_id = link.project_id and project.side = 'PUBLIC'
             where link.need_id = entry.record_id and link.side = 'PUBLIC' order by link.project_id) as projects
     from need_entry entry join workspace on workspace.id = entry.workspace_id where entry.side = 'PUBLIC' and entry.record_id = any($1::uuid[])`,
    [needIds],
  )
  return new Map(rows.map((entry) => [entry.id, entry]))
}
