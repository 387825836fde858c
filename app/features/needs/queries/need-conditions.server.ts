import type { Filters } from '#app/features/filters/filters.ts'
import { commonConditions, isSearched, type FilterColumns, type PlaceRows, type SqlText } from '#app/features/filters/sql.server.ts'
import { scopeConditions, type ListScope } from '#app/features/projects/queries/project-conditions.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

type NeedColumns = FilterColumns & Record<'severity' | 'kind' | 'coverage' | 'sector' | 'sectorGroup' | 'people', string>

const ENTRY: NeedColumns = {
  rows: 'records',
  countries: { column: 'entry.country', many: false },
  admin1: { column: 'entry.admin1', many: false },
  sector: 'entry.sector',
  sectorGroup: 'entry.sector_group',
  severity: 'entry.severity',
  kind: 'entry.kind',
  coverage: 'entry.coverage',
  people: 'entry.people_affected',
  amount: 'entry.amount_usd',
  starts: 'entry.starts_on',
  ends: 'entry.ends_on',
  search: 'entry.search',
  languages: 'entry.languages',
  workspace: 'entry.workspace_id',
}

/** The same facts as they stand at the place of a published need. Its texts stand in the entry alone. */
const PLACE: NeedColumns = {
  rows: 'places',
  countries: { column: 'place.country', many: false },
  admin1: { column: 'place.admin1', many: false },
  sector: 'place.sector',
  sectorGroup: 'place.sector_group',
  severity: 'place.severity',
  kind: 'place.need_kind',
  coverage: 'place.coverage',
  people: 'place.people_affected',
  amount: 'place.amount_usd',
  starts: 'place.starts_on',
  ends: 'place.ends_on',
  search: 'entry.search',
  languages: 'entry.languages',
  workspace: 'place.workspace_id',
}

/** Conditions on `need_entry entry` for the filters in use. */
export function needConditions(sql: SqlText, actor: Actor, scope: ListScope, filters: Filters): string[] {
  return [...scopeConditions(sql, actor, scope), ...conditions(sql, filters, ENTRY)]
}

/** The places, as `place`, of the published needs that fit the filters: one of each need, in the box where there is one. */
export function needPlaces(sql: SqlText, filters: Filters): PlaceRows {
  const texts = isSearched(filters) ? ` join need_entry entry on entry.record_id = place.record_id and entry.side = 'PUBLIC'` : ''
  return { from: `map_place place${texts}`, where: [`place.kind = 'need'`, ...conditions(sql, filters, PLACE)] }
}

function conditions(sql: SqlText, filters: Filters, columns: NeedColumns): string[] {
  const found: string[] = []
  const among = (name: 'severity' | 'kind' | 'coverage', type: string) => {
    const values: (string | number)[] = filters[name]
    if (values.length > 0) found.push(`${columns[name]} = any(${sql.value(values)}::${type}[])`)
  }
  among('severity', 'smallint')
  among('kind', '"NeedKind"')
  among('coverage', '"Coverage"')
  if (filters.sector.length > 0) found.push(sectorCondition(sql, filters.sector, columns))
  if (filters.peopleMin !== null) found.push(`${columns.people} >= ${sql.value(filters.peopleMin)}::bigint`)
  if (filters.peopleMax !== null) found.push(`${columns.people} <= ${sql.value(filters.peopleMax)}::bigint`)
  return [...found, ...commonConditions(sql, filters, columns)]
}

/** Codes of 3 digits name a group, of 5 a sector in one. */
function sectorCondition(sql: SqlText, codes: readonly string[], { sector, sectorGroup }: NeedColumns): string {
  const [groups, sectors] = [codes.filter(isGroup), codes.filter((code) => !isGroup(code))]
  const found = [
    ...(groups.length > 0 ? [`${sectorGroup} = any(${sql.value(groups)}::text[])`] : []),
    // The group, which an index begins with, is the sector's beginning.
    ...(sectors.length > 0
      ? [`${sectorGroup} = any(${sql.value(sectors.map(groupOf))}::text[]) and ${sector} = any(${sql.value(sectors)}::text[])`]
      : []),
  ]
  return `(${found.join(' or ')})`
}

const isGroup = (code: string) => code.length === 3
const groupOf = (sector: string) => sector.slice(0, 3)
