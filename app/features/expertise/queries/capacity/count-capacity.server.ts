import { SqlText } from '#app/features/filters/sql.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'

/** Whose capacity against whose requests: an own roster against all open ones; or all whom a coordinator may propose against those in scope. */
export type CapacityScope =
  { kind: 'roster'; workspaceId: string } | { kind: 'pool'; countries: readonly string[]; sectors: readonly string[] }

/** What capacity is counted by; regions by country, which they are made of. */
export const CAPACITY_BY = ['skill', 'language', 'country'] as const
export type CapacityBy = (typeof CAPACITY_BY)[number]

/** `places`: missions that can run at once, or experts asked for; `all` is the whole. */
export type CapacityRow = { by: CapacityBy | 'all'; key: string; places: number }

/**
 * How many missions at once the experts of a scope could take, of those that are free at some time from today on: by group of skills (an
 * occupation of two digits, a group of sectors), by language at B2 or better, and by country of base.
 */
export function countSupply(scope: CapacityScope): Promise<CapacityRow[]> {
  const sql = new SqlText()
  const whose =
    scope.kind === 'roster' ? `expert.workspace_id = ${sql.value(scope.workspaceId)}::uuid` : `expert.proposed_by = 'COORDINATORS'`
  return query<CapacityRow>(
    `with pool as materialized (
       select expert.skills, expert.languages, expert.content->>'base' as base, greatest(1, (expert.content->>'atOnce')::int) as places
       from expert_profile expert
       where ${whose} and jsonb_path_exists(expert.content, '$.availability[*] ? (@.to >= $today)',
         jsonb_build_object('today', to_char(current_date, 'YYYY-MM-DD')))
     )
     select 'skill' as by, key, sum(places)::int as places from pool cross join lateral unnest(skills) key where length(key) in (6, 7) group by key
     union all
     select 'language', split_part(stated, ':', 1), sum(places)::int from pool cross join lateral unnest(languages) stated where stated like '%:B2' group by 2
     union all
     select 'country', base, sum(places)::int from pool where base is not null group by 2
     union all
     select 'all', '', coalesce(sum(places), 0)::int from pool`,
    sql.values,
  )
}

/**
 * How many experts the open requests of a scope still ask for, by the same measures: must-have skills and languages, and the country of the
 * mission. Places that both sides have agreed on are no longer open.
 */
export function countDemand(scope: CapacityScope): Promise<CapacityRow[]> {
  const sql = new SqlText()
  const limits =
    scope.kind === 'roster'
      ? []
      : [
          ...(scope.countries.length > 0 ? [`ask.country = any(${sql.value(scope.countries)}::text[])`] : []),
          ...(scope.sectors.length > 0 ? [`array[ask.sector_group, ask.ask->>'sector'] && ${sql.value(scope.sectors)}::text[]`] : []),
        ]
  return query<CapacityRow>(
    `with asked as materialized (
       select ask.ask, ask.country, greatest(0, ask.slots - (select count(*) from match taken
         where taken.need_id = ask.record_id and taken.state in ('ACCEPTED', 'COMPLETED'))) as places
       from expertise_ask ask
       where ${['ask.is_open', '(ask.ends_on is null or ask.ends_on >= current_date)', ...limits].join(' and ')}
     )
     select 'skill' as by, key, sum(places)::int as places from asked cross join lateral
       (select distinct left(skill.key, 7) as key from jsonb_to_recordset(ask->'skills') as skill(key text, must boolean) where skill.must) must
       group by key
     union all
     select 'language', tag, sum(places)::int from asked cross join lateral
       (select distinct spoken.tag from jsonb_to_recordset(ask->'languages') as spoken(tag text, must boolean) where spoken.must) must
       group by tag
     union all
     select 'country', country, sum(places)::int from asked where country is not null group by 2
     union all
     select 'all', '', coalesce(sum(places), 0)::int from asked`,
    sql.values,
  )
}
