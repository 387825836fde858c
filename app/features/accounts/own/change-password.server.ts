import { v7 as uuidv7 } from 'uuid'
import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { requireFreshProof, requireSession } from '#app/features/accounts/fresh-proof.ts'
import { tooMany, type TooMany } from '#app/features/accounts/sign-in.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hasPassword } from '#app/platform/auth/check-password.server.ts'
import { passwordProblem, type PasswordProblem } from '#app/platform/auth/password-rules.ts'
import { hashPassword } from '#app/platform/auth/password.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { endSessions } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { provePassword } from './confirm.server.ts'

export type ChangedPassword = { kind: 'done' } | { kind: 'wrong' } | { kind: 'refused'; problem: PasswordProblem } | TooMany

/**
 * Changes a person's password, who gives the present one; who has none yet chooses one after a fresh proof. Ends their other sessions.
 * Throws `fresh-proof` for the latter.
 */
export async function changePassword(
  actor: Actor,
  typed: { present: string; password: string },
  address: string,
): Promise<ChangedPassword> {
  const { userId, sessionId } = requireSession(actor)
  if (await hasPassword(userId)) {
    const proved = await provePassword(userId, typed.present, address)
    if (proved !== 'right') return proved === 'wrong' ? { kind: 'wrong' } : proved
  } else requireFreshProof(actor)
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const problem = passwordProblem(typed.password, email)
  if (problem) return { kind: 'refused', problem }
  let password: string
  try {
    password = await hashPassword(typed.password)
  } catch (error) {
    return tooMany(error)
  }
  await inTransaction(async (tx) => {
    const { count } = await tx.account.updateMany({ where: { userId, providerId: 'credential' }, data: { password } })
    if (count === 0) await tx.account.create({ data: { id: uuidv7(), accountId: userId, providerId: 'credential', userId, password } })
    await endSessions(tx, userId, sessionId)
    await tx.session.updateMany({ where: { id: sessionId }, data: { provedAt: new Date() } })
    await queueNotice(tx, userId, 'passwordChanged')
    await recordEvent(tx, { actor, kind: 'user.passwordChanged' })
  })
  await recordSecurityEvent({ kind: 'password.changed', userId, address })
  return { kind: 'done' }
}
