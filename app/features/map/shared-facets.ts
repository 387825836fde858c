import type { ShownKinds } from './shown-kinds.ts'

type Facets = Record<string, { value: string; count: number }[]>

/** Facets of the kind that is shown; of both kinds, added up, where both or neither are. */
export function sharedFacets(shown: ShownKinds, needs: Facets, projects: Facets): Facets {
  if (shown.needs !== shown.projects) return shown.needs ? needs : projects
  const { severity = [], kind = [] } = needs
  const both = Object.fromEntries(
    ['country', 'sector', 'workspace', 'language'].map((name) => [name, addUp(needs[name] ?? [], projects[name] ?? [])]),
  )
  return { ...both, severity, kind }
}

function addUp(a: Facets[string], b: Facets[string]): Facets[string] {
  const counts = new Map<string, number>()
  for (const { value, count } of [...a, ...b]) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}
