import type { CountryShare, Participation, SectorShare } from '#app/features/projects/content.ts'
import type { Totals } from '#app/features/projects/totals.ts'
import { sumPlaces } from '#app/features/map/queries/gather-places.server.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { pageRows, wayToList, type Way } from '#app/features/filters/page-rows.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { projectConditions, projectPlaces, type ListScope } from './project-conditions.server.ts'

export type ProjectCard = {
  id: string
  title: LanguageText
  iatiIdentifier: string | null
  iatiStatus: string | null
  countries: Pick<CountryShare, 'code' | 'percentage'>[]
  sectors: Pick<SectorShare, 'vocabulary' | 'code' | 'percentage'>[]
  organisations: Participation[]
  startsOn: string | null
  endsOn: string | null
  /** US dollars, approximate. */
  amountUsd: string | null
  totals: Totals
  workspace: { slug: string; name: LanguageText }
  updatedAt: Date
  publication: Publication
  workingState: WorkingState
}

export type ProjectList = { items: ProjectCard[]; next: string | null; total: number; places: number }

/** The fields a list of projects sorts by; the first is the default, `-` is descending. */
export const PROJECT_SORTS = ['-updated', 'amount', 'start'] as const

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  updated: { column: 'entry.updated_at', type: 'timestamptz' },
  amount: { column: 'coalesce(entry.amount_usd, -1)', type: 'numeric' },
  start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
}

const CARD = `entry.record_id as id, entry.title, entry.iati_identifier as "iatiIdentifier", entry.iati_status as "iatiStatus", entry.countries, entry.sectors, entry.organisations,
      to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", entry.amount_usd::text as "amountUsd", entry.totals,
      json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace, entry.updated_at as "updatedAt", record.publication, record.working_state as "workingState"`

// Left joins, though each finds its row: PostgreSQL leaves out those whose columns nothing reads.
const JOINED = 'left join workspace on workspace.id = entry.workspace_id left join record on record.id = entry.record_id'
const FROM = `from project_entry entry ${JOINED}`

/** One page of the projects that fit the filters, with the number of all that fit. Throws `not-found` for another's register. */
export async function listProjects(actor: Actor, scope: ListScope, filters: Filters, page: ListPage): Promise<ProjectList> {
  const counting = countProjects(actor, scope, filters)
  const way = scope === 'published' ? await wayToList(filters, counting) : 'walk'
  const [cards, totals] = await Promise.all([listProjectCards(actor, scope, filters, page, way), counting])
  return { ...cards, ...totals }
}

/** One page of the projects that fit the filters. Throws `not-found` for another's register. */
export async function listProjectCards(
  actor: Actor,
  scope: ListScope,
  filters: Filters,
  page: ListPage,
  way: Way = 'walk',
): Promise<Pick<ProjectList, 'items' | 'next'>> {
  const sql = new SqlText()
  const where = projectConditions(sql, actor, scope, filters)
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  const rows = await query<ProjectCard & { sortValue: string }>(
    `select ${CARD}, (${sort.column})::text as "sortValue" from ${pageRows(sql, { table: 'project_entry', joined: JOINED, way, where }, filters, page, sort)}`,
    sql.values,
  )
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ sortValue: _, ...card }) => card),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
  }
}

/** A published project as lists have it; null where none is published under the id. */
export async function findProjectCard(projectId: string): Promise<ProjectCard | null> {
  const [card] = await query<ProjectCard>(`select ${CARD} ${FROM} where entry.side = 'PUBLIC' and entry.record_id = $1::uuid`, [projectId])
  return card ?? null
}

type ProjectCount = Pick<ProjectList, 'total' | 'places'>

/** How many projects fit the filters, and how many places they have on the map. Throws `not-found` for another's register. */
export function countProjects(actor: Actor, scope: ListScope, filters: Filters): Promise<ProjectCount> {
  const make = () => readCount(actor, scope, filters)
  return scope === 'published' ? counted(JSON.stringify(filters), make) : make()
}

const counted = publicMemory<ProjectCount>(1_000, { mayLag: areMany })

async function readCount(actor: Actor, scope: ListScope, filters: Filters): Promise<ProjectCount> {
  const sql = new SqlText()
  const where = projectConditions(sql, actor, scope, filters)
  const isPublic = scope === 'published'
  // Of what is published, a narrow index holds what is counted; beside a joined table it would not be used.
  const from = isPublic ? 'from project_entry entry' : FROM
  const summed = isPublic ? await sumPlaces(filters, { needs: false, projects: true }) : 0
  const placed = summed === null ? projectPlaces(sql, filters) : null
  const [totals] = await query<ProjectCount>(
    `select (select count(*)::int ${from} where ${where.join(' and ')}) as total,
       ${placed ? `(select count(*)::int from ${placed.from} where ${placed.where.join(' and ')})` : `${summed}`} as places`,
    sql.values,
  )
  return totals ?? { total: 0, places: 0 }
}

export type Facet = { value: string; count: number }
export type ProjectFacets = Record<'country' | 'sector' | 'iatiStatus' | 'workspace' | 'language', Facet[]>

/** How many projects each choice of a filter would give beside the other filters; the most frequent first, at most 40 each. */
export function countProjectFacets(actor: Actor, scope: ListScope, filters: Filters): Promise<ProjectFacets> {
  return scope === 'published' ? kept(JSON.stringify(filters), () => readFacets(actor, scope, filters)) : readFacets(actor, scope, filters)
}

const kept = publicMemory<ProjectFacets>(300, { mayLag: areMany })

async function readFacets(actor: Actor, scope: ListScope, filters: Filters): Promise<ProjectFacets> {
  const sql = new SqlText()
  const facet = (name: keyof ProjectFacets, value: string, from = '') => `
    (select '${name}' as name, ${value} as value, count(*)::int as count
     ${FROM} ${from}
     where ${value} is not null and ${projectConditions(sql, actor, scope, filters, name).join(' and ')} group by 2 order by 3 desc, 2 limit 40)`
  const rows = await query<Facet & { name: keyof ProjectFacets }>(
    [
      facet('country', 'code', 'cross join lateral unnest(entry.country_codes) as code'),
      facet('sector', 'code', 'cross join lateral (select code from unnest(entry.sector_codes) as code where length(code) = 3) as groups'),
      facet('iatiStatus', 'entry.iati_status'),
      facet('workspace', 'workspace.slug'),
      facet('language', 'code', 'cross join lateral unnest(entry.languages) as code'),
    ].join(' union all '),
    sql.values,
  )
  const facets: ProjectFacets = { country: [], sector: [], iatiStatus: [], workspace: [], language: [] }
  for (const { name, value, count } of rows) facets[name].push({ value, count })
  return facets
}
