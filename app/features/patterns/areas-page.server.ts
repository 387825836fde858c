import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams, type FilterProblem, type Filters } from '#app/features/filters/filters.ts'
import { listView, type ListView } from '#app/features/filters/list-view.server.ts'
import { mapPath } from '#app/features/map/paths.ts'
import { boundsOfCountries } from '#app/features/map/svg/world-shapes.server.ts'
import { listAdmin1 } from '#app/features/places/areas.server.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { areaFigures, areaName, AREA_SORTS, countriesToDraw, readAreaSort, type AreaFigures, type AreaSort } from './area-figures.server.ts'
import { leftOutNotes, tableLines, type TableLine } from './area-table.server.ts'
import { mapFacets } from '#app/features/map/map-facets.server.ts'
import { classesOf, legendOf, lookOf, type Classes, type LegendEntry } from './legend.server.ts'
import { kindsOf, readLevel, readMeasure, type Level, type Measure } from './measures.ts'
import { areasCsvPath, viewPath } from './paths.ts'
import { sumAreas } from './queries/sum-areas.server.ts'
import { drawChoropleth, focusOn, type Choropleth, type PaintedArea } from './svg/choropleth.server.ts'
import { timelineView, type TimelineView } from './timeline-view.server.ts'
import { valueWords } from './value-words.server.ts'

export type AreasWanted = { filters: Filters; problems: readonly FilterProblem[]; language: Language; search: URLSearchParams }

/** How a page of areas is asked for in its address. */
export type AreasLook = { measure: Measure; level: Level; sort: AreaSort }

export const readAreasLook = (search: URLSearchParams): AreasLook => ({
  measure: readMeasure(search.get('measure')) ?? (search.get('records') === 'projects' ? 'projects' : 'needs'),
  level: readLevel(search.get('by')),
  sort: readAreaSort(search.get('sort')),
})

/** The list whose filters the page takes: a measure speaks of one kind of record. */
export const areasList = (search: URLSearchParams): 'needs' | 'projects' =>
  readAreasLook(search).measure === 'projects' ? 'projects' : 'needs'

export type DrawnAreas = { map: Choropleth; legend: LegendEntry[] }

export type AreasPageView = {
  title: string
  countText: string
  look: AreasLook
  view: ListView
  kept: { name: string; value: string }[]
  query: string
  drawn: DrawnAreas | null
  /** Where there are too many areas to draw: the countries to choose from. */
  choose: { href: string; label: string; countText: string }[]
  lines: TableLine[]
  sorts: Record<string, { href: string; direction: 'ascending' | 'descending' | undefined }>
  notes: { text: string; href: string | null }[]
  /** How the lines add up, where that is not plain. */
  remark: string | null
  timeline: TimelineView
  csvHref: string
  isEmpty: boolean
}

/** Areas coloured by what the records in them add up to, and the table that the map is drawn from. */
export async function areasPageView(actor: Actor, { filters, problems, language, search }: AreasWanted): Promise<AreasPageView> {
  const look = readAreasLook(search)
  const { measure, level, sort } = look
  const shown = kindsOf(measure)
  const path = viewPath(language, 'areas')
  const params = filterParams(filters)
  const ofLook = { ...(measure !== 'needs' && { measure }), ...(level !== 'country' && { by: level }) }
  const ofSort = sort.field === 'value' && sort.descending ? {} : { sort: `${sort.descending ? '-' : ''}${sort.field}` }
  const kept = new URLSearchParams({ ...ofLook, ...ofSort })
  const [figures, facets, workspaces, timeline] = await Promise.all([
    areaFigures(actor, { filters, measure, level, language, sort }),
    mapFacets(actor, filters, shown),
    listPublicWorkspaces(),
    timelineView(actor, { filters, shown, language, path, kept }),
  ])
  const countries = level === 'country' ? [] : countriesToDraw(filters, figures.figures)
  const classes = classesOf(figures.figures.map(({ measured }) => measured))
  const hrefOf = areaHref(filters, measure, language)
  const t = translator(language, 'patterns')
  const page = { sort: { field: 'value', descending: true }, cursor: null, limit: 1 }
  const besides = Object.fromEntries(kept)
  return {
    title: t(`title.${measure}.${level}`),
    countText: countText(figures, measure, language),
    look,
    view: listView({
      path,
      language,
      filters,
      page,
      problems,
      facets,
      sorts: [],
      next: null,
      workspaces,
      open: ['country', 'severity'],
      besides,
    }),
    kept: [...params, ...Object.entries(ofSort)].map(([name, value]) => ({ name, value })),
    query: new URLSearchParams([...params, ...Object.entries(ofLook)]).toString(),
    drawn: countries ? await drawAreas(figures, { filters, look, language, classes, countries, hrefOf }) : null,
    choose: countries ? [] : await countriesToChoose(actor, filters, measure, language, new URLSearchParams(ofLook)),
    lines: countries ? tableLines(figures, { measure, level, language, classes, hrefOf }) : [],
    sorts: Object.fromEntries(AREA_SORTS.map((field) => [field, sortLink(field, sort, path, params, ofLook)])),
    notes: leftOutNotes(figures, { filters, measure, language }),
    remark: measure === 'projects' ? t('note.projects') : null,
    timeline,
    csvHref: withParams(areasCsvPath(language), params, kept),
    isEmpty: figures.figures.length === 0,
  }
}

