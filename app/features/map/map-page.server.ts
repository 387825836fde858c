import { filterParams, type FilterProblem, type Filters } from '#app/features/filters/filters.ts'
import { listView, type ListView } from '#app/features/filters/list-view.server.ts'
import { withParams } from '#app/features/filters/choices.server.ts'
import { countNeedFacets, listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult, type NeedResult } from '#app/features/needs/queries/need-result.server.ts'
import { countProjectFacets, listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult, type ProjectResult } from '#app/features/projects/queries/project-result.server.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Bbox } from './bbox.ts'
import { placesPath, tilesPath, type TilesAddress } from './paths.ts'
import { drawPlaces } from './queries/draw-places.server.ts'
import { kindsShown, MAP_RECORDS, readMapRecords, type ShownKinds } from './shown-kinds.ts'
import { worldSvg, type WorldSvg } from './svg/world-svg.server.ts'

const LIST_LENGTH = 20

type Wanted = { filters: Filters; problems: readonly FilterProblem[]; language: Language; records: string | null; operator: string }
type Shown<Result> = { results: Result[]; heading: string; moreHref: string | undefined }

export type MapPageView = {
  title: string
  countText: string
  view: ListView
  tabs: { href: string; label: string; current: boolean; countText: string }[]
  svg: WorldSvg
  bounds: Bbox
  places: string
  tiles: TilesAddress
  operator: string
  needs: Shown<NeedResult>
  projects: Shown<ProjectResult>
  isEmpty: boolean
}

/** The map page: the places that fit the filters, and the list of the records they belong to. */
export async function mapPageView(actor: Actor, { filters, problems, language, records, operator }: Wanted): Promise<MapPageView> {
  const wanted = readMapRecords(records)
  const shown = kindsShown(filters, wanted)
  const needPage = { sort: { field: 'severity', descending: true }, cursor: null, limit: LIST_LENGTH }
  const projectPage = { sort: { field: 'updated', descending: true }, cursor: null, limit: LIST_LENGTH }
  const [drawn, needs, projects, needFacets, projectFacets, workspaces] = await Promise.all([
    drawPlaces(filters, shown, language),
    listNeeds(actor, filters, needPage),
    listProjects(actor, 'published', filters, projectPage),
    countNeedFacets(actor, filters),
    countProjectFacets(actor, 'published', filters),
    listPublicWorkspaces(),
  ])
  const t = translator(language, 'map')
  const params = filterParams(filters)
  const kept = new URLSearchParams(wanted === 'both' ? {} : { records: wanted })
  const mapParams = new URLSearchParams([...params, ...kept])
  const totalOf = (kinds: ShownKinds) => (kinds.needs ? needs.total : 0) + (kinds.projects ? projects.total : 0)
  const total = totalOf(shown)
  const placed = (shown.needs ? needs.places : 0) + (shown.projects ? projects.places : 0)
  const number = (value: number) => formatNumber(language, value)
  const path = `/${language}/map`
  const tabs = MAP_RECORDS.map((value) => ({
    href: withParams(path, params, new URLSearchParams(value === 'both' ? {} : { records: value })),
    label: t(`records.${value}`),
    current: value === wanted,
    countText: number(totalOf(kindsShown(filters, value))),
  }))
  const view = listView({
    path,
    language,
    filters,
    page: needPage,
    problems,
    facets: sharedFacets(shown, needFacets, projectFacets),
    sorts: [],
    next: null,
    workspaces,
    open: ['country', 'severity'],
    besides: Object.fromEntries(kept),
  })
  return {
    title: t('title'),
    countText: t('count', {
      records: t('recordCount', { count: total, formatted: number(total) }),
      places: t('placeCount', { count: placed, formatted: number(placed) }),
    }),
    view,
    tabs,
    svg: worldSvg({ places: drawn.places, focus: drawn.bounds, language, filters: mapParams }),
    bounds: drawn.bounds,
    places: placesPath(language, mapParams),
    tiles: tilesPath(shown, params),
    operator,
    needs: {
      results: shown.needs ? needs.items.map((card) => needResult(card, language)) : [],
      heading: t('needCount', { count: needs.total, formatted: number(needs.total) }),
      moreHref: needs.next ? withParams(`/${language}/needs`, params) : undefined,
    },
    projects: {
      results: shown.projects ? projects.items.map((card) => projectResult(card, language)) : [],
      heading: t('projectCount', { count: projects.total, formatted: number(projects.total) }),
      moreHref: projects.next ? withParams(`/${language}/projects`, params) : undefined,
    },
    isEmpty: total === 0,
  }
}

type Facets = Record<string, { value: string; count: number }[]>

/** Facets of the kind that is shown; of both kinds, added up, where both or neither are. */
function sharedFacets(shown: ShownKinds, needs: Facets, projects: Facets): Facets {
  if (shown.needs !== shown.projects) return shown.needs ? needs : projects
  const { severity = [], kind = [] } = needs
  const both = Object.fromEntries(
    ['country', 'sector', 'workspace', 'language'].map((name) => [name, addUp(needs[name] ?? [], projects[name] ?? [])]),
  )
  return { ...both, severity, kind }
}

function addUp(a: Facets[string], b: Facets[string]): Facets[string] {
  const counts = new Map<string, number>()
  for (const { value, count } of [...a, ...b]) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}
