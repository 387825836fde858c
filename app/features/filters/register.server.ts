import type { SqlText } from '#app/features/filters/sql.server.ts'
import { orderAndCursor } from '#app/features/filters/sql.server.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { writeCursor, type ListPage } from './list-page.ts'
import type { RegisterKind } from './register-filters.ts'
import { REGISTER_TABS, type RegisterTab } from './register-tabs.ts'

/** Conditions of the tabs on `record`. */
export const TABS: Record<RegisterTab, string> = {
  all: 'true',
  drafts: `record.working_state = 'DRAFT'`,
  submitted: `record.working_state = 'SUBMITTED'`,
  returned: `record.working_state = 'RETURNED'`,
  published: `record.publication = 'PUBLISHED'`,
  withdrawn: `record.publication = 'WITHDRAWN'`,
}

const OWNER = `left join membership seat on seat.workspace_id = record.workspace_id and seat.user_id = record.owner_id left join "user" owner on owner.id = seat.user_id`

/** How the entries of one kind of record are read; `sorts` by field, columns that are never null. */
export type RegisterSource = {
  table: 'project_entry' | 'need_entry' | 'dataset_entry'
  select: string
  sorts: Record<string, { column: string; type: string }>
}

/** What a line of any register holds. */
export type RegisterRow = {
  id: string
  updatedAt: Date
  publication: Publication
  workingState: WorkingState
  /** The person in charge, where they are still a member. */
  owner: string | null
  languages: string[]
}

export type Register<Row> = { rows: Row[]; next: string | null; counts: Record<RegisterTab, number> }

/** Up to so many records of a tab are found first and sorted then. */
const FEW = 2_000

type RegisterWanted = {
  sql: SqlText
  conditions: readonly string[]
  tab: RegisterTab
  /** Where nothing is filtered: whose records are counted, without a look at what they say. */
  all: { workspaceId: string; kind: RegisterKind } | null
}

/** One page of a workspace's own records under `conditions`, with how many each tab holds for the same conditions. */
export async function readRegister<Row extends RegisterRow>(
  { table, select, sorts }: RegisterSource,
  { sql, conditions, tab, all }: RegisterWanted,
  page: ListPage,
): Promise<Register<Row>> {
  const from = `from ${table} entry join record on record.id = entry.record_id`
  const filtered = `${from} where ${conditions.join(' and ')}`
  const tallies = REGISTER_TABS.map((name) => `count(*) filter (where ${TABS[name]})::int as ${name}`).join(', ')
  const counting = all
    ? query<Record<RegisterTab, number>>(`select ${tallies} from record where workspace_id = $1::uuid and kind = $2::"RecordKind"`, [
        all.workspaceId,
        all.kind,
      ])
    : query<Record<RegisterTab, number>>(`select ${tallies} ${filtered}`, [...sql.values])
  const sort = sorts[page.sort.field] ?? { column: 'entry.updated_at', type: 'timestamptz' }
  // What filters find is counted in narrow indexes; a few of very many are found there first, where the order's index would meet them late.
  const isFew = !all && ((await counting)[0]?.[tab] ?? 0) <= FEW
  const found = isFew
    ? `from (select entry.record_id as id ${filtered} offset 0) found join ${table} entry on entry.record_id = found.id and entry.in_register join record on record.id = found.id`
    : from
  const { order, after } = orderAndCursor(sql, page, sort.column, sort.type, { sorted: isFew })
  const [rows, [counts]] = await Promise.all([
    query<Row & { sortValue: string }>(
      `select entry.record_id as id, record.updated_at as "updatedAt", record.publication, record.working_state as "workingState", owner.name as owner, entry.languages, ${select},
         (${sort.column})::text as "sortValue"
       ${found} ${OWNER} where ${[...(isFew ? [] : conditions), TABS[tab], ...after].join(' and ')} ${order} limit ${page.limit + 1}`,
      sql.values,
    ),
    counting,
  ])
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    rows: shown,
    next: rows.length > page.limit && last ? writeCursor({ field: page.sort.field, value: last.sortValue, id: last.id }) : null,
    counts: counts ?? (Object.fromEntries(REGISTER_TABS.map((name) => [name, 0])) as Record<RegisterTab, number>),
  }
}
