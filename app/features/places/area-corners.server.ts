import { loadBoundaries } from './internal/boundaries.server.ts'

/** Points around a country (ISO 3166-1 alpha-2) or a first-level area (ISO 3166-2): all corners of its boundaries; none for an unknown code. */
export async function areaCorners(code: string): Promise<{ lat: number; lon: number }[]> {
  return (await loadBoundaries()).cornersOf(code)
}
