import type { Filters } from '#app/features/filters/filters.ts'
import { countNeedFacets } from '#app/features/needs/queries/count-facets.server.ts'
import { countProjectFacets } from '#app/features/projects/queries/list-projects.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { ShownKinds } from './shown-kinds.ts'

type Facets = Record<string, { value: string; count: number }[]>

/** What filters offer where needs and projects are shown together: of the kind that is shown; of both, added up, where both or neither are. */
export async function mapFacets(actor: Actor, filters: Filters, shown: ShownKinds): Promise<Facets> {
  if (shown.needs !== shown.projects) return shown.needs ? countNeedFacets(actor, filters) : countProjectFacets(actor, 'published', filters)
  const [needs, projects] = await Promise.all([countNeedFacets(actor, filters), countProjectFacets(actor, 'published', filters)])
  const { severity, kind } = needs
  const both = (['country', 'sector', 'workspace', 'language'] as const).map((name) => [name, addUp([...needs[name], ...projects[name]])])
  return { ...(Object.fromEntries(both) as Facets), severity, kind }
}

function addUp(counted: Facets[string]): Facets[string] {
  const counts = new Map<string, number>()
  for (const { value, count } of counted) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}
