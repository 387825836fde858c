import { indexExpert } from '#app/features/expertise/index-expert.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import { touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import type { HeldExpert } from './held-expert.server.ts'

type Columns = Omit<Prisma.ExpertProfileUncheckedUpdateInput, 'content'>

/**
 * Writes a change of a profile whose row is locked: columns, content, what is derived from them, and the event, which names the fields
 * and holds no value (decision 032).
 */
export async function changeExpert(
  tx: Transaction,
  actor: Actor,
  before: HeldExpert,
  change: { kind: string; fields: readonly string[]; columns?: Columns; content?: HeldExpert['content'] },
): Promise<void> {
  const after = await tx.expertProfile.update({
    where: { id: before.id },
    data: { ...change.columns, ...(change.content && { content: change.content }), revision: { increment: 1 }, updatedAt: new Date() },
    select: { revision: true, seenBy: true },
  })
  await indexExpert(tx, before.id)
  await noteExpertEvent(tx, actor, before, { ...change, revision: after.revision })
  if (before.seenBy === 'PUBLIC' || after.seenBy === 'PUBLIC') await touchPublicData(tx)
}

/** Writes one event of a profile; fields are named without their values. */
export const noteExpertEvent = (
  tx: Transaction,
  actor: Actor,
  { id, workspaceId }: { id: string; workspaceId: string },
  { kind, fields, revision }: { kind: string; fields: readonly string[]; revision?: number },
): Promise<string> =>
  recordEvent(tx, {
    actor,
    kind,
    recordId: id,
    workspaceId,
    ...(revision !== undefined && { revision }),
    changes: fields.map((path) => ({ path, before: null, after: null })),
  })
