import { listCodes, nameOf } from '#app/features/classifications/names.server.ts'
import { isMisplaced } from '#app/features/places/misplaced.server.ts'
import { publicPlace, type PublicPlace } from '#app/features/places/public-place.server.ts'
import { listSettlements, type Settlement } from '#app/features/places/settlements.server.ts'
import type { Place } from '#app/features/projects/content.ts'
import { isLanguage, LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import type { Chance } from './chance.ts'
import phrases from './data/phrases.json' with { type: 'json' }

export type Sector = { code: string; names: Record<string, string> }
export type Spot = Settlement & { languages: readonly Language[] }

/** Where people live, so many slots each as they weigh, and what is done for them. */
export type World = {
  spot: (chance: Chance) => Spot
  spots: Spot[]
  sectors: Sector[]
  /** As places/public-place.server.ts gives it, remembered where the point is a settlement. */
  seen: (place: Place) => Promise<PublicPlace>
  misplaced: (place: Place) => Promise<boolean>
}

const SLOTS = 2 ** 18

export async function openWorld(): Promise<World> {
  const spots = (await listSettlements(LANGUAGES)).map((settlement): Spot => ({
    ...settlement,
    languages: languagesOf(settlement.country),
  }))
  const slots = slotsOf(spots)
  const pool = listCodes('Sector', 'en').filter(({ code }) => /^\d{5}$/.test(code) && code < '80000')
  const sectors = pool.map(({ code }) => ({
    code,
    names: Object.fromEntries(LANGUAGES.map((language) => [language, nameOf('Sector', code, language)?.name ?? code])),
  }))
  return {
    spot: (chance) => spots[slots[chance.between(0, SLOTS - 1)] ?? 0] as Spot,
    spots,
    sectors: shuffled(sectors),
    seen: remembered(publicPlace),
    misplaced: remembered(isMisplaced),
  }
}

/** As many slots for each settlement as its people weigh. */
function slotsOf(spots: readonly Spot[]): Int32Array {
  const weights = spots.map(({ population }) => Math.max(300, population) ** 0.8)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const slots = new Int32Array(SLOTS)
  let spot = 0
  let sum = weights[0] ?? 0
  for (let slot = 0; slot < SLOTS; slot++) {
    while (sum < ((slot + 0.5) / SLOTS) * total) sum += weights[++spot] ?? total
    slots[slot] = spot
  }
  return slots
}

const ORDERS = new Map<string, readonly Language[]>()

/** The languages of the portal in the order in which people of a country write them, one list for all places that share it. */
function languagesOf(country: string): readonly Language[] {
  const own = Object.entries(phrases.languages).find(([, countries]) => countries.includes(country))?.[0]
  const key = own ?? ''
  const order = ORDERS.get(key) ?? (isLanguage(own) ? [own, ...LANGUAGES.filter((language) => language !== own)] : OTHERS)
  ORDERS.set(key, order)
  return order
}

const OTHERS: readonly Language[] = ['en', 'fr', 'es', 'ar', 'pt']

/** In an order that has nothing to do with the codes, the same each time. */
const shuffled = (sectors: Sector[]) => [...sectors].sort((a, b) => ((Number(a.code) * 7919) % 10007) - ((Number(b.code) * 7919) % 10007))

/** Points that people gave exactly are asked each by itself; there is no second one like it. */
function remembered<T>(ask: (place: Place) => Promise<T>): (place: Place) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (place) => {
    if (place.precision === 'exact') return ask(place)
    const key = `${place.point?.lat} ${place.point?.lon} ${place.country} ${place.admin1} ${place.publicPrecision} ${Object.keys(place.name ?? {}).join()}`
    const known = kept.get(key) ?? ask(place)
    kept.set(key, known)
    return known
  }
}
