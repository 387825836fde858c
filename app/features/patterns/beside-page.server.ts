import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams } from '#app/features/filters/filters.ts'
import { listView, type ListView } from '#app/features/filters/list-view.server.ts'
import { bboxOf, WORLD, type Bbox } from '#app/features/map/bbox.ts'
import { mapPath } from '#app/features/map/paths.ts'
import { drawPlaces, type DrawnPlaces } from '#app/features/map/queries/draw-places.server.ts'
import { readMapRecords, type MapRecords, type ShownKinds } from '#app/features/map/shown-kinds.ts'
import { boundsOfCountries } from '#app/features/map/svg/world-shapes.server.ts'
import { worldSvg, type WorldSvg } from '#app/features/map/svg/world-svg.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { areaName } from './area-figures.server.ts'
import type { AreasWanted } from './areas-page.server.ts'
import { differences, type Difference } from './beside-table.server.ts'
import { sideValues, type SideValues } from './beside-values.server.ts'
import { mapFacets } from '#app/features/map/map-facets.server.ts'
import { classesOf, legendOf, lookOf, type Classes, type LegendEntry } from './legend.server.ts'
import { readMeasure, readPair, type Measure, type Pair } from './measures.ts'
import { viewPath } from './paths.ts'
import { isHalfOpen, sidesOf, type Side, type SideMeasure } from './sides.ts'
import { drawChoropleth, focusOn, type Choropleth, type PaintedArea } from './svg/choropleth.server.ts'
import { timelineView, timeText, type TimelineView } from './timeline-view.server.ts'
import { valueWords } from './value-words.server.ts'

export type BesideSide = {
  name: Side['name']
  title: string
  countText: string
  mapHref: string
  points: WorldSvg | null
  areas: Choropleth | null
}

export type BesidePageView = {
  title: string
  countText: string
  pair: Pair
  measure: Measure | null
  /** What the table counts. */
  counted: SideMeasure | 'money'
  view: ListView
  kept: { name: string; value: string }[]
  query: string
  sides: [BesideSide, BesideSide]
  /** One for both, so that the same fill says the same. */
  legend: LegendEntry[] | null
  lines: Difference[]
  note: string | null
  timeline: TimelineView
}

/** Two views in one frame with the same classes, and what differs between them by country. */
export async function besidePageView(actor: Actor, { filters, problems, language, search }: AreasWanted): Promise<BesidePageView> {
  const [pair, measure, records] = [readPair(search.get('with')), readMeasure(search.get('measure')), readMapRecords(search.get('records'))]
  const sides = sidesOf({ pair, measure, records, filters, thisYear: Number(today().slice(0, 4)) })
  const shown = { needs: sides.some((side) => side.shown.needs), projects: sides.some((side) => side.shown.projects) }
  const path = viewPath(language, 'beside')
  const params = filterParams(filters)
  const ofLook = new URLSearchParams({
    ...(pair !== 'year' && { with: pair }),
    ...(measure && { measure }),
    ...(records !== 'both' && pair === 'year' && !measure && { records }),
  })
  const [before, now, facets, workspaces, timeline] = await Promise.all([
    sideValues(actor, sides[0]),
    sideValues(actor, sides[1]),
    mapFacets(actor, filters, shown),
    listPublicWorkspaces(),
    timelineView(actor, { filters, shown, language, path, kept: ofLook }),
  ])
  const t = translator(language, 'patterns')
  const besides = Object.fromEntries(ofLook)
  const page = { sort: { field: 'value', descending: true }, cursor: null, limit: 1 }
  const values = [before, now] as const
  const drawn = await (measure ? drawAreas(sides, values, measure, language) : drawPoints(sides, language))
  const titles = sides.map((side) => sideTitle(side, language)) as [string, string]
  const sideView = (index: 0 | 1): BesideSide => ({
    name: sides[index].name,
    title: titles[index],
    countText: countText(values[index], language),
    mapHref: mapHref(sides[index], language),
    points: drawn.points?.[index] ?? null,
    areas: drawn.areas?.[index] ?? null,
  })
  return {
    title: t(`beside.title.${pair}`),
    countText: t('beside.compared', { left: titles[0], right: titles[1] }),
    pair,
    measure,
    counted: pair === 'records' && sides[0].measure === 'asked' ? 'money' : (sides[0].measure ?? 'records'),
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
    kept: [...params, ...(ofLook.has('records') ? [['records', records] as const] : [])].map(([name, value]) => ({ name, value })),
    query: new URLSearchParams([...params, ...ofLook]).toString(),
    sides: [sideView(0), sideView(1)],
    legend: drawn.legend,
    lines: differences(sides, values, language, (country) => withParams(path, filterParams({ ...filters, country: [country] }), ofLook)),
    note: pair === 'year' && isHalfOpen(filters) ? t('beside.halfOpen') : null,
    timeline,
  }
}

