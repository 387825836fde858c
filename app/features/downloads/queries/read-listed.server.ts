import type { Filters } from '#app/features/filters/filters.ts'
import { parseListPage, writeSort, type ListPage, type Sort } from '#app/features/filters/list-page.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { ListedPlace, ListedRecord } from '#app/features/downloads/listed-record.ts'
import { needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import { listNeeds, NEED_SORTS, type NeedCard } from '#app/features/needs/queries/list-needs.server.ts'
import { projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import { listProjects, PROJECT_SORTS, type ProjectCard } from '#app/features/projects/queries/list-projects.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

export type ListedKind = 'needs' | 'projects'
export const SORTS = { needs: NEED_SORTS, projects: PROJECT_SORTS } as const

/** Records read at a time. */
const BATCH = 1000

export type ListedPage = { records: ListedRecord[]; next: string | null }

/** One page of a public list, each record with those of its places that the filters show. */
export async function readListed(kind: ListedKind, filters: Filters, page: ListPage): Promise<ListedPage> {
  const { items, next } =
    kind === 'needs' ? await listNeeds(VISITOR, filters, page) : await listProjects(VISITOR, 'published', filters, page)
  return { records: await withPlaces(kind, filters, items), next }
}

/** All records of a public list in its order, in batches, so that no more is held at a time. */
export async function* readAllListed(kind: ListedKind, filters: Filters, sort: Sort): AsyncGenerator<ListedRecord[], void> {
  let cursor: string | null = null
  do {
    const search = new URLSearchParams({ sort: writeSort(sort), ...(cursor && { cursor }) })
    const { page } = parseListPage(search, SORTS[kind])
    const { records, next }: ListedPage = await readListed(kind, filters, { ...page, limit: BATCH })
    yield records
    cursor = next
  } while (cursor)
}

/** Cards of a list as records with their places. */
export async function withPlaces(kind: ListedKind, filters: Filters, cards: readonly (NeedCard | ProjectCard)[]): Promise<ListedRecord[]> {
  const places = await readPlaces(
    kind,
    filters,
    cards.map(({ id }) => id),
  )
  return cards.map((card) => ({ record: kind === 'needs' ? 'need' : 'project', card, places: places.get(card.id) ?? [] }) as ListedRecord)
}

async function readPlaces(kind: ListedKind, filters: Filters, ids: readonly string[]): Promise<Map<string, ListedPlace[]>> {
  const sql = new SqlText()
  const { from, where } = kind === 'needs' ? needPlaces(sql, filters) : projectPlaces(sql, filters)
  const rows = await query<ListedPlace & { id: string }>(
    `select place.record_id as id, place.ordinal, place.lat, place.lon, place.country, place.admin1
     from ${from} where ${[...where, `place.record_id = any(${sql.value(ids)}::uuid[])`].join(' and ')} order by place.record_id, place.ordinal`,
    sql.values,
  )
  const found = new Map<string, ListedPlace[]>()
  for (const { id, ...place } of rows) {
    const held = found.get(id)
    if (held) held.push(place)
    else found.set(id, [place])
  }
  return found
}
