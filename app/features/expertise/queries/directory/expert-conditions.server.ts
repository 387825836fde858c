import { foldedSql } from '#app/features/classifications/folded-sql.ts'
import { levelAsked, type ExpertFilters } from './expert-filters.ts'
import { searchWords } from '#app/features/filters/search-words.ts'
import { commonConditions, type FilterColumns, type SqlText } from '#app/features/filters/sql.server.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'

/** Whose experts a list holds: those open to everybody, or to coordinators, too; or those of a workspace's own roster. */
export type ExpertScope = { kind: 'directory'; coordinates: boolean } | { kind: 'roster'; workspaceId: string }

const COLUMNS: FilterColumns = {
  rows: 'records',
  countries: { column: 'expert.countries', many: true },
  admin1: { column: 'expert.countries', many: true },
  amount: 'null::numeric',
  starts: 'null::date',
  ends: 'null::date',
  search: 'expert.search',
  languages: 'expert.languages',
  workspace: 'expert.workspace_id',
}

/** Vouchings that hold today at the level claimed, of `expert`: their kinds. `skills`: of these alone, with what is below them. */
function vouchedSql(sql: SqlText, skills: readonly string[]): string {
  const asked = skills.length > 0 ? ` and stated.key like any(${sql.value(skills.map((key) => `${key}%`))}::text[])` : ''
  return `select lower(vouched.kind::text) as kind from skill_verification vouched
    join jsonb_to_recordset(expert.content->'skills') as stated(key text, level int) on stated.key = vouched.skill and vouched.level >= stated.level${asked}
    where vouched.profile_id = expert.id and (vouched.valid_until is null or vouched.valid_until >= current_date)`
}

/** How far skills are vouched for, as an array: the kinds that occur, or `self` alone. */
export const confidencesSql = (sql: SqlText, skills: readonly string[]) =>
  `coalesce((select array_agg(distinct kind) from (${vouchedSql(sql, skills)}) kinds), '{self}')`

/** Conditions on `expert_profile expert` for a scope and the filters in use; `except` leaves one out, to count what choosing it would give. */
export function expertConditions(sql: SqlText, scope: ExpertScope, filters: ExpertFilters, except?: keyof ExpertFilters): string[] {
  const found = [scopeCondition(sql, scope)]
  const isAsked = (name: keyof ExpertFilters) => name !== except && filters[name] !== null && filters[name].length > 0
  if (isAsked('q')) found.push(wordsCondition(sql, scope, filters.q))
  if (isAsked('skill')) found.push(`expert.skills && ${sql.value(filters.skill)}::text[]`)
  if (isAsked('language'))
    found.push(`expert.languages && ${sql.value(filters.language.map((tag) => `${tag}:${levelAsked(filters)}`))}::text[]`)
  found.push(...commonConditions(sql, { ...NO_FILTERS, country: isAsked('country') ? filters.country : [] }, COLUMNS))
  if (isAsked('context')) found.push(`expert.content->'contexts' ?| ${sql.value(filters.context)}::text[]`)
  if (isAsked('mode')) found.push(`expert.content->>'mode' = any(${sql.value([...filters.mode, 'either'])}::text[])`)
  if (filters.from !== null || filters.to !== null) {
    const [from, to] = [sql.value(filters.from ?? '0001-01-01'), sql.value(filters.to ?? '9999-12-31')]
    found.push(
      `jsonb_path_exists(expert.content, '$.availability[*] ? (@.to >= $from && @.from <= $to)', jsonb_build_object('from', ${from}::text, 'to', ${to}::text))`,
    )
  }
  if (isAsked('confidence')) found.push(`${confidencesSql(sql, filters.skill)} && ${sql.value(filters.confidence)}::text[]`)
  if (isAsked('consent')) found.push(`lower(expert.seen_by::text) = any(${sql.value(filters.consent)}::text[])`)
  if (isAsked('claimed'))
    found.push(`case when expert.user_id is null then 'no' else 'yes' end = any(${sql.value(filters.claimed)}::text[])`)
  return found
}

function scopeCondition(sql: SqlText, scope: ExpertScope): string {
  if (scope.kind === 'roster') return `expert.workspace_id = ${sql.value(scope.workspaceId)}::uuid`
  return scope.coordinates ? `expert.seen_by in ('COORDINATORS', 'PUBLIC')` : `expert.seen_by = 'PUBLIC'`
}

/** All words in what everybody may read; for its own workspace also in the name. */
function wordsCondition(sql: SqlText, scope: ExpertScope, q: string): string {
  const [inTexts = 'true'] = commonConditions(sql, { ...NO_FILTERS, q }, COLUMNS)
  const words = searchWords(q)
  if (scope.kind === 'directory' || words.length === 0) return inTexts
  const folded = foldedSql('expert.name')
  const inName = words.map((word) => `strpos(${folded}, ${sql.value(word)}) > 0`).join(' and ')
  return `(${inTexts} or (${inName}))`
}
