import { SqlText } from '#app/features/filters/sql.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { confidencesSql, expertConditions, type ExpertScope } from './expert-conditions.server.ts'
import { levelAsked, type ChoiceName, type ExpertFilters } from './expert-filters.ts'

export type Facet = { value: string; count: number }

/** What each choice is counted by: an array of values of `expert`. Skills by occupation of two digits and by group of sectors, both seven letters long. */
const FACETS: Record<ChoiceName, (sql: SqlText, filters: ExpertFilters) => string> = {
  skill: () => `array(select key from unnest(expert.skills) key where length(key) = 7)`,
  language: (sql, filters) =>
    `array(select split_part(stated, ':', 1) from unnest(expert.languages) stated where split_part(stated, ':', 2) = ${sql.value(levelAsked(filters))})`,
  country: () => 'expert.countries',
  context: () => `array(select jsonb_array_elements_text(expert.content->'contexts'))`,
  mode: () => `case expert.content->>'mode' when 'either' then array['onsite', 'remote'] else array[expert.content->>'mode'] end`,
  confidence: (sql, filters) => confidencesSql(sql, filters.skill),
  consent: () => `array[lower(expert.seen_by::text)]`,
  claimed: () => `array[case when expert.user_id is null then 'no' else 'yes' end]`,
}

const MOST = 40

/** How many experts each choice of a filter would give beside the other filters; the most frequent first, at most 40 each. */
export async function countExpertFacets(
  scope: ExpertScope,
  filters: ExpertFilters,
  choices: readonly ChoiceName[],
): Promise<Partial<Record<ChoiceName, Facet[]>>> {
  const counted = await Promise.all(
    choices.map(async (name) => {
      const sql = new SqlText()
      const where = expertConditions(sql, scope, filters, name).join(' and ')
      const rows = await query<Facet>(
        `select value, count(*)::int as count from expert_profile expert cross join lateral unnest(${FACETS[name](sql, filters)}) as value
         where ${where} group by 1 order by 2 desc, 1 limit ${MOST}`,
        sql.values,
      )
      return [name, rows] as const
    }),
  )
  return Object.fromEntries(counted)
}
