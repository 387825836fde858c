import { isFiltered, NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { Facet } from '#app/features/projects/queries/list-projects.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { needConditions } from './need-conditions.server.ts'

/** What the facets are counted by; where a need has several languages, it is counted under each. */
const COLUMNS = {
  country: 'entry.country',
  sector: 'entry.sector_group',
  severity: 'entry.severity',
  kind: 'entry.kind',
  coverage: 'entry.coverage',
  workspace: 'entry.workspace_id',
  language: 'entry.languages',
} as const

type FacetName = keyof typeof COLUMNS
export type NeedFacets = Record<FacetName, Facet[]>

const NAMES = Object.keys(COLUMNS) as FacetName[]
const MOST = 40

/** How many needs each choice of a filter would give beside the other filters; the most frequent first, at most 40 each. */
export function countNeedFacets(actor: Actor, filters: Filters): Promise<NeedFacets> {
  return kept(JSON.stringify(filters), () => readFacets(actor, filters))
}

const kept = publicMemory<NeedFacets>(300, { mayLag: areMany })
const keptOne = publicMemory<Facet[]>(300, { mayLag: areMany })

async function readFacets(actor: Actor, filters: Filters): Promise<NeedFacets> {
  if (filters.q !== '') return (await summariseFound(actor, filters)).facets
  const set = NAMES.filter((name) => filters[name].length > 0)
  const free = NAMES.filter((name) => !set.includes(name))
  // Facets that nothing is chosen of are counted in one pass; each of the others without its own choice.
  const [counted, ...others] = await Promise.all([count(actor, filters, free), ...set.map((name) => countBeside(actor, filters, name))])
  return { ...counted, ...Object.fromEntries(set.map((name, index) => [name, others[index]])) } as NeedFacets
}

/** What each choice of a facet would give beside the other filters: the same whatever is chosen of it. */
async function countBeside(actor: Actor, filters: Filters, name: FacetName): Promise<Facet[]> {
  const others = { ...filters, [name]: [] }
  if (!isFiltered(others)) return (await countNeedFacets(actor, NO_FILTERS))[name]
  return keptOne(`${name} ${JSON.stringify(others)}`, async () => (await count(actor, others, [name]))[name] ?? [])
}

/** Which of the columns a row of grouping sets is of, by its place among them, and its value. */
const facetAndValue = (columns: readonly string[]) =>
  `case ${columns.map((column, index) => `when grouping(${column}) = 0 then ${index}`).join(' ')} end as facet, coalesce(${columns.map((column) => `${column}::text`).join(', ')}) as value`

type Row = { facet: number; value: string | null; count: number }

async function count(actor: Actor, filters: Filters, names: readonly FacetName[]): Promise<Partial<NeedFacets>> {
  if (names.length === 0) return {}
  const sql = new SqlText()
  const columns = names.map((name) => COLUMNS[name])
  const rows = await query<Row>(
    `select ${facetAndValue(columns)}, count(*)::int as count
     from need_entry entry where ${needConditions(sql, actor, 'published', filters).join(' and ')} group by grouping sets (${columns.map((column) => `(${column})`).join(', ')})`,
    sql.values,
  )
  const found = byName(names, rows)
  return found.workspace ? { ...found, workspace: await bySlug(found.workspace) } : found
}

const byName = (names: readonly FacetName[], rows: readonly Row[]): Partial<NeedFacets> =>
  Object.fromEntries(
    names.map((name, index) => [
      name,
      most(
        name,
        rows.filter(({ facet }) => facet === index),
      ),
    ]),
  )

/** What a search found: how many needs, how many of them on the map, and what each choice beside it would give. */
export type FoundNeeds = { total: number; places: number; facets: NeedFacets }

/**
 * All that is counted of a search, in one pass over what its words find: that is the costly part. What is chosen of the
 * facets holds for the whole and for every facet but its own.
 */
export function summariseFound(actor: Actor, filters: Filters): Promise<FoundNeeds> {
  return found(JSON.stringify(filters), () => readFound(actor, filters))
}

const found = publicMemory<FoundNeeds>(300, { mayLag: areMany })

type FoundRow = { facet: number | null; value: string | null; places: number } & Record<`n${number}`, number>

async function readFound(actor: Actor, filters: Filters): Promise<FoundNeeds> {
  const sql = new SqlText()
  const set = NAMES.filter((name) => filters[name].length > 0)
  const base = needConditions(sql, actor, 'published', { ...filters, ...takenFrom(set, NO_FILTERS) })
  const chosen = set.map((name) => needConditions(sql, actor, 'published', { ...NO_FILTERS, ...takenFrom([name], filters) }))
  const beside = (name: FacetName) => chosen.flatMap((conditions, index) => (set[index] === name ? [] : conditions))
  const counting = (conditions: readonly string[]) =>
    `count(*)${conditions.length > 0 ? ` filter (where ${conditions.join(' and ')})` : ''}::int`
  const columns = NAMES.map((name) => COLUMNS[name])
  const rows = await query<FoundRow>(
    `select ${facetAndValue(columns)}, ${counting([...chosen.flat(), 'entry.placed'])} as places, ${counting(chosen.flat())} as n${NAMES.length},
       ${NAMES.map((name, index) => `${counting(beside(name))} as n${index}`).join(', ')}
     from need_entry entry where ${base.join(' and ')} group by grouping sets (${columns.map((column) => `(${column})`).join(', ')}, ())`,
    sql.values,
  )
  const counted = NAMES.flatMap((_, index) =>
    rows.filter(({ facet }) => facet === index).map((row) => ({ facet: index, value: row.value, count: row[`n${index}`] ?? 0 })),
  ).filter(({ count }) => count > 0)
  const whole = rows.find(({ facet }) => facet === null)
  const facets = byName(NAMES, counted) as NeedFacets
  return {
    total: whole?.[`n${NAMES.length}`] ?? 0,
    places: whole?.places ?? 0,
    facets: { ...facets, workspace: await bySlug(facets.workspace) },
  }
}

/** Some of the filters. */
const takenFrom = (names: readonly FacetName[], filters: Filters): Partial<Filters> =>
  Object.fromEntries(names.map((name) => [name, filters[name]]))

function most(name: FacetName, rows: readonly Row[]): Facet[] {
  const counts = new Map<string, number>()
  for (const { value, count } of rows)
    for (const one of name === 'language' ? listed(value) : [value]) if (one !== null) counts.set(one, (counts.get(one) ?? 0) + count)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST)
}

/** The members of an array of language tags as PostgreSQL writes it: `{fr,en-GB}`. */
const listed = (value: string | null) => (value ?? '').replace(/[{}"]/g, '').split(',').filter(Boolean)

async function bySlug(facets: readonly Facet[]): Promise<Facet[]> {
  const rows = await query<{ id: string; slug: string }>('select id, slug from workspace where id = any($1::uuid[])', [
    facets.map(({ value }) => value),
  ])
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]))
  return facets.map(({ value, count }) => ({ value: slugs.get(value) ?? value, count }))
}
