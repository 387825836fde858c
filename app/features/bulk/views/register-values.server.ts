import { LRUCache } from 'lru-cache'
import type { RegisterFilters } from '#app/features/filters/register-filters.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { KINDS } from '../kinds.server.ts'

/** Filters of a register that offer the values which its records have: the columns of an entry that hold them, each one value or an array. */
const COLUMNS = {
  PROJECT: { iatiStatus: ['iati_status'], country: ['country_codes'], sector: ['sector_codes'] },
  NEED: { kind: ['kind'], severity: ['severity'], coverage: ['coverage'], country: ['country'], sector: ['sector', 'sector_group'] },
  DATASET: { visibility: ['visibility'], country: ['countries'], sector: ['sectors'] },
} as const satisfies Record<RecordKind, Partial<Record<keyof RegisterFilters, readonly string[]>>>

export type RegisterValues = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Registers of more records are counted once a minute. */
const LARGE = 20_000
const kept = new LRUCache<string, RegisterValues>({ max: 100, ttl: 60_000 })

/** How many records of a workspace's register have each value, by filter. The caller has seen to it that its reader may know. */
export async function registerValues(workspaceId: string, kind: RecordKind): Promise<RegisterValues> {
  const key = `${workspaceId} ${kind}`
  const known = kept.get(key)
  if (known) return known
  const { size, values } = await readValues(workspaceId, kind)
  if (size > LARGE) kept.set(key, values)
  return values
}

type Row = { column: string; value: string | number | string[] | null; count: number }

async function readValues(workspaceId: string, kind: RecordKind): Promise<{ size: number; values: RegisterValues }> {
  const filters = Object.entries<readonly string[]>(COLUMNS[kind])
  const columns = filters.flatMap(([, names]) => names)
  // One pass, and narrow indexes of the same name hold all that it reads.
  const rows = await sql<Row>(
    `select case ${columns.map((name) => `when grouping(${name}) = 0 then '${name}'`).join(' ')} end as column,
       coalesce(${columns.map((name) => `to_jsonb(${name})`).join(', ')}) as value, count(*)::int as count
     from ${KINDS[kind].entry} where in_register and workspace_id = $1::uuid group by grouping sets (${columns.map((name) => `(${name})`).join(', ')})`,
    [workspaceId],
  )
  const values = filters.map(([filter, names]) => {
    const counts = new Map<string, number>()
    for (const { column, value, count } of rows)
      if (names.includes(column)) for (const one of [value ?? []].flat()) counts.set(String(one), (counts.get(String(one)) ?? 0) + count)
    return [filter, counts] as const
  })
  const size = rows.filter(({ column }) => column === columns[0]).reduce((sum, { count }) => sum + count, 0)
  return { size, values: new Map(values) }
}
