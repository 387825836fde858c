import type { ExpertContent } from '#app/features/expertise/content.ts'
import type { Audience } from '#app/features/expertise/policy.ts'
import type { Vouching } from '#app/features/expertise/vouched.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { orderAndCursor, SqlText } from '#app/features/filters/sql.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { expertConditions, type ExpertScope } from './expert-conditions.server.ts'
import type { ExpertFilters } from './expert-filters.ts'

/** An expert as lists have it. Whoever shows it says what of it its reader may see. */
export type ListedExpert = {
  id: string
  workspaceId: string
  kind: 'PERSON' | 'TEAM'
  name: string
  pseudonym: string
  showsName: boolean
  isClaimed: boolean
  email: string | null
  phone: string | null
  content: ExpertContent
  seenBy: Audience
  proposedBy: 'NOBODY' | 'WORKSPACE' | 'COORDINATORS'
  updatedAt: Date
  vouchings: Vouching[]
}

/** The fields that lists of experts sort by; the first is the default of all. */
export const DIRECTORY_SORTS = ['-updated', 'start'] as const
export const ROSTER_SORTS = ['-updated', 'name', 'start'] as const

const TODAY = `to_char(current_date, 'YYYY-MM-DD')`
/** The first day from today on which the expert is free; who never is comes last. */
const FREE_FROM = `coalesce((select min(greatest(slot->>'from', ${TODAY})) from jsonb_array_elements(expert.content->'availability') slot
  where slot->>'to' >= ${TODAY}), '9999-12-31')`

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  updated: { column: 'expert.updated_at', type: 'timestamptz' },
  // As long as a cursor carries it.
  name: { column: 'left(lower(expert.name), 90)', type: 'text' },
  start: { column: FREE_FROM, type: 'text' },
}

const CARD = `expert.id, expert.workspace_id as "workspaceId", expert.kind, expert.name, expert.pseudonym, expert.shows_name as "showsName",
  expert.user_id is not null as "isClaimed", expert.email, expert.phone, expert.content, expert.seen_by as "seenBy", expert.proposed_by as "proposedBy",
  expert.updated_at as "updatedAt", coalesce((select json_agg(json_build_object('id', vouched.id, 'skill', vouched.skill, 'level', vouched.level, 'kind', vouched.kind,
    'validUntil', to_char(vouched.valid_until, 'YYYY-MM-DD'))) from skill_verification vouched where vouched.profile_id = expert.id), '[]') as vouchings`

/** One page of the experts of a scope that fit the filters. The caller has seen to it that the scope is the reader's. */
export async function listExperts(
  scope: ExpertScope,
  filters: ExpertFilters,
  page: ListPage,
): Promise<{ items: ListedExpert[]; next: string | null }> {
  const sql = new SqlText()
  const where = expertConditions(sql, scope, filters)
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'expert.updated_at', type: 'timestamptz' }
  const { order, after } = orderAndCursor(sql, page, sort.column, sort.type, { id: 'expert.id' })
  const rows = await query<ListedExpert & { sortValue: string }>(
    `select ${CARD}, (${sort.column})::text as "sortValue" from expert_profile expert
     where ${[...where, ...after].join(' and ')} ${order} limit ${page.limit + 1}`,
    sql.values,
  )
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ sortValue: _, ...expert }) => expert),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
  }
}

/** How many experts of a scope fit the filters. */
export async function countExperts(scope: ExpertScope, filters: ExpertFilters): Promise<number> {
  const sql = new SqlText()
  const where = expertConditions(sql, scope, filters).join(' and ')
  const [counted] = await query<{ total: number }>(`select count(*)::int as total from expert_profile expert where ${where}`, sql.values)
  return counted?.total ?? 0
}
