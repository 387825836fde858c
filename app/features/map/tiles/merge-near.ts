import type { GatheredPlaces } from '#app/features/map/queries/gather-places.server.ts'

/** What several cells hold together has no cell of its own. */
export type NearPlaces = Omit<GatheredPlaces, 'cell'> & { cell: GatheredPlaces['cell'] | null }

/**
 * Brings together what lies within `reach` of each other, in units of the world, the fullest first, so that discs drawn for them
 * stay apart. Each of the gathered stands at the mean of its places.
 */
export function mergeNear(cells: readonly GatheredPlaces[], reach: number): NearPlaces[] {
  const merged: NearPlaces[] = []
  for (const cell of [...cells].sort((a, b) => b.places - a.places || a.x - b.x)) {
    const near = merged.find(({ x, y }) => Math.hypot(x - cell.x, y - cell.y) < reach)
    if (near) Object.assign(near, together(near, cell))
    else merged.push({ ...cell })
  }
  return merged
}

function together(a: NearPlaces, b: GatheredPlaces): NearPlaces {
  const places = a.places + b.places
  const severity = Math.max(a.severity ?? 0, b.severity ?? 0)
  return {
    places,
    needs: a.needs + b.needs,
    amount: a.amount + b.amount,
    severity: severity || null,
    x: (a.x * a.places + b.x * b.places) / places,
    y: (a.y * a.places + b.y * b.places) / places,
    single: null,
    cell: null,
  }
}