/** The map of the records in an area, under the same filters. */
export function areaHref(filters: Filters, measure: Measure, language: Language): (area: string) => string {
  const records = measure === 'projects' ? 'projects' : 'needs'
  return (area) => {
    const narrowed = area.includes('-') ? { admin1: [area] } : { country: [area] }
    const params = filterParams({ ...filters, ...narrowed, bbox: null })
    params.set('records', records)
    return mapPath(language, { filters: params, bbox: filters.bbox ?? undefined })
  }
}

type Drawing = {
  filters: Filters
  look: AreasLook
  language: Language
  classes: Classes
  countries: readonly string[]
  hrefOf: (area: string) => string
}

async function drawAreas({ figures }: AreaFigures, { filters, look, language, classes, countries, hrefOf }: Drawing): Promise<DrawnAreas> {
  const t = translator(language, 'patterns')
  const painted = figures.map(({ area, name, measured }): PaintedArea => {
    const words = measured ? valueWords(look.measure, measured, language) : t('area.unstated')
    return { area, look: lookOf(measured, classes), title: t('area.title', { area: name, value: words }), href: hrefOf(area) }
  })
  const known = new Set(figures.map(({ area }) => area))
  const none = t(look.measure === 'projects' ? 'legend.noProjects' : 'legend.noNeeds')
  const empty = countries
    .flatMap((country) => listAdmin1(country, language))
    .filter(({ code }) => !known.has(code))
    .map(({ code, name }): PaintedArea => ({ area: code, look: 'none', title: t('area.title', { area: name, value: none }), href: null }))
  const focus = focusOn(filters.bbox ?? boundsOfCountries(look.level === 'country' ? filters.country : countries))
  const all = [...empty, ...painted]
  return {
    map: await drawChoropleth({ level: look.level, painted: all, focus, countries }),
    legend: legendOf(
      all.map((area) => area.look),
      classes,
      look.measure,
      language,
    ),
  }
}

function countText({ sums: { total, unplaced } }: AreaFigures, measure: Measure, language: Language): string {
  const t = translator(language, 'map')
  const number = (count: number) => ({ count, formatted: formatNumber(language, count) })
  return t('count', {
    records: t(measure === 'projects' ? 'projectCount' : 'needCount', number(total.records + unplaced)),
    places: t('placeCount', number(total.places)),
  })
}

async function countriesToChoose(actor: Actor, filters: Filters, measure: Measure, language: Language, kept: URLSearchParams) {
  const { areas } = await sumAreas(actor, filters, measure === 'projects' ? 'project' : 'need', 'country')
  return [...areas]
    .sort((a, b) => b.records - a.records)
    .map(({ area, records }) => ({
      href: withParams(viewPath(language, 'areas'), filterParams({ ...filters, country: [area], admin1: [] }), kept),
      label: areaName(area, language),
      countText: formatNumber(language, records),
    }))
}

function sortLink(field: AreaSort['field'], sort: AreaSort, path: string, params: URLSearchParams, kept: Record<string, string>) {
  const isCurrent = sort.field === field
  const descending = isCurrent ? !sort.descending : field !== 'area'
  const isDefault = field === 'value' && descending
  const address = new URLSearchParams({ ...kept, ...(!isDefault && { sort: `${descending ? '-' : ''}${field}` }) })
  return {
    href: withParams(path, params, address),
    direction: isCurrent ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
  }
}
