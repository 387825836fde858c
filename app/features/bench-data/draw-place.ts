import type { Place, Precision } from '#app/features/projects/content.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Chance } from './chance.ts'
import type { Spot } from './world.server.ts'

/** Degrees around a settlement within which exact points lie. */
const AROUND = 0.06

/** A place at or near a settlement, as precisely as people mostly state one. */
export function drawPlace(chance: Chance, spot: Spot, languages: readonly Language[]): Place {
  const precision = chance.weighted<Precision>([
    ['exact', 0.45],
    ['settlement', 0.4],
    ['admin1', 0.15],
  ])
  const near = (degrees: number) => Math.round((degrees + (chance.share() + chance.share() - 1) * AROUND) * 1e5) / 1e5
  const point = precision === 'exact' ? { lat: near(spot.lat), lon: near(spot.lon) } : { lat: spot.lat, lon: spot.lon }
  return {
    ...(precision !== 'admin1' && { point }),
    country: spot.country,
    ...(spot.admin1 && { admin1: spot.admin1 }),
    ...(precision !== 'admin1' && { name: Object.fromEntries(languages.map((language) => [language, spot.names[language] ?? ''])) }),
    precision: precision === 'admin1' && !spot.admin1 ? 'country' : precision,
    publicPrecision: precision === 'admin1' && !spot.admin1 ? 'country' : precision,
  }
}
