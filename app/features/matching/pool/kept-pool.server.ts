import { openPool, type Pool } from '#app/features/matching/candidates/pool.ts'
import { DEFAULT_WEIGHTS, type MatchExpert } from '#app/features/matching/model.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { today as todayText } from '#app/features/provenance/today.ts'
import { loadExperts } from './load-experts.server.ts'
import { toExpert } from './to-expert.ts'

type Kept = { stamp: string; pool: Promise<Pool> }

// One pool a process, kept over module reloads in development.
const holder = globalThis as typeof globalThis & { passerelleExperts?: Kept | undefined }

// Changes with any profile, verification or accepted match that counts; withdrawn consent with it.
const STAMP = `
  select concat_ws(' ',
    (select concat(count(*), ' ', sum(hashtextextended(concat(id, ' ', revision, proposed_by, updated_at), 0))) from expert_profile where proposed_by <> 'NOBODY'),
    (select concat(count(*), ' ', sum(hashtextextended(concat(id, ' ', level, kind, valid_until), 0))) from skill_verification),
    (select concat(count(*), ' ', sum(hashtextextended(concat(id, ' ', starts_on, ends_on, days), 0))) from match where state in ('ACCEPTED', 'COMPLETED'))
  ) as stamp`

/**
 * Everybody who lets itself be proposed, with default weights and no decisions of coordinators. Read anew as soon as anything that counts has
 * changed: what it gives is never older than the call.
 */
export async function keptPool(): Promise<Pool> {
  const today = todayText()
  const [row] = await sql<{ stamp: string }>(STAMP)
  const stamp = `${today} ${row?.stamp ?? ''}`
  if (holder.passerelleExperts?.stamp !== stamp) holder.passerelleExperts = { stamp, pool: readPool(today) }
  const kept = holder.passerelleExperts
  try {
    return await kept.pool
  } catch (error) {
    if (holder.passerelleExperts === kept) holder.passerelleExperts = undefined
    throw error
  }
}

async function readPool(today: string): Promise<Pool> {
  const experts: MatchExpert[] = []
  for await (const rows of loadExperts()) for (const row of rows) experts.push(toExpert(row, today))
  return openPool(experts, { today, weights: DEFAULT_WEIGHTS, south: 'south' })
}
