import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { areMany } from '#app/features/filters/many-records.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import { projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import type { ListedKind } from './read-listed.server.ts'

/** Where and when all that is published lies: a box in degrees, and days; null where there is no place, or no day. */
export type Extent = { box: [number, number, number, number] | null; from: string | null; to: string | null }
type Row = Record<'west' | 'south' | 'east' | 'north', number | null> & { from: string | null; to: string | null }

const kept = publicMemory<Extent>(2, { mayLag: areMany })

export const readExtent = (kind: ListedKind): Promise<Extent> => kept(kind, () => measure(kind))

async function measure(kind: ListedKind): Promise<Extent> {
  const sql = new SqlText()
  const { from, where } = kind === 'needs' ? needPlaces(sql, NO_FILTERS) : projectPlaces(sql, NO_FILTERS)
  const [row] = await query<Row>(
    `select * from (select min(place.lon) as west, min(place.lat) as south, max(place.lon) as east, max(place.lat) as north
       from ${from} where ${where.join(' and ')}) as box,
     (select to_char(min(starts_on), 'YYYY-MM-DD') as from, to_char(max(ends_on), 'YYYY-MM-DD') as to
       from ${kind === 'needs' ? 'need_entry' : 'project_entry'} where side = 'PUBLIC') as days`,
    sql.values,
  )
  const { west, south, east, north } = row ?? { west: null, south: null, east: null, north: null }
  const isPlaced = west !== null && south !== null && east !== null && north !== null
  return { box: isPlaced ? [west, south, east, north] : null, from: row?.from ?? null, to: row?.to ?? null }
}
