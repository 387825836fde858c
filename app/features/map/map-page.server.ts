import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams } from '#app/features/filters/filters.ts'
import { writeSort } from '#app/features/filters/list-page.ts'
import { listView, type ListView } from '#app/features/filters/list-view.server.ts'
import { countNeeds, listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult, type NeedResult } from '#app/features/needs/queries/need-result.server.ts'
import { countProjects, listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult, type ProjectResult } from '#app/features/projects/queries/project-result.server.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import type { Bbox } from './bbox.ts'
import { findOnMap, type FoundOnMap } from './find-on-map.server.ts'
import { mayLackPlaces, withoutPlace, type MapAsked } from './map-asked.server.ts'
import { mapFacets } from './map-facets.server.ts'
import { mapCaption } from './map-caption.server.ts'
import type { MapCaption } from './config.ts'
import { mapPath, placesPath, tilesPath, type MapSheet, type TilesAddress } from './paths.ts'
import { drawPlaces } from './queries/draw-places.server.ts'
import { kindsShown, MAP_RECORDS, type ShownKinds } from './shown-kinds.ts'
import { worldSvg, type WorldSvg } from './svg/world-svg.server.ts'

type Shown<Result> = { results: Result[]; heading: string; moreHref: string | undefined }

export type MapPageView = {
  title: string
  countText: string
  /** Records that fit and have no place: how many in words, and the way to them. */
  unplaced: { text: string; href: string } | null
  view: ListView
  tabs: { href: string; label: string; current: boolean; countText: string }[]
  svg: WorldSvg
  bounds: Bbox
  places: string
  tiles: TilesAddress
  find: FoundOnMap
  caption: MapCaption
  /** The same map on paper, and in a frame of another site. */
  sheets: { print: string; embed: string }
  needs: Shown<NeedResult>
  projects: Shown<ProjectResult>
  isEmpty: boolean
}

/** The map page: the places that fit the filters, and the list of the records they belong to. */
export async function mapPageView(actor: Actor, asked: MapAsked, language: Language, sheet: MapSheet = 'map'): Promise<MapPageView> {
  const { filters, shown, records, sorts, needPage, projectPage } = asked
  const [drawn, needs, projects, facets, workspaces, unplaced, find, { unsettledLines }] = await Promise.all([
    drawPlaces(filters, shown, language),
    listNeeds(actor, filters, needPage),
    listProjects(actor, 'published', filters, projectPage),
    mapFacets(actor, filters, shown),
    listPublicWorkspaces(),
    countUnplaced(actor, asked),
    findOnMap(asked, language),
    instanceSettings(),
  ])
  const t = translator(language, 'map')
  const params = filterParams(filters)
  const sort = writeSort(needPage.sort)
  const kept = { ...(records !== 'both' && { records }) }
  const mapParams = new URLSearchParams([...params, ...Object.entries(kept)])
  const bbox = filters.bbox ?? undefined
  const totalOf = (kinds: ShownKinds) => (kinds.needs ? needs.total : 0) + (kinds.projects ? projects.total : 0)
  const total = totalOf(shown)
  const placed = (shown.needs ? needs.places : 0) + (shown.projects ? projects.places : 0)
  const number = (value: number) => formatNumber(language, value)
  const path = `/${language}/${sheet}`
  const isAlone = shown.needs !== shown.projects
  const view = listView({
    path,
    language,
    filters,
    page: needPage,
    problems: asked.problems,
    facets,
    sorts,
    next: isAlone ? (shown.needs ? needs.next : projects.next) : null,
    workspaces,
    open: ['country', 'severity'],
    besides: kept,
  })
  const alone = (kind: 'needs' | 'projects') =>
    withParams(path, params, new URLSearchParams({ records: kind, ...(kind === 'needs' && sort !== sorts[0] && { sort }) }))
  return {
    title: t('title'),
    countText: t('count', {
      records: t('recordCount', { count: total, formatted: number(total) }),
      places: t('placeCount', { count: placed, formatted: number(placed) }),
    }),
    unplaced:
      unplaced > 0
        ? {
            text: t('unplaced', { count: unplaced, formatted: number(unplaced) }),
            href: withParams(path, filterParams(withoutPlace(filters)), new URLSearchParams(kept)),
          }
        : null,
    view,
    tabs: MAP_RECORDS.map((value) => ({
      href: withParams(path, params, new URLSearchParams(value === 'both' ? {} : { records: value })),
      label: t(`records.${value}`),
      current: value === records,
      countText: number(totalOf(kindsShown(filters, value))),
    })),
    svg: worldSvg({ places: drawn.places, unsettled: unsettledLines, focus: drawn.bounds, language, filters: mapParams, sheet }),
    bounds: drawn.bounds,
    places: placesPath(language, mapParams),
    tiles: tilesPath(shown, params),
    find,
    caption: await mapCaption(view, language),
    sheets: {
      print: mapPath(language, { filters: mapParams, bbox, sheet: 'map/print' }),
      embed: mapPath(language, { filters: mapParams, bbox, sheet: 'map/embed' }),
    },
    needs: {
      results: shown.needs ? needs.items.map((card) => needResult(card, language)) : [],
      heading: t('needCount', { count: needs.total, formatted: number(needs.total) }),
      moreHref: needs.next && !isAlone ? alone('needs') : undefined,
    },
    projects: {
      results: shown.projects ? projects.items.map((card) => projectResult(card, language)) : [],
      heading: t('projectCount', { count: projects.total, formatted: number(projects.total) }),
      moreHref: projects.next && !isAlone ? alone('projects') : undefined,
    },
    isEmpty: total === 0,
  }
}

async function countUnplaced(actor: Actor, { filters, shown }: MapAsked): Promise<number> {
  if (!mayLackPlaces(filters)) return 0
  const lacking = withoutPlace(filters)
  const [needs, projects] = await Promise.all([
    shown.needs ? countNeeds(actor, lacking) : { total: 0 },
    shown.projects ? countProjects(actor, 'published', lacking) : { total: 0 },
  ])
  return needs.total + projects.total
}
