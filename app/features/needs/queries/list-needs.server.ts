import { sumPlaces } from '#app/features/map/queries/gather-places.server.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { pageRows, wayToList, type Way } from '#app/features/filters/page-rows.server.ts'
import { SqlText, type PlaceRows } from '#app/features/filters/sql.server.ts'
import type { CoverageState } from '#app/features/needs/coverage.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import type { StatedMoney } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { summariseFound } from './count-facets.server.ts'
import { needConditions, needPlaces } from './need-conditions.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

export type NeedCard = {
  id: string
  title: LanguageText
  kind: NeedKind | null
  severity: number | null
  sector: string | null
  /** Decimal text: it may be past what a number holds exactly. */
  peopleAffected: string | null
  /** `slots`: experts, where it is a request for expertise. */
  asked: { money: StatedMoney | null; quantity: { number: string; unit: string } | null; slots?: number | null }
  amountUsd: string | null
  coverage: CoverageState
  /** 0 to 1, as a decimal text. */
  covered: string
  country: string | null
  admin1: string | null
  placeName: LanguageText
  startsOn: string | null
  endsOn: string | null
  workspace: { slug: string; name: LanguageText }
  updatedAt: Date
  publication: Publication
  workingState: WorkingState
}

export type NeedList = { items: NeedCard[]; next: string | null; total: number; places: number }

/** The fields a list of needs sorts by; the first is the default. */
export const NEED_SORTS = ['-severity', 'updated', 'people', 'amount', 'start'] as const

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  severity: { column: 'coalesce(entry.severity, 0)', type: 'smallint' },
  updated: { column: 'entry.updated_at', type: 'timestamptz' },
  people: { column: 'coalesce(entry.people_affected, -1)', type: 'numeric' },
  amount: { column: 'coalesce(entry.amount_usd, -1)', type: 'numeric' },
  start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
}

const CARD = `entry.record_id as id, entry.title, entry.kind, entry.severity, entry.sector, entry.people_affected::text as "peopleAffected", entry.asked, entry.amount_usd::text as "amountUsd",
      entry.coverage, entry.covered::text as covered, entry.country, entry.admin1, entry.place_name as "placeName", to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn",
      to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", json_build_object('slug', workspace.slug, 'name', workspace.name) as workspace, entry.updated_at as "updatedAt",
      record.publication, record.working_state as "workingState"`

// Left joins, though each finds its row: PostgreSQL leaves out those whose columns nothing reads.
const JOINED = 'left join workspace on workspace.id = entry.workspace_id left join record on record.id = entry.record_id'

/** One page of the needs that fit the filters, with the number of all that fit and of their places on the map. */
export async function listNeeds(actor: Actor, filters: Filters, page: ListPage): Promise<NeedList> {
  const counting = countNeeds(actor, filters)
  const way = await wayToList(filters, counting)
  const [cards, totals] = await Promise.all([listNeedCards(actor, filters, page, way), counting])
  return { ...cards, ...totals }
}

/** One page of the needs that fit the filters. */
export async function listNeedCards(
  actor: Actor,
  filters: Filters,
  page: ListPage,
  way: Way = 'walk',
): Promise<Pick<NeedList, 'items' | 'next'>> {
  const sql = new SqlText()
  const where = needConditions(sql, actor, 'published', filters)
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  const rows = await query<NeedCard & { sortValue: string }>(
    `select ${CARD}, (${sort.column})::text as "sortValue" from ${pageRows(sql, { table: 'need_entry', joined: JOINED, way, where }, filters, page, sort)}`,
    sql.values,
  )
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ sortValue: _, ...card }) => card),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
  }
}

/** A published need as lists have it; null where none is published under the id. */
export async function findNeedCard(needId: string): Promise<NeedCard | null> {
  const [card] = await query<NeedCard>(
    `select ${CARD} from need_entry entry ${JOINED} where entry.side = 'PUBLIC' and entry.record_id = $1::uuid`,
    [needId],
  )
  return card ?? null
}

/** What words find is counted with its facets; places in a box by themselves; the rest by sums that are kept, or in a narrow index. */
export const countNeeds = (actor: Actor, filters: Filters): Promise<NeedCount> =>
  counted(JSON.stringify(filters), () => readCount(actor, filters))

type NeedCount = Pick<NeedList, 'total' | 'places'>
const counted = publicMemory<NeedCount>(1_000, { mayLag: areMany })

async function readCount(actor: Actor, filters: Filters): Promise<NeedCount> {
  const sql = new SqlText()
  const count = async ({ from, where }: PlaceRows, placed: string): Promise<NeedCount> => {
    const [row] = await query<NeedCount>(
      `select count(*)::int as total, (count(*) filter (where ${placed}))::int as places from ${from} where ${where.join(' and ')}`,
      sql.values,
    )
    return row ?? { total: 0, places: 0 }
  }
  if (filters.bbox) return count(needPlaces(sql, filters), 'true')
  if (filters.q !== '') {
    const { total, places } = await summariseFound(actor, filters)
    return { total, places }
  }
  const summed = await sumPlaces(filters, { needs: true, projects: false })
  const where = needConditions(sql, actor, 'published', filters)
  const from = 'need_entry entry'
  if (summed === null) return count({ from, where }, 'entry.placed')
  const unplaced = await count({ from, where: [...where, 'not entry.placed'] }, 'false')
  return { total: summed + unplaced.total, places: summed }
}
