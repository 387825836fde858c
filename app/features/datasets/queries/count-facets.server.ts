import type { Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { OwnFilters } from './dataset-filters.ts'
import { datasetConditions, FRESHNESS_SQL } from './list-datasets.server.ts'

type Facet = { value: string; count: number }

/** What the facets are counted by: a value of a row, or each of the values of an array. */
const FACETS = {
  country: { each: 'entry.countries' },
  sector: { each: `array(select code from unnest(entry.sectors) code where length(code) = 3)` },
  format: { each: 'entry.formats' },
  language: { each: 'entry.languages' },
  licence: { one: 'entry.licence' },
  freshness: { one: FRESHNESS_SQL },
  workspace: { one: '(select slug from workspace where workspace.id = entry.workspace_id)' },
} as const

export type DatasetFacets = Record<keyof typeof FACETS, Facet[]>
const MOST = 40

/** How many datasets each choice of a filter would give beside the other filters; the most frequent first, at most 40 each. */
export async function countDatasetFacets(actor: Actor, filters: Filters, own: OwnFilters): Promise<DatasetFacets> {
  const counted = await Promise.all(
    Object.entries(FACETS).map(async ([name, by]) => {
      const sql = new SqlText()
      const where = datasetConditions(sql, actor, filters, own, name).join(' and ')
      const from = 'each' in by ? `dataset_entry entry cross join lateral unnest(${by.each}) as value` : 'dataset_entry entry'
      const value = 'each' in by ? 'value' : by.one
      const rows = await query<Facet>(
        `select ${value} as value, count(*)::int as count from ${from} where ${where} and ${value} is not null group by 1 order by 2 desc, 1 limit ${MOST}`,
        sql.values,
      )
      return [name, rows] as const
    }),
  )
  return Object.fromEntries(counted) as DatasetFacets
}
