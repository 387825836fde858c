import { isFiltered, type Filters } from '#app/features/filters/filters.ts'
import { boxCondition, commonConditions, type FilterColumns, type PlaceRows, type SqlText } from '#app/features/filters/sql.server.ts'
import type { WorkingState } from '#app/features/provenance/policy.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

/** What a list shows: what is published, or a workspace's own register. */
export type ListScope = 'published' | { workspaceId: string; state?: WorkingState | undefined }

const COLUMNS: FilterColumns = {
  rows: 'records',
  countries: { column: 'entry.country_codes', many: true },
  admin1: { column: 'entry.admin1_codes', many: true },
  sectors: { column: 'entry.sector_codes', many: true },
  amount: 'entry.amount_usd',
  starts: 'entry.starts_on',
  ends: 'entry.ends_on',
  search: 'entry.search',
  languages: 'entry.languages',
  workspace: 'entry.workspace_id',
}

/** Conditions on `project_entry entry` for the filters in use; `except` leaves one out, to count what choosing it would give. */
export function projectConditions(sql: SqlText, actor: Actor, scope: ListScope, filters: Filters, except?: keyof Filters): string[] {
  return [...scopeConditions(sql, actor, scope), ...ownConditions(sql, filters, except), ...commonConditions(sql, filters, COLUMNS, except)]
}

/**
 * The places, as `place`, of the published projects that fit the filters: all places of a project whatever it was found by, but
 * those outside of the box where there is one.
 */
export function projectPlaces(sql: SqlText, filters: Filters): PlaceRows {
  const where = [`place.kind = 'project'`]
  if (filters.bbox) where.push(boxCondition(sql, filters.bbox))
  if (filters.placed === 'no') where.push('false')
  const ofRecord: Filters = { ...filters, bbox: null, placed: null }
  if (!isFiltered(ofRecord)) return { from: 'map_place place', where }
  return {
    from: `map_place place join project_entry entry on entry.record_id = place.record_id and entry.side = 'PUBLIC'`,
    where: [...where, ...ownConditions(sql, ofRecord), ...commonConditions(sql, ofRecord, COLUMNS)],
  }
}

/** The records of a scope: the public's, or a workspace's own for its members. Throws `not-found` for another's. */
export function scopeConditions(sql: SqlText, actor: Actor, scope: ListScope): string[] {
  if (scope === 'published') return [`entry.side = 'PUBLIC'`]
  if (!hasRole(actor, scope.workspaceId)) throw notFound('workspace')
  const own = ['entry.in_register', `entry.workspace_id = ${sql.value(scope.workspaceId)}::uuid`]
  return scope.state ? [...own, `record.working_state = ${sql.value(scope.state)}::"WorkingState"`] : own
}

function ownConditions(sql: SqlText, filters: Filters, except?: keyof Filters): string[] {
  const found: string[] = []
  if (filters.iatiStatus.length > 0 && except !== 'iatiStatus')
    found.push(`entry.iati_status = any(${sql.value(filters.iatiStatus)}::text[])`)
  if (filters.iatiIdentifier) found.push(`entry.iati_identifier = ${sql.value(filters.iatiIdentifier)}`)
  if (filters.organisation.length > 0) {
    // Each by itself: an index finds what holds one of them.
    const named = filters.organisation.map((ref) => `entry.organisations @> ${sql.value(JSON.stringify([{ ref }]))}::jsonb`)
    found.push(`(${named.join(' or ')})`)
  }
  return found
}
