import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

type Expert = { id: string; workspaceId: string; proposedBy: 'NOBODY' | 'WORKSPACE' | 'COORDINATORS' }
type State = 'PROPOSED' | 'SENT' | 'ACCEPTED'

/**
 * Withdraws the open matches of an expert that their consent no longer covers; those of an erased profile with the accepted ones.
 * It writes the table of matches itself, though matching is built on expertise and not the other way round: consent that is
 * withdrawn holds in the same transaction, whatever jobs wait. Who has to be told follows from the events.
 */
export async function withdrawMatches(tx: Transaction, actor: Actor, expert: Expert, isErased = false): Promise<number> {
  if (expert.proposedBy === 'COORDINATORS' && !isErased) return 0
  const states: State[] = isErased ? ['PROPOSED', 'SENT', 'ACCEPTED'] : ['PROPOSED', 'SENT']
  const open = await tx.match.findMany({
    where: {
      profileId: expert.id,
      state: { in: states },
      ...(expert.proposedBy === 'WORKSPACE' && !isErased && { requesterId: { not: expert.workspaceId } }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  if (open.length === 0) return 0
  const now = new Date()
  await tx.match.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: { in: states } },
    data: { state: 'WITHDRAWN', endCode: 'consent', endedAt: now, updatedAt: now },
  })
  // In the roster's workspace, which knows the name: others may know a pseudonym alone.
  for (const { id } of open) await recordEvent(tx, { actor, kind: 'match.withdrawn', recordId: id, workspaceId: expert.workspaceId })
  return open.length
}
