import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { DroppedAssignment } from './outcome.ts'

type Profile = { id: string; proposedBy: string; workspaceId: string; notIn: string[]; conflicts: string[] }
type Request = { id: string; workspaceId: string; organisationId: string | null; country: string | null; isOpen: boolean }

/**
 * Holds the requests and then the experts of pairs until the transaction ends, each in the order of ids: who takes the same place, or takes
 * consent back, waits or is waited for. It is the order in which a match is held for an answer.
 */
export async function holdPairs(tx: Transaction, pairs: readonly PairIds[]): Promise<void> {
  const [profileIds, needIds] = [pairs.map(({ profileId }) => profileId), pairs.map(({ needId }) => needId)]
  await tx.$queryRaw`select 1 from expertise_ask where record_id = any(${needIds}::uuid[]) order by record_id for update`
  await tx.$queryRaw`select 1 from expert_profile where id = any(${profileIds}::uuid[]) order by id for share`
}

/**
 * Those of a list of pairs that cannot be proposed by now, whatever they were when it was made: what experts consent to, what requests ask and who
 * has said no hold at once; with a coordination workspace, so do its vetoes.
 */
export async function findDropped(tx: Transaction, pairs: readonly PairIds[], workspaceId?: string): Promise<DroppedAssignment[]> {
  const [profileIds, needIds] = [pairs.map(({ profileId }) => profileId), pairs.map(({ needId }) => needId)]
  const profiles = await tx.$queryRaw<Profile[]>`
    select id::text as id, proposed_by::text as "proposedBy", workspace_id::text as "workspaceId",
      coalesce(array(select jsonb_array_elements_text(content->'notIn')), '{}') as "notIn",
      -- An organisation that was merged into another is that other one.
      array(select coalesce(o.merged_into_id::text, c) from jsonb_array_elements_text(content->'conflicts') c
        left join organisation o on o.id = case when c ~ '^[0-9a-f-]{36}$' then c::uuid end) as conflicts
    from expert_profile where id = any(${profileIds}::uuid[])`
  const requests = await tx.$queryRaw<Request[]>`
    select a.record_id::text as id, a.workspace_id::text as "workspaceId", w.organisation_id::text as "organisationId", a.country, a.is_open as "isOpen"
    from expertise_ask a join workspace w on w.id = a.workspace_id where a.record_id = any(${needIds}::uuid[])`
  const declined = await tx.match.findMany({
    where: { needId: { in: needIds }, state: 'DECLINED' },
    select: { needId: true, profileId: true },
  })
  const forbidden = workspaceId
    ? await tx.matchDecision.findMany({
        where: { workspaceId, needId: { in: needIds }, kind: 'FORBID' },
        select: { needId: true, profileId: true },
      })
    : []
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]))
  const requestOf = new Map(requests.map((request) => [request.id, request]))
  const [saidNo, vetoed] = [new Set(declined.map(keyOf)), new Set(forbidden.map(keyOf))]
  return pairs.flatMap((pair): DroppedAssignment[] => {
    const { needId, profileId } = pair
    const why =
      whyDropped(profileOf.get(profileId), requestOf.get(needId)) ??
      (saidNo.has(keyOf(pair)) ? 'declined' : vetoed.has(keyOf(pair)) ? 'forbidden' : null)
    return why ? [{ needId, profileId, why }] : []
  })
}

const keyOf = ({ needId, profileId }: PairIds) => `${needId} ${profileId}`

function whyDropped(profile: Profile | undefined, request: Request | undefined): DroppedAssignment['why'] | null {
  if (!request?.isOpen) return 'request-closed'
  if (!profile) return 'expert-gone'
  const { proposedBy, workspaceId, notIn, conflicts } = profile
  const mayBe = proposedBy === 'COORDINATORS' || (proposedBy === 'WORKSPACE' && workspaceId === request.workspaceId)
  const refuses =
    (request.country !== null && notIn.includes(request.country)) ||
    (request.organisationId !== null && conflicts.includes(request.organisationId))
  return mayBe && !refuses ? null : 'consent'
}
