import { publicPlacePart } from '#app/features/projects/queries/public-parts.server.ts'
import { isObject, shown as shownValue } from '#app/features/provenance/field-names.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { db } from '#app/platform/db/client.server.ts'

/**
 * Of a need's parts, what everybody may see: its place as precisely as the public sees it, the projects that are published, and what it
 * asks of experts while it is a request for expertise.
 */
export async function publicNeedParts(parts: Parts): Promise<Parts> {
  const published = await publishedProjects(parts)
  const shown = new Map<string, JsonObject>()
  for (const [path, data] of parts) if (!path.startsWith('projects/') || published.has(shownValue(data['projectId']))) shown.set(path, data)
  const facts = parts.get('facts')
  const isRequest = facts?.['kind'] === 'expertise'
  if (!isRequest) for (const path of shown.keys()) if (/^(skills|languages)\//.test(path)) shown.delete(path)
  const place = facts?.['place']
  if (facts) {
    const { expertise, ...others } = facts
    const told = isRequest && expertise !== undefined ? facts : others
    shown.set('facts', isObject(place) ? { ...told, place: await publicPlacePart(place) } : told)
  }
  return shown
}

async function publishedProjects(parts: Parts): Promise<Set<string>> {
  const named = [...parts].flatMap(([path, { projectId }]) =>
    path.startsWith('projects/') && typeof projectId === 'string' ? [projectId] : [],
  )
  if (named.length === 0) return new Set()
  const found = await db.record.findMany({ where: { id: { in: named }, kind: 'PROJECT', publication: 'PUBLISHED' }, select: { id: true } })
  return new Set(found.map(({ id }) => id))
}
