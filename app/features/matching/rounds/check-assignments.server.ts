import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { DroppedAssignment } from './outcome.ts'

type Profile = { id: string; proposedBy: string; workspaceId: string; notIn: string[] }
type Request = { id: string; workspaceId: string; country: string | null; isOpen: boolean }

/** Those of a list of pairs that cannot be proposed by now, whatever they were when it was made: what experts consent to and requests ask holds at once. */
export async function findDropped(tx: Transaction, pairs: readonly PairIds[]): Promise<DroppedAssignment[]> {
  const [profileIds, needIds] = [pairs.map(({ profileId }) => profileId), pairs.map(({ needId }) => needId)]
  const profiles = await tx.$queryRaw<Profile[]>`
    select id::text as id, proposed_by::text as "proposedBy", workspace_id::text as "workspaceId",
      coalesce(array(select jsonb_array_elements_text(content->'notIn')), '{}') as "notIn"
    from expert_profile where id = any(${profileIds}::uuid[])`
  const requests = await tx.$queryRaw<Request[]>`
    select record_id::text as id, workspace_id::text as "workspaceId", country, is_open as "isOpen"
    from expertise_ask where record_id = any(${needIds}::uuid[])`
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]))
  const requestOf = new Map(requests.map((request) => [request.id, request]))
  return pairs.flatMap(({ needId, profileId }): DroppedAssignment[] => {
    const why = whyDropped(profileOf.get(profileId), requestOf.get(needId))
    return why ? [{ needId, profileId, why }] : []
  })
}

function whyDropped(profile: Profile | undefined, request: Request | undefined): DroppedAssignment['why'] | null {
  if (!request?.isOpen) return 'request-closed'
  if (!profile) return 'expert-gone'
  const { proposedBy, workspaceId, notIn } = profile
  const mayBe = proposedBy === 'COORDINATORS' || (proposedBy === 'WORKSPACE' && workspaceId === request.workspaceId)
  return mayBe && !(request.country !== null && notIn.includes(request.country)) ? null : 'consent'
}
