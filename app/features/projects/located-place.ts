/** The fields of a place's form that belong together, as they stand in it. */
export type Spot = { lat: string; lon: string; country: string; admin1: string }

const FIELDS = ['lat', 'lon', 'country', 'admin1'] as const

/** A spot as one text, for a hidden field. */
export const writeSpot = (spot: Spot): string => FIELDS.map((field) => spot[field]).join('|')

/** Null for what is no spot. */
export function readSpot(text: string): Spot | null {
  const [lat, lon, country, admin1, ...more] = text.split('|')
  if (lat === undefined || lon === undefined || country === undefined || admin1 === undefined || more.length > 0) return null
  return { lat, lon, country, admin1 }
}
