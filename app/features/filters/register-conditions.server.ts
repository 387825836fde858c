import { NO_FILTERS, type Filters } from './filters.ts'
import type { RegisterAsked } from './register-frame.ts'
import type { SqlText } from './sql.server.ts'

const BANDS = { good: 'entry.quality >= 80', fair: 'entry.quality >= 50 and entry.quality < 80', poor: 'entry.quality < 50' } as const

/** What a register is asked for that every list knows, too. */
export const listFilters = ({ q, filters }: RegisterAsked): Filters => ({
  ...NO_FILTERS,
  q,
  country: filters.country,
  sector: filters.sector,
  iatiStatus: filters.iatiStatus,
  kind: filters.kind,
  severity: filters.severity.map(Number),
  coverage: filters.coverage,
})

/** Conditions on `entry` and its `record` that registers alone know. */
export function registerConditions(sql: SqlText, { filters }: RegisterAsked): string[] {
  const found: string[] = []
  if (filters.owner === 'none')
    found.push(
      'not exists (select 1 from membership seat where seat.workspace_id = record.workspace_id and seat.user_id = record.owner_id)',
    )
  else if (filters.owner) found.push(`record.owner_id = ${sql.value(filters.owner)}::uuid`)
  if (filters.quality) found.push(BANDS[filters.quality])
  if (filters.missing) found.push(`not (${sql.value(filters.missing)} = any(entry.languages))`)
  if (filters.visibility.length > 0) found.push(`entry.visibility = any(${sql.value(filters.visibility)}::"DatasetVisibility"[])`)
  if (filters.updatedFrom) found.push(`entry.updated_at >= ${sql.value(filters.updatedFrom)}::date`)
  if (filters.updatedTo) found.push(`entry.updated_at < ${sql.value(filters.updatedTo)}::date + 1`)
  return found
}
