import type { RegisterFilters } from '#app/features/filters/register-filters.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { KINDS } from '../kinds.server.ts'

/** Filters of a register that offer the values which its records have: what of an entry they ask. */
const ASKED = {
  PROJECT: { iatiStatus: 'entry.iati_status', country: 'unnest(entry.country_codes)', sector: 'unnest(entry.sector_codes)' },
  NEED: {
    kind: 'entry.kind::text',
    severity: 'entry.severity::text',
    coverage: 'entry.coverage::text',
    country: 'entry.country',
    sector: 'unnest(array[entry.sector, entry.sector_group])',
  },
  DATASET: { visibility: 'entry.visibility::text', country: 'unnest(entry.countries)', sector: 'unnest(entry.sectors)' },
} as const satisfies Record<RecordKind, Partial<Record<keyof RegisterFilters, string>>>

/** How many records of a workspace's register have each value, by filter. The caller has seen to it that its reader may know. */
export async function registerValues(workspaceId: string, kind: RecordKind): Promise<Map<string, Map<string, number>>> {
  const asked = Object.entries(ASKED[kind]).map(([name, value]) => `select '${name}' as name, ${value} as value`)
  const rows = await sql<{ name: string; value: string; count: number }>(
    `select asked.name, asked.value, count(*)::int as count from ${KINDS[kind].entry} entry cross join lateral (${asked.join(' union all ')}) asked
     where entry.in_register and entry.workspace_id = $1::uuid and asked.value is not null group by asked.name, asked.value`,
    [workspaceId],
  )
  const counts = new Map(Object.keys(ASKED[kind]).map((name) => [name, new Map<string, number>()]))
  for (const { name, value, count } of rows) counts.get(name)?.set(value, count)
  return counts
}
