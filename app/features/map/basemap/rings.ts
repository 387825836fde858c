import type { Position } from 'geojson'

/** Twice the area, in square degrees; positive against the clock. */
export function signedArea(ring: readonly Position[]): number {
  let area = 0
  for (let i = 0; i < ring.length - 1; i++) {
    const [x = 0, y = 0] = ring[i] ?? []
    const [nextX = 0, nextY = 0] = ring[i + 1] ?? []
    area += x * nextY - nextX * y
  }
  return area
}

/** Whether a position lies inside a ring, by counting the edges to its east. */
export function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false
  for (let i = 0; i < ring.length - 1; i++) {
    const [x0 = 0, y0 = 0] = ring[i] ?? []
    const [x1 = 0, y1 = 0] = ring[i + 1] ?? []
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}
