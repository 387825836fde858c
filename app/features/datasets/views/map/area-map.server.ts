import { countryName } from '#app/features/classifications/countries.ts'
import { boundsOfCountries } from '#app/features/map/svg/world-shapes.server.ts'
import { classesOf, legendOf, lookOf, type LegendEntry } from '#app/features/patterns/legend.server.ts'
import type { MeasuredValue } from '#app/features/patterns/area-values.ts'
import { drawChoropleth, focusOn, type Choropleth, type Look, type PaintedArea } from '#app/features/patterns/svg/choropleth.server.ts'
import { admin1Name, listAdmin1 } from '#app/features/places/areas.server.ts'
import { formatNumber, numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { AreaFigures, AreaSum } from './area-figures.server.ts'

export type AreaMeasure = 'count' | 'sum' | 'mean'

export type AreaLine = { area: string; name: string; value: string | null; rows: string; href: string; look: Look }
export type AreaDrawing = { map: Choropleth; legend: LegendEntry[] }

/** More areas than these make no map that one can read. */
const MOST_AREAS = 320
const MOST_COUNTRIES = 24

type Wanted = { figures: AreaFigures; measure: AreaMeasure; title: string; language: Language; hrefOf: (area: AreaSum) => string }

/** Areas by what their rows add up to, as a drawing and as the lines of its table, the highest first; no drawing of too many areas. */
export async function drawAreaMap({
  figures,
  measure,
  title,
  language,
  hrefOf,
}: Wanted): Promise<{ drawing: AreaDrawing | null; lines: AreaLine[]; title: string }> {
  const t = translator(language, 'dataset-views')
  const values = figures.areas.map((area) => ({ area, name: nameOf(area.area, language), value: valueOf(area, measure) }))
  const classes = classesOf(values.map(({ value }) => value))
  values.sort((a, b) => (b.value?.value ?? -Infinity) - (a.value?.value ?? -Infinity) || a.name.localeCompare(b.name, language))
  const words = (value: MeasuredValue) => (value === null ? null : formatNumber(language, value.exact, { maximumFractionDigits: 2 }))
  const lines = values.map(({ area, name, value }): AreaLine => ({
    area: area.area,
    name,
    value: words(value),
    rows: formatNumber(language, area.rows),
    href: hrefOf(area),
    look: lookOf(value, classes),
  }))
  const painted = lines.map(({ area, name, value, look, href }): PaintedArea => ({
    area,
    look,
    title: t('map.areaTitle', { area: name, value: value ?? t('map.unstated') }),
    href,
  }))
  const countries = [...new Set(figures.areas.map(({ area }) => area.slice(0, 2)))]
  const { level } = figures
  const known = new Set(lines.map(({ area }) => area))
  const empty =
    level === 'country' ? [] : countries.flatMap((country) => listAdmin1(country, language)).filter(({ code }) => !known.has(code))
  const isTooMany = level === 'admin1' && (countries.length > MOST_COUNTRIES || empty.length + lines.length > MOST_AREAS)
  if (lines.length === 0 || isTooMany) return { drawing: null, lines, title }
  const all = [
    ...empty.map(({ code, name }): PaintedArea => ({
      area: code,
      look: 'none',
      title: t('map.areaTitle', { area: name, value: t('map.noRows') }),
      href: null,
    })),
    ...painted,
  ]
  const focus = level === 'country' && countries.length > MOST_COUNTRIES ? null : focusOn(boundsOfCountries(countries))
  const looks = lines.map(({ look }) => look)
  const none: LegendEntry[] =
    empty.length === 0 ? [] : [{ look: 'none', label: t('map.noRows'), countText: formatNumber(language, empty.length) }]
  return {
    drawing: {
      map: await drawChoropleth({ level, painted: all, focus, countries }),
      legend: [...legendOf(looks, classes, 'needs', language), ...none],
    },
    lines,
    title,
  }
}

const nameOf = (area: string, language: Language): string =>
  area.includes('-') ? (admin1Name(area, language) ?? area) : countryName(area, language)

/** Null where no row of the area states the number. */
function valueOf({ rows, stated, sum }: AreaSum, measure: AreaMeasure): MeasuredValue {
  if (measure === 'count') return { exact: String(rows), value: rows }
  if (stated === 0) return null
  const exact = measure === 'sum' ? sum.toFixed() : sum.div(stated).toFixed(6)
  return { exact, value: Number(exact) }
}

/** A share as the reader writes it. */
export const shareWords = (part: number, whole: number, language: Language): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(whole === 0 ? 0 : part / whole)
