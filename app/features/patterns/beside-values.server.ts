import Big from 'big.js'
import type { Actor } from '#app/platform/auth/actor.ts'
import { measured, type MeasuredValue } from './area-values.ts'
import { sumAreas, type AreaSums, type Sums } from './queries/sum-areas.server.ts'
import type { Side, SideMeasure } from './sides.ts'

/** What one side holds by country. Values of countries without a record are 0, but for shares, which need one. */
export type SideValues = {
  records: number
  places: number
  countries: Map<string, MeasuredValue>
  /** Of places that lie in no country; null where there are none. */
  elsewhere: MeasuredValue | undefined
  total: MeasuredValue
}

export async function sideValues(actor: Actor, { filters, shown, measure }: Side): Promise<SideValues> {
  const kinds = [...(shown.needs ? (['need'] as const) : []), ...(shown.projects ? (['project'] as const) : [])]
  const sums = await Promise.all(kinds.map((kind) => sumAreas(actor, filters, kind, 'country')))
  const valueOf = (held: readonly Sums[]) => valueOfAll(measure ?? 'records', held)
  const add = (of: (held: AreaSums) => number) => sums.reduce((total, held) => total + of(held), 0)
  const byCountry = new Map<string, Sums[]>()
  for (const { areas } of sums) for (const area of areas) byCountry.set(area.area, [...(byCountry.get(area.area) ?? []), area])
  const elsewhere = sums.flatMap((held) => held.elsewhere ?? [])
  return {
    records: add(({ total, unplaced }) => total.records + unplaced),
    places: add(({ total }) => total.places),
    countries: new Map([...byCountry].map(([country, held]) => [country, valueOf(held)])),
    elsewhere: elsewhere.length > 0 ? valueOf(elsewhere) : undefined,
    total: valueOf(sums.map(({ total }) => total)),
  }
}

/** Of one kind of record, but for the number of records, which adds up over both. */
function valueOfAll(measure: SideMeasure, held: readonly Sums[]): MeasuredValue {
  if (measure !== 'records') return held[0] ? measured(measure, held[0]) : null
  const value = held.reduce((sum, { records }) => sum + records, 0)
  return { exact: String(value), value }
}

/** The value of a country on a side. */
export function valueIn({ countries }: SideValues, country: string, measure: SideMeasure | null): MeasuredValue {
  const found = countries.get(country)
  if (found !== undefined) return found
  return measure === 'perPerson' ? null : { exact: '0', value: 0 }
}

/** From the first side to the second; null where one of them is not stated. */
export function changeOf(before: MeasuredValue, now: MeasuredValue): MeasuredValue {
  if (!before || !now) return null
  const change = new Big(now.exact).minus(before.exact)
  return { exact: change.toFixed(), value: change.toNumber() }
}
