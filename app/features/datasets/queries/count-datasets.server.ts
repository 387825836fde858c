import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { NO_OWN_FILTERS } from './dataset-filters.ts'
import { datasetConditions, OFFERED_FORMATS, type MoreConditions } from './list-datasets.server.ts'

const VALUES = {
  workspace: '(select slug from workspace where workspace.id = entry.workspace_id)',
  // A sector of five digits stands among those of an entry with its group.
  sectors: `unnest(array(select code from unnest(entry.sectors) code where length(code) = 5))`,
  formats: `unnest(${OFFERED_FORMATS})`,
  licence: 'entry.licence',
} as const

/** Counts the published datasets that fit by the values of one of their facts, most frequent first. */
export async function countDatasets(
  actor: Actor,
  fact: keyof typeof VALUES,
  filters: Filters = NO_FILTERS,
  more: MoreConditions = () => [],
): Promise<{ value: string; count: number }[]> {
  const sql = new SqlText()
  const where = [...datasetConditions(sql, actor, filters, NO_OWN_FILTERS), ...more(sql)]
  return query<{ value: string; count: number }>(
    `select value, count(*)::int as count from (select ${VALUES[fact]} as value from dataset_entry entry where ${where.join(' and ')}) found
     where value is not null group by value order by 2 desc, 1 limit 500`,
    sql.values,
  )
}
