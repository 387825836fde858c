import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { AreaFigures } from './area-figures.server.ts'
import { leftOut, measured } from './area-values.ts'
import { lookOf, type Classes } from './legend.server.ts'
import type { Level, Measure } from './measures.ts'
import type { Sums } from './queries/sum-areas.server.ts'
import type { Look } from './svg/choropleth.server.ts'
import { valueText } from './value-words.server.ts'

/** A line of the table: an area; the places that lie in none; or all together. */
export type TableLine = {
  key: string
  kind: 'area' | 'elsewhere' | 'total'
  name: string
  href: string | null
  look: Look | null
  /** Null where nothing states what is measured. */
  value: string | null
  records: string
  places: string
}

type Wanted = { measure: Measure; level: Level; language: Language; classes: Classes; hrefOf: (area: string) => string }

export function tableLines({ figures, sums }: AreaFigures, { measure, level, language, classes, hrefOf }: Wanted): TableLine[] {
  const t = translator(language, 'patterns')
  const number = (value: number) => formatNumber(language, value)
  const cells = (held: Sums) => ({
    value: valueText(measure, measured(measure, held), language),
    records: number(held.records),
    places: number(held.places),
  })
  const areas = figures.map((figure): TableLine => ({
    key: figure.area,
    kind: 'area',
    name: figure.name,
    href: hrefOf(figure.area),
    look: lookOf(figure.measured, classes),
    ...cells(figure.sums),
  }))
  const rest = (kind: 'elsewhere' | 'total', name: string, held: Sums): TableLine => ({
    ...{ key: kind, kind, name, href: null, look: null },
    ...cells(held),
  })
  return [
    ...areas,
    ...(sums.elsewhere ? [rest('elsewhere', t(`elsewhere.${level}`), sums.elsewhere)] : []),
    ...(areas.length > 0 || sums.elsewhere ? [rest('total', t('table.total'), sums.total)] : []),
  ]
}

/** What the map and the table cannot hold, in words, each with the list of it where there is one. */
export function leftOutNotes(
  figures: AreaFigures,
  { filters, measure, language }: { filters: Filters; measure: Measure; language: Language },
): { text: string; href: string | null }[] {
  const t = translator(language, 'patterns')
  const list = `/${language}/${measure === 'projects' ? 'projects' : 'needs'}`
  return leftOut(measure, figures.sums).map(({ why, record, count }) => ({
    text: t(`leftOut.${record}.${why}`, { count, formatted: formatNumber(language, count) }),
    href: why === 'unplaced' ? withParams(list, filterParams({ ...filters, placed: 'no' })) : null,
  }))
}
