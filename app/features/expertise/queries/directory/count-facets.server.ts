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

type Counted = Facet & { name: ChoiceName }
export type ExpertFacets = Partial<Record<ChoiceName, Facet[]>>

/**
 * How many experts each choice of a filter would give beside the other filters; the most frequent first, at most 40 each. Filters that ask
 * nothing leave the same experts and are counted in one reading of them; one that is set is counted by itself, as if it were not.
 */
export async function countExpertFacets(scope: ExpertScope, filters: ExpertFilters, choices: readonly ChoiceName[]): Promise<ExpertFacets> {
  const open = choices.filter((name) => filters[name].length === 0)
  const counted = await Promise.all([
    ...(open.length > 0 ? [countTogether(scope, filters, open)] : []),
    ...choices.filter((name) => !open.includes(name)).map((name) => countTogether(scope, filters, [name], name)),
  ])
  const rows = counted.flat()
  return Object.fromEntries(choices.map((name) => [name, rows.filter((row) => row.name === name).slice(0, MOST)]))
}

function countTogether(scope: ExpertScope, filters: ExpertFilters, names: readonly ChoiceName[], except?: ChoiceName): Promise<Counted[]> {
  const sql = new SqlText()
  const columns = names.map((name) => `${FACETS[name](sql, filters)} as ${name}_values`).join(', ')
  const where = expertConditions(sql, scope, filters, except).join(' and ')
  const each = names.map(
    (name) =>
      `select '${name}' as name, value, count(*)::int as count from pool cross join lateral unnest(${name}_values) as value group by 2`,
  )
  return query<Counted>(
    `with pool as materialized (select ${columns} from expert_profile expert where ${where}) ${each.join(' union all ')} order by 3 desc, 2`,
    sql.values,
  )
}