function sideTitle({ name, filters }: Side, language: Language): string {
  if (name === 'before' || name === 'now') return timeText(filters, language)
  return translator(language, 'patterns')(`beside.side.${name}`)
}

function countText({ records, places }: SideValues, language: Language): string {
  const t = translator(language, 'map')
  const number = (count: number) => ({ count, formatted: formatNumber(language, count) })
  return t('count', { records: t('recordCount', number(records)), places: t('placeCount', number(places)) })
}

function recordsOf({ needs, projects }: ShownKinds): MapRecords {
  return needs === projects ? 'both' : needs ? 'needs' : 'projects'
}

function mapHref({ filters, shown }: Side, language: Language, more: Partial<Side['filters']> = {}): string {
  const records = recordsOf(shown)
  const params = new URLSearchParams([
    ...filterParams({ ...filters, ...more, bbox: null }),
    ...(records === 'both' ? [] : [['records', records] as [string, string]]),
  ])
  return mapPath(language, { filters: params, bbox: filters.bbox ?? undefined })
}

type Drawn = { points: [WorldSvg, WorldSvg] | null; areas: [Choropleth, Choropleth] | null; legend: LegendEntry[] | null }

async function drawPoints(sides: readonly [Side, Side], language: Language): Promise<Drawn> {
  const [{ unsettledLines }, ...drawn] = await Promise.all([
    instanceSettings(),
    ...sides.map(({ filters, shown }) => drawPlaces(filters, shown, language)),
  ])
  const bounds = boundsAround(drawn)
  const focus = focusOn(bounds) ?? undefined
  const [left, right] = sides.map((side, index) =>
    worldSvg({
      places: drawn[index]?.places ?? [],
      unsettled: unsettledLines,
      focus,
      language,
      filters: new URLSearchParams(mapHref(side, language).split('?')[1]),
    }),
  )
  return { points: left && right ? [left, right] : null, areas: null, legend: null }
}

/** The box that holds what both sides show; where one shows nothing, the other's. */
function boundsAround(drawn: readonly DrawnPlaces[]): Bbox {
  const shown = drawn.filter(({ places }) => places.length > 0).map(({ bounds }) => bounds)
  const [first, second] = shown
  if (!first || shown.includes(WORLD)) return WORLD
  if (!second || String(first) === String(second)) return first
  return bboxOf(shown.flatMap(([west, south, east, north]) => [{ lat: south, lon: west }, { lat: north, lon: east }])) // prettier-ignore
}

async function drawAreas(
  sides: readonly [Side, Side],
  values: readonly [SideValues, SideValues],
  measure: Measure,
  language: Language,
): Promise<Drawn> {
  const classes = classesOf(values.flatMap(({ countries }) => [...countries.values()]))
  const painted = values.map((held, index) => paint(held, sides[index === 0 ? 0 : 1], classes, language))
  const filters = sides[0].filters
  const focus = focusOn(filters.bbox ?? boundsOfCountries(filters.country))
  const [left, right] = await Promise.all(
    painted.map((areas) => drawChoropleth({ level: 'country', painted: areas, focus, countries: [] })),
  )
  return {
    points: null,
    areas: left && right ? [left, right] : null,
    legend: legendOf(
      painted.flatMap((areas) => areas.map(({ look }) => look)),
      classes,
      measure,
      language,
    ),
  }
}

function paint({ countries }: SideValues, side: Side, classes: Classes, language: Language): PaintedArea[] {
  const t = translator(language, 'patterns')
  const wordsOf = side.measure === 'records' || side.measure === null ? (side.shown.projects ? 'projectRecords' : 'needs') : side.measure
  return [...countries].map(([country, value]) => ({
    area: country,
    look: lookOf(value, classes),
    title: t('area.title', {
      area: areaName(country, language),
      value: value ? valueWords(wordsOf, value, language) : t('area.unstated'),
    }),
    href: mapHref(side, language, { country: [country] }),
  }))
}
