import type { ExpertContent } from '#app/features/expertise/content.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { ExpertiseAsk, ExpertProfile, Match } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { isFree } from './is-free.ts'
import type { MatchFacts } from './policy.ts'
import type { Hindrance } from './reasons.ts'

/** A match held by the transaction, with its request and its expert; null are those that are gone. */
export type HeldMatch = { match: Match; ask: ExpertiseAsk | null; profile: Omit<ExpertProfile, 'search'> | null; facts: MatchFacts }

/**
 * Holds a match for a change, with its request and its expert, always in the order request, expert, match: whoever answers for the last
 * place, or for the same expert, waits for the one before. Null where there is none.
 */
export async function holdMatch(tx: Transaction, matchId: string): Promise<HeldMatch | null> {
  const found = isUuid(matchId) ? await tx.match.findUnique({ where: { id: matchId }, select: { needId: true, profileId: true } }) : null
  if (!found) return null
  await tx.$queryRaw`select 1 from expertise_ask where record_id = ${found.needId}::uuid for update`
  await tx.$queryRaw`select 1 from expert_profile where id = ${found.profileId}::uuid for update`
  await tx.$queryRaw`select 1 from match where id = ${matchId}::uuid for update`
  const [match, ask, profile] = [
    await tx.match.findUnique({ where: { id: matchId } }),
    await tx.expertiseAsk.findUnique({ where: { recordId: found.needId } }),
    await tx.expertProfile.findUnique({ where: { id: found.profileId } }),
  ]
  return match && { match, ask, profile, facts: factsOfHeld(match, profile) }
}

const factsOfHeld = (match: Match, profile: HeldMatch['profile']): MatchFacts => ({
  state: match.state,
  workspaceId: match.workspaceId,
  requesterId: match.requesterId,
  rosterId: match.rosterId,
  expertUserId: profile?.userId ?? null,
  expertHasEmail: profile === null || profile.email !== null,
  wasSent: match.sentAt !== null,
  expertAnswer: match.expertAnswer,
  requesterAnswer: match.requesterAnswer,
  hasBegun: match.startsOn === null || dayOf(match.startsOn) <= today(),
})

export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** What keeps a held match from being sent or accepted; null where nothing does. */
export async function hindranceOf(tx: Transaction, { match, ask, profile }: HeldMatch): Promise<Hindrance | null> {
  if (!profile) return 'gone'
  if (!ask?.isOpen) return 'closed'
  if (!(await allowsProposal(tx, profile, ask))) return 'consent'
  if ((await placesTaken(tx, match.needId)) >= ask.slots) return 'full'
  return (await isBusy(tx, match, profile.content as unknown as ExpertContent)) ? 'busy' : null
}

/** Whether an expert lets itself be proposed for a request, its country and its organisation. */
export async function allowsProposal(
  tx: Transaction,
  profile: NonNullable<HeldMatch['profile']>,
  ask: Pick<ExpertiseAsk, 'workspaceId' | 'country'>,
): Promise<boolean> {
  const { notIn, conflicts } = profile.content as unknown as ExpertContent
  if (profile.proposedBy === 'NOBODY') return false
  if (profile.proposedBy === 'WORKSPACE' && ask.workspaceId !== profile.workspaceId) return false
  if (ask.country && notIn.includes(ask.country)) return false
  if (conflicts.length === 0) return true
  const requester = await tx.workspace.findUnique({ where: { id: ask.workspaceId }, select: { organisationId: true } })
  if (!requester?.organisationId) return true
  // What was merged into the requester's organisation is that organisation.
  const merged = await tx.organisation.findMany({ where: { mergedIntoId: requester.organisationId }, select: { id: true } })
  return ![requester.organisationId, ...merged.map(({ id }) => id)].some((id) => conflicts.includes(id))
}

/** How many places of a request both sides have accepted. */
export const placesTaken = (tx: Transaction, needId: string): Promise<number> =>
  tx.match.count({ where: { needId, state: { in: ['ACCEPTED', 'COMPLETED'] } } })

async function isBusy(tx: Transaction, match: Match, content: ExpertContent): Promise<boolean> {
  const { startsOn, endsOn } = match
  if (!startsOn || !endsOn) return false
  const missions = await tx.match.findMany({
    where: { profileId: match.profileId, state: { in: ['ACCEPTED', 'COMPLETED'] }, startsOn: { lte: endsOn }, endsOn: { gte: startsOn } },
    select: { startsOn: true, endsOn: true },
  })
  const taken = missions.flatMap((one) => (one.startsOn && one.endsOn ? [{ from: dayOf(one.startsOn), to: dayOf(one.endsOn) }] : []))
  return !isFree(taken, { from: dayOf(startsOn), to: dayOf(endsOn) }, content.atOnce)
}
