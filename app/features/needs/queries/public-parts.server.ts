import { publicPlacePart } from '#app/features/projects/queries/public-parts.server.ts'
import { isObject } from '#app/features/provenance/field-names.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'

/** Of a need's parts, what everybody may see: its place as precisely as the public sees it. */
export async function publicNeedParts(parts: Parts): Promise<Parts> {
  const shown = new Map<string, JsonObject>(parts)
  const facts = parts.get('facts')
  const place = facts?.['place']
  if (facts && isObject(place)) shown.set('facts', { ...facts, place: await publicPlacePart(place) })
  return shown
}
