import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { drawPlaces } from '#app/features/map/queries/draw-places.server.ts'
import { worldSvg, type WorldSvg } from '#app/features/map/svg/world-svg.server.ts'
import { listNeedCards } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult, type NeedResult } from '#app/features/needs/queries/need-result.server.ts'
import { listProjectCards } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult, type ProjectResult } from '#app/features/projects/queries/project-result.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'

export type Figure = { key: 'needs' | 'people' | 'projects' | 'countries'; count: number; figure: string }
export type HomeView = { figures: Figure[]; urgent: NeedResult[]; fresh: ProjectResult[]; svg: WorldSvg }

const SHOWN = 5
type FigureRow = { needs: number; people: string; projects: number; countries: number }

/** What the home page shows: live figures, the world of needs, the most urgent of them and what is new. */
export const getHomeView = (actor: Actor, language: Language): Promise<HomeView> => kept(language, () => makeView(actor, language))

const kept = publicMemory<HomeView>(LANGUAGES.length)
const keptFigures = publicMemory<FigureRow>(1, { mayLag: areMany })

async function makeView(actor: Actor, language: Language): Promise<HomeView> {
  const open = { ...NO_FILTERS, coverage: ['OPEN', 'PARTLY'] }
  const [figures, { places }, needs, projects, { unsettledLines }] = await Promise.all([
    keptFigures('all', readFigures),
    drawPlaces(open, { needs: true, projects: false }, language),
    listNeedCards(actor, open, { sort: { field: 'severity', descending: true }, cursor: null, limit: SHOWN }),
    listProjectCards(actor, 'published', NO_FILTERS, { sort: { field: 'updated', descending: true }, cursor: null, limit: SHOWN }),
    instanceSettings(),
  ])
  const figure = (key: Figure['key'], count: number | string): Figure => ({
    key,
    count: Number(count),
    figure: formatNumber(language, count),
  })
  return {
    figures: [
      figure('needs', figures.needs),
      figure('people', figures.people),
      figure('projects', figures.projects),
      figure('countries', figures.countries),
    ],
    urgent: needs.items.map((card) => needResult(card, language)),
    fresh: projects.items.map((card) => projectResult(card, language)),
    svg: worldSvg({ places, unsettled: unsettledLines, language }),
  }
}

async function readFigures(): Promise<FigureRow> {
  const rows = await sql<FigureRow>(`
    select count(*)::int as needs, coalesce(sum(people_affected), 0)::text as people,
      (select count(*)::int from project_entry where side = 'PUBLIC') as projects,
      (select count(distinct country)::int from map_place where country is not null) as countries
    from need_entry where side = 'PUBLIC' and coverage in ('OPEN', 'PARTLY')`)
  return rows[0] ?? { needs: 0, people: '0', projects: 0, countries: 0 }
}
