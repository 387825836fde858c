import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { writeCursor, type ListPage } from '#app/features/filters/list-page.ts'
import { commonConditions, orderAndCursor, SqlText, type FilterColumns } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { scopeConditions } from './list-projects.server.ts'

/** The tabs of the register and the records each shows. */
const TABS = {
  all: 'true',
  drafts: `record.working_state = 'DRAFT'`,
  submitted: `record.working_state = 'SUBMITTED'`,
  returned: `record.working_state = 'RETURNED'`,
  published: `record.publication = 'PUBLISHED'`,
  withdrawn: `record.publication = 'WITHDRAWN'`,
} as const

export type RegisterTab = keyof typeof TABS
export const REGISTER_TABS = Object.keys(TABS) as RegisterTab[]
export const isRegisterTab = (value: string | null): value is RegisterTab => value !== null && Object.hasOwn(TABS, value)

/** The first is the default. */
export const REGISTER_SORTS = ['-updated', 'start'] as const

const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  updated: { column: 'entry.updated_at', type: 'timestamptz' },
  start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
}

export type RegisterRow = {
  id: string
  title: LanguageText
  identifier: string | null
  countries: { code: string }[]
  startsOn: string | null
  endsOn: string | null
  updatedAt: Date
  publication: Publication
  workingState: WorkingState
}

export type Register = { rows: RegisterRow[]; next: string | null; counts: Record<RegisterTab, number> }

const COLUMNS: FilterColumns = {
  countries: { column: 'entry.country_codes', many: true },
  admin1: { column: 'entry.admin1_codes', many: true },
  sectors: { column: 'entry.sector_codes', many: true },
  amount: 'entry.amount_usd',
  starts: 'entry.starts_on',
  ends: 'entry.ends_on',
  search: 'entry.search',
}

const FROM = 'from project_entry entry join record on record.id = entry.record_id'

/** One page of a workspace's own projects, with how many each tab holds for the same search. Throws `not-found` for another's. */
export async function listRegister(
  actor: Actor,
  { workspaceId, tab, q }: { workspaceId: string; tab: RegisterTab; q: string },
  page: ListPage,
): Promise<Register> {
  const sql = new SqlText()
  const where = [...scopeConditions(sql, actor, { workspaceId }), ...commonConditions(sql, { ...NO_FILTERS, q }, COLUMNS)]
  const counted = `select ${REGISTER_TABS.map((name) => `count(*) filter (where ${TABS[name]})::int as ${name}`).join(', ')} ${FROM} where ${where.join(' and ')}`
  const counting = query<Record<RegisterTab, number>>(counted, [...sql.values])
  const sort = SORT_COLUMNS[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  const { order, after } = orderAndCursor(sql, page, sort.column, sort.type)
  const rows = await query<RegisterRow & { sortValue: string }>(
    `select entry.record_id as id, entry.title, entry.iati_identifier as identifier, entry.countries, record.updated_at as "updatedAt",
       to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", record.publication,
       record.working_state as "workingState", (${sort.column})::text as "sortValue"
     ${FROM} where ${[...where, TABS[tab], ...after].join(' and ')} ${order} limit ${page.limit + 1}`,
    sql.values,
  )
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const [counts] = await counting
  return {
    rows: shown.map(({ sortValue: _, ...row }) => row),
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
    counts: counts ?? (Object.fromEntries(REGISTER_TABS.map((name) => [name, 0])) as Record<RegisterTab, number>),
  }
}
