import { v7 as uuidv7 } from 'uuid'
import { getMatchingDesk } from '#app/features/matching/coordination.server.ts'
import { findDropped, holdPairs } from '#app/features/matching/rounds/check-assignments.server.ts'
import type { DroppedAssignment } from '#app/features/matching/rounds/outcome.ts'
import { settingsSchema } from '#app/features/matching/rounds/settings.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'

export type AdoptedRound = {
  /** Proposals made; those of an earlier round that this one has too stand as they were. */
  proposed: number
  kept: number
  /** Proposals of earlier rounds that are no more. */
  replaced: number
  /** Assignments that cannot be proposed by now, and those whose request has no place left. */
  dropped: DroppedAssignment[]
  full: PairIds[]
}

const ADOPT_MILLISECONDS = 120_000

/**
 * Makes the assignments of a round proposals, told to nobody yet, in place of the workspace's earlier ones. What was sent or accepted stays, and so does
 * what a person proposed against a round. Throws `conflict` where the round is not done, `forbidden`, `not-found`.
 */
export async function adoptRound(actor: Actor, slug: string, roundId: string): Promise<AdoptedRound> {
  const workspace = await getMatchingDesk(actor, slug)
  if (!isUuid(roundId)) throw notFound('round')
  return inTransaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from workspace where id = ${workspace.id}::uuid for update`
      const round = await tx.matchingRound.findFirst({
        where: { id: roundId, workspaceId: workspace.id },
        select: { state: true, settings: true },
      })
      if (!round) throw notFound('round')
      if (round.state !== 'DONE') throw new AppError('conflict', 'conflict.roundNotDone')
      const assignments = await tx.roundAssignment.findMany({
        where: { roundId },
        select: { needId: true, profileId: true },
        orderBy: [{ score: 'desc' }, { needId: 'asc' }, { profileId: 'asc' }],
      })
      await holdPairs(tx, assignments)
      const dropped = await findDropped(tx, assignments, workspace.id)
      const replaced = await removeEarlier(tx, workspace.id, roundId)
      const { added, kept, full } = await fitIn(tx, without(assignments, dropped))
      const { leadDays } = settingsSchema.parse(round.settings)
      const matches = added.map((pair) => ({ id: uuidv7(), ...pair }))
      await propose(tx, { roundId, workspaceId: workspace.id, leadDays }, matches)
      for (const { id } of matches) await recordEvent(tx, { actor, kind: 'match.proposed', recordId: id, workspaceId: workspace.id })
      return { proposed: matches.length, kept, replaced, dropped, full }
    },
    { timeout: ADOPT_MILLISECONDS },
  )
}

const keyOf = ({ needId, profileId }: PairIds) => `${needId} ${profileId}`

function without(pairs: PairIds[], dropped: readonly PairIds[]): PairIds[] {
  const gone = new Set(dropped.map(keyOf))
  return pairs.filter((pair) => !gone.has(keyOf(pair)))
}

/** Proposals of other rounds that this one does not make; one that a person made against a round has a reason and stays. */
const removeEarlier = (tx: Transaction, workspaceId: string, roundId: string) => tx.$executeRaw`
  delete from match m where m.workspace_id = ${workspaceId}::uuid and m.state = 'PROPOSED' and m.override_reason is null
    and not exists (select 1 from round_assignment a where a.round_id = ${roundId}::uuid and a.need_id = m.need_id and a.profile_id = m.profile_id)`

/** Those of the pairs for which their request has a place left, the best first; pairs that stand already are counted as kept. */
async function fitIn(tx: Transaction, pairs: readonly PairIds[]) {
  const needIds = [...new Set(pairs.map(({ needId }) => needId))]
  const standing = await tx.match.findMany({
    where: { needId: { in: needIds }, state: { in: ['PROPOSED', 'SENT', 'ACCEPTED', 'COMPLETED'] } },
    select: { needId: true, profileId: true },
  })
  const asks = await tx.expertiseAsk.findMany({ where: { recordId: { in: needIds } }, select: { recordId: true, slots: true } })
  const left = new Map(asks.map(({ recordId, slots }) => [recordId, slots]))
  for (const { needId } of standing) left.set(needId, (left.get(needId) ?? 0) - 1)
  const stand = new Set(standing.map(keyOf))
  const [added, full]: [PairIds[], PairIds[]] = [[], []]
  let kept = 0
  for (const pair of pairs) {
    if (stand.has(keyOf(pair))) kept += 1
    else if ((left.get(pair.needId) ?? 0) <= 0) full.push(pair)
    else {
      left.set(pair.needId, (left.get(pair.needId) ?? 0) - 1)
      added.push(pair)
    }
  }
  return { added, kept, full }
}

type Proposing = { roundId: string; workspaceId: string; leadDays: number }

/** Explanations are copied where they are. A mission may be planned otherwise until some days before it begins, and on this day at least. */
async function propose(
  tx: Transaction,
  { roundId, workspaceId, leadDays }: Proposing,
  matches: readonly (PairIds & { id: string })[],
): Promise<void> {
  const json = JSON.stringify(matches.map(({ id, needId, profileId }) => ({ id, need_id: needId, profile_id: profileId })))
  await tx.$executeRaw`
    insert into match (id, need_id, profile_id, workspace_id, requester_id, roster_id, round_id, score, explanation, starts_on, ends_on, days, commit_on)
    select t.id, t.need_id, t.profile_id, ${workspaceId}::uuid, q.workspace_id, p.workspace_id, a.round_id, a.score, a.explanation,
      q.starts_on, q.ends_on, (q.ask->>'days')::smallint, greatest(q.starts_on - ${leadDays}::int, (now() at time zone 'utc')::date)
    from jsonb_to_recordset(${json}::jsonb) as t(id uuid, need_id uuid, profile_id uuid)
    join round_assignment a on a.round_id = ${roundId}::uuid and a.need_id = t.need_id and a.profile_id = t.profile_id
    join expertise_ask q on q.record_id = t.need_id
    join expert_profile p on p.id = t.profile_id`
}
