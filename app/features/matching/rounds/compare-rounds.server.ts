import { getCoordination } from '#app/features/matching/coordination.server.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { RoundOutcome } from './outcome.ts'

type ComparedPair = PairIds & { before: number | null; after: number | null }

export type ComparedRound = { id: string; number: number; outcome: RoundOutcome | null }

/** Two rounds of a workspace side by side: pairs by need and then expert; scores of the one, the other, or both. */
export type RoundComparison = {
  before: ComparedRound
  after: ComparedRound
  /** In both; with how many points more or less where that changed. */
  kept: ComparedPair[]
  added: ComparedPair[]
  gone: ComparedPair[]
}

const PAIRS = `
  select coalesce(a.need_id, b.need_id) as "needId", coalesce(a.profile_id, b.profile_id) as "profileId", a.score as before, b.score as after
  from (select * from round_assignment where round_id = $1::uuid) a
  full join (select * from round_assignment where round_id = $2::uuid) b on b.need_id = a.need_id and b.profile_id = a.profile_id
  order by 1, 2`

/** What changed from one round to another, for members of the coordination workspace. Throws `not-found`. */
export async function compareRounds(actor: Actor, slug: string, beforeId: string, afterId: string): Promise<RoundComparison> {
  const workspace = await getCoordination(actor, slug)
  if (!isUuid(beforeId) || !isUuid(afterId)) throw notFound('round')
  const [rounds, pairs] = await Promise.all([
    db.matchingRound.findMany({
      where: { id: { in: [beforeId, afterId] }, workspaceId: workspace.id },
      select: { id: true, number: true, outcome: true },
    }),
    sql<ComparedPair>(PAIRS, [beforeId, afterId]),
  ])
  const find = (id: string): ComparedRound => {
    const round = rounds.find((one) => one.id === id)
    if (!round) throw notFound('round')
    return { ...round, outcome: round.outcome as RoundOutcome | null }
  }
  return {
    before: find(beforeId),
    after: find(afterId),
    kept: pairs.filter(({ before, after }) => before !== null && after !== null),
    added: pairs.filter(({ before }) => before === null),
    gone: pairs.filter(({ after }) => after === null),
  }
}
