import { shown as shownValue } from '#app/features/provenance/field-names.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { db } from '#app/platform/db/client.server.ts'

/** Of a dataset's parts, what everybody may see: of the records it tells of, those that are published. */
export async function publicDatasetParts(parts: Parts): Promise<Parts> {
  const named = [...parts].flatMap(([path, { recordId }]) => (path.startsWith('links/') && typeof recordId === 'string' ? [recordId] : []))
  const found =
    named.length === 0 ? [] : await db.record.findMany({ where: { id: { in: named }, publication: 'PUBLISHED' }, select: { id: true } })
  const published = new Set(found.map(({ id }) => id))
  const shown = new Map<string, JsonObject>()
  for (const [path, data] of parts) if (!path.startsWith('links/') || published.has(shownValue(data['recordId']))) shown.set(path, data)
  return shown
}
