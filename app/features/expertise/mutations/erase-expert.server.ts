import { noteExpertEvent } from '#app/features/expertise/internal/change-expert.server.ts'
import { holdExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { withdrawMatches } from '#app/features/expertise/internal/withdraw-matches.server.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'

/**
 * Erases a profile with how it was vouched for, its invitations and what coordinators decided of it; its matches are withdrawn, without the
 * person's words. Events stay and say that something happened, not what. Throws `not-found` and `forbidden`.
 */
export async function eraseExpert(actor: Actor, where: { profileId: string; workspaceId?: string | undefined }): Promise<void> {
  await inTransaction(async (tx) => {
    const expert = await holdExpert(actor, where, tx)
    if (!expertPolicy.erase(actor, expert)) throw forbidden('eraseExpert')
    await withdrawMatches(tx, actor, expert, true)
    await tx.match.updateMany({ where: { profileId: expert.id }, data: { expertReason: null } })
    await tx.match.updateMany({ where: { profileId: expert.id, endCode: 'expert' }, data: { endReason: null } })
    await tx.matchDecision.deleteMany({ where: { profileId: expert.id } })
    await tx.expertProfile.delete({ where: { id: expert.id } })
    await noteExpertEvent(tx, actor, expert, { kind: 'expert.erased', fields: [] })
    if (expert.seenBy === 'PUBLIC') await touchPublicData(tx)
  })
}
