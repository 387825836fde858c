import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { accountPolicy } from '#app/features/accounts/policy.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { endSessions } from '#app/platform/auth/sessions.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

/**
 * Takes away the second steps of somebody who lost their device and their recovery codes, and ends their sessions; they are told by mail.
 * Whoever asks for it has made sure who they are, and may say why. Throws `forbidden`, and `not-found` for an address without an account.
 */
export async function resetSecondStep(actor: Actor, email: string, reason?: string): Promise<void> {
  if (!accountPolicy.resetSecondStep(actor)) throw forbidden('createUser')
  const userId = await inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } })
    if (!user) throw notFound('account')
    const own = { where: { userId: user.id } }
    await tx.authenticator.deleteMany(own)
    await tx.passkey.deleteMany(own)
    await tx.recoveryCode.deleteMany(own)
    await tx.signInProof.deleteMany(own)
    await endSessions(tx, user.id)
    await queueNotice(tx, user.id, 'secondStepReset')
    const changes = [{ path: 'userId', before: null, after: user.id }]
    await recordEvent(tx, { actor, kind: 'user.secondStepReset', changes, ...(reason && { reason }) })
    return user.id
  })
  await recordSecurityEvent({ kind: 'secondStep.removed', userId })
}
