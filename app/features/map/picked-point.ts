/** WGS 84, degrees. */
export type PickedPoint = { lat: number; lon: number }

/** The point that a form's two numbers name; null while they name none on the earth, which a map could not show. */
export function pickedPoint({ lat, lon }: { lat: number | null; lon: number | null }): PickedPoint | null {
  if (lat === null || lon === null) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
