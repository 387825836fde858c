import type { Filters } from '#app/features/filters/filters.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import { needConditions } from '#app/features/needs/queries/need-conditions.server.ts'
import type { YearSpan } from '#app/features/patterns/years.ts'
import { projectConditions } from '#app/features/projects/queries/project-conditions.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'

/** From which year to which the records that fit the filters go, their own dates aside. */
export function yearSpans(actor: Actor, filters: Filters, shown: ShownKinds): Promise<YearSpan[]> {
  const ofAnyTime = { ...filters, from: null, to: null }
  return kept(JSON.stringify([shown, ofAnyTime]), () => readSpans(actor, ofAnyTime, shown))
}

const kept = publicMemory<YearSpan[]>(300, { mayLag: areMany })

async function readSpans(actor: Actor, filters: Filters, shown: ShownKinds): Promise<YearSpan[]> {
  const sql = new SqlText()
  const spans = (table: string, conditions: string[]) => `
    select extract(year from entry.starts_on)::int as start, extract(year from entry.ends_on)::int as "end", count(*)::int as records
    from ${table} entry where ${conditions.join(' and ')} group by 1, 2`
  const kinds = [
    ...(shown.needs ? [spans('need_entry', needConditions(sql, actor, 'published', filters))] : []),
    ...(shown.projects ? [spans('project_entry', projectConditions(sql, actor, 'published', filters))] : []),
  ]
  return kinds.length > 0 ? query<YearSpan>(kinds.join(' union all '), sql.values) : []
}
