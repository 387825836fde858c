import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { placeLine } from '#app/features/places/place-line.server.ts'
import type { Precision } from '#app/features/projects/content.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A place as the workspace knows it; `point` in degrees as text: "13.98, -14.8". */
export type HeldPlace = { name: string; note: string | null; point: string | null; precision: Precision }

/** The place of a need's working copy, for the workspace's members alone; null where it has none. */
export async function getHeldPlace(record: HeldRecord, language: Language): Promise<HeldPlace | null> {
  const { place } = fromParts<NeedContent>(NEED_SHAPE, await readParts(db, record.id, 'WORKING', ['facts'])).facts
  if (!place) return null
  const { name, note } = placeLine(place, language)
  return { name, note: note ?? null, point: place.point ? `${place.point.lat}, ${place.point.lon}` : null, precision: place.precision }
}
