import { PRECISIONS, type Precision } from '#app/features/projects/content.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { isObject } from '#app/features/provenance/field-names.ts'
import type { ContentSide } from '#app/features/provenance/parts.server.ts'
import { sql } from '#app/platform/db/client.server.ts'

/**
 * Parts of a version with its places no finer than any later version shows the same places: whoever hides a place hides it in
 * what was published before, too. Parts of the current version and of the working copy are as they are.
 */
export async function withoutPastDetail(recordId: string, side: ContentSide, parts: Parts): Promise<Parts> {
  if (typeof side !== 'number') return parts
  const rows = await sql<{ path: string; data: JsonObject }>(
    `select path, data from record_part where record_id = $1::uuid and since > $2 and (path like 'places/%' or (path = 'facts' and data ? 'place'))`,
    [recordId, side],
  )
  const coarsest = new Map<string, number>()
  for (const { path, data } of rows) coarsest.set(path, Math.max(coarsest.get(path) ?? 0, coarseness(placeIn(path, data))))
  const shown = new Map(parts)
  for (const [path, least] of coarsest) {
    const part = parts.get(path)
    const place = part && placeIn(path, part)
    if (!part || !place || coarseness(place) >= least) continue
    const coarser = { ...place, publicPrecision: PRECISIONS[least] ?? 'country' }
    shown.set(path, path === 'facts' ? { ...part, place: coarser } : coarser)
  }
  return shown
}

/** The place that a part is, or that a need's facts hold. */
function placeIn(path: string, data: JsonObject): JsonObject | null {
  const place = path === 'facts' ? data['place'] : data
  return isObject(place) ? place : null
}

const coarseness = (place: JsonObject | null): number => PRECISIONS.indexOf(place?.['publicPrecision'] as Precision)
