import { countryName } from '#app/features/classifications/countries.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { admin1Name, listAdmin1 } from '#app/features/places/areas.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import { measured, type MeasuredValue } from './area-values.ts'
import { recordOf, type Level, type Measure } from './measures.ts'
import { sumAreas, type AreaSums, type Sums } from './queries/sum-areas.server.ts'

/** One line of the table that a map of areas is drawn from. */
export type AreaFigure = { area: string; name: string; measured: MeasuredValue; sums: Sums }

export type AreaFigures = { figures: AreaFigure[]; sums: AreaSums }

/** What the table sorts by; the first, descending, is the default. */
export const AREA_SORTS = ['value', 'area', 'records', 'places'] as const
export type AreaSort = { field: (typeof AREA_SORTS)[number]; descending: boolean }

/** As the address writes it, `-` before a descending one; the default where it says nothing that is known. */
export function readAreaSort(asked: string | null): AreaSort {
  const field = AREA_SORTS.find((known) => known === asked?.replace(/^-/, ''))
  return field ? { field, descending: asked?.startsWith('-') ?? false } : { field: 'value', descending: true }
}

export const areaName = (area: string, language: Language): string =>
  area.includes('-') ? (admin1Name(area, language) ?? area) : countryName(area, language)

export const countryOf = (area: string): string => area.slice(0, 2)

/** The areas that hold records under the filters, with what is measured, in the order asked for. */
export async function areaFigures(
  actor: Actor,
  { filters, measure, level, language, sort }: { filters: Filters; measure: Measure; level: Level; language: Language; sort: AreaSort },
): Promise<AreaFigures> {
  const sums = await sumAreas(actor, filters, recordOf(measure), level)
  const figures = sums.areas.map((found) => ({
    area: found.area,
    name: areaName(found.area, language),
    measured: measured(measure, found),
    sums: found,
  }))
  return { sums, figures: figures.sort(comparing(sort, language)) }
}

/** What is not stated stands last, whichever way the values go. */
function comparing({ field, descending }: AreaSort, language: Language) {
  const { compare } = new Intl.Collator(localeOf(language))
  const sign = descending ? -1 : 1
  const byName = (a: AreaFigure, b: AreaFigure) => compare(a.name, b.name) || (a.area < b.area ? -1 : 1)
  return (a: AreaFigure, b: AreaFigure): number => {
    if (field === 'area') return sign * byName(a, b)
    if (field !== 'value') return sign * (a.sums[field] - b.sums[field]) || byName(a, b)
    if (a.measured === null || b.measured === null) return Number(a.measured === null) - Number(b.measured === null) || byName(a, b)
    return sign * (a.measured.value - b.measured.value) || byName(a, b)
  }
}

/** More areas than these make neither a map nor a table that one can read. */
const MOST_AREAS = 320
const MOST_COUNTRIES = 24

/** The countries whose first-level areas are drawn: those that are filtered by, else those that hold values. Null for too many. */
export function countriesToDraw(filters: Filters, figures: readonly AreaFigure[]): string[] | null {
  const asked = filters.country.length > 0 ? filters.country : filters.admin1.map(countryOf)
  const countries = [...new Set(asked.length > 0 ? asked : figures.map(({ area }) => countryOf(area)))]
  const areas = countries.reduce((sum, country) => sum + listAdmin1(country, 'en').length, 0)
  return countries.length <= MOST_COUNTRIES && areas <= MOST_AREAS ? countries : null
}
