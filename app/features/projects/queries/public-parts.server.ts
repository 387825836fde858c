import { publicPlace } from '#app/features/places/public-place.server.ts'
import type { Place } from '#app/features/projects/content.ts'
import { defined, type JsonObject, type Parts } from '#app/features/provenance/content.ts'

/** Of a project's parts, those that everybody may see: places as precisely as the public sees them, no internal contacts. */
export async function publicProjectParts(parts: Parts): Promise<Parts> {
  const shown = new Map<string, JsonObject>()
  for (const [path, data] of parts) {
    // Narratives of the source that have no field here may be those of an internal contact or of a place held back.
    if (path.startsWith('narratives/')) continue
    if (path.startsWith('places/')) shown.set(path, await publicPlacePart(data))
    else if (!path.startsWith('contacts/') || data['public'] === true) shown.set(path, data)
  }
  return shown
}

/** A place as a part of a record, as everybody may see it. */
export const publicPlacePart = async (data: JsonObject): Promise<JsonObject> => defined(await publicPlace(data as unknown as Place))
