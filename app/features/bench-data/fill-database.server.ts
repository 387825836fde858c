import pg from 'pg'
import { withoutIndexes } from '#app/platform/db/copy.server.ts'
import { makeCast } from './cast.server.ts'
import { Chance } from './chance.ts'
import { copyInto, FILLED_TABLES } from './copy-rows.server.ts'
import { writeShares } from './share-process.server.ts'
import { writeShare, type Share } from './write-share.server.ts'
import { openWorld, type World } from './world.server.ts'

export type Wanted = { needs: number; projects: number; /** Processes that make records. */ parts: number; said: (what: string) => void }

const DAY = 86_400_000
const BEGIN = `begin; set local synchronous_commit = off; set local maintenance_work_mem = '512MB'; set local work_mem = '128MB'`

/**
 * Fills a migrated database with believable needs and projects, in one transaction: all of it or nothing. The connection is
 * the owner's: indexes are taken away and built in the end. Where it is a superuser's, foreign keys are not checked row by row.
 */
export async function fillDatabase(databaseUrl: string, wanted: Wanted): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  const { said } = wanted
  try {
    const world = await openWorld()
    said('places of the world are read')
    await client.query(BEGIN)
    await client.query('savepoint rights')
    const isTrusted = await client.query('set local session_replication_role = replica').then(
      () => true,
      () => false,
    )
    if (!isTrusted) await client.query('rollback to savepoint rights')
    const [last] = (await client.query<{ place: string }>('select coalesce(max(id), 0) as place from map_place')).rows
    await withoutIndexes(client, FILLED_TABLES, async () => {
      await fill(client, databaseUrl, world, wanted)
      said('indexes')
    })
    said('sums of the map')
    await client.query(isTrusted ? SUMS : 'select fold_map_deltas()', isTrusted ? [last?.place ?? '0'] : [])
    await client.query('commit')
    said('words of searches')
    await client.query(BEGIN)
    await withoutIndexes(client, ['search_word'], () => client.query('select search_relearn()'))
    await client.query('commit')
    said('statistics')
    await client.query(`vacuum analyze ${FILLED_TABLES.join(', ')}, map_roll, workspace, organisation, search_word`)
    await client.query(`select pg_notify('data_version', '')`)
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, databaseUrl: string, world: World, { needs, projects, parts, said }: Wanted): Promise<void> {
  const run = Date.now().toString(36)
  const cast = await makeCast(client, world, new Chance(1), { records: needs + projects, run })
  const whole = { needs, projects }
  const shares = Array.from({ length: parts }, (_, part): Share => ({ cast, run, whole, part, of: parts, until: Date.now() - DAY }))
  const copy = copyInto(client)
  const [first] = shares
  if (parts === 1 && first) await writeShare(world, first, copy, said)
  else await writeShares(databaseUrl, shares, copy, said)
}

/** What the triggers and the fold of map_place would have added up, see the migration `map_facets`: the finest level of all places, the others of that. */
const SUMS = `
  with finest as materialized (
    select facet collate "C" as facet, qk >> 42 as cell, coalesce(severity, 0) as severity, count(*) as places, sum(coalesce(amount_usd, 0)) as amount_usd,
      sum(x) as sum_x, sum(y) as sum_y, sum(id) as sum_id
    from map_place cross join lateral unnest(map_facets(map_kind(kind, need_kind), coalesce(sector_group, ''))) as facet
    where id > $1 group by 1, 2, 3)
  insert into map_roll as roll (level, facet, cell, severity, places, amount_usd, sum_x, sum_y, sum_id)
    select level, facet, cell >> (2 * (9 - level)), severity, sum(places), sum(amount_usd), sum(sum_x), sum(sum_y), sum(sum_id)
    from finest cross join generate_series(3, 9) as level group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (level, facet, cell, severity) do update set places = roll.places + excluded.places, amount_usd = roll.amount_usd + excluded.amount_usd,
    sum_x = roll.sum_x + excluded.sum_x, sum_y = roll.sum_y + excluded.sum_y, sum_id = roll.sum_id + excluded.sum_id`
