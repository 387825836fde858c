import { createLinkedUser, preparePassword } from '#app/features/accounts/mutations/create-linked-user.server.ts'
import { changeExpert } from '#app/features/expertise/internal/change-expert.server.ts'
import { lockExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { findOpenInvitation } from '#app/features/expertise/queries/invitation.server.ts'
import { LONGEST } from '#app/features/expertise/sections.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { PasswordProblem } from '#app/platform/auth/password-rules.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

/** `spent`: the link is not good, for whatever reason. `hasAccount`: the address has one, which has to sign in. */
export type ClaimReply =
  | { outcome: 'claimed'; email: string }
  | { outcome: 'spent' }
  | { outcome: 'hasAccount' }
  | { outcome: 'refused'; name: 'nameMissing' | 'nameTooLong' | null; password: PasswordProblem | null }

/** Takes over the profile of a link, for who is signed in. The link is good once. */
export async function claimExpert(actor: Actor, token: string): Promise<ClaimReply> {
  if (actor.kind !== 'person' || actor.userId === null) throw new AppError('unauthenticated', 'unauthenticated.page')
  return inTransaction((tx) => takeOver(tx, actor, token))
}

/** Makes an account for the address that the link was sent to, and takes over the profile with it. */
export async function claimWithNewAccount(
  token: string,
  typed: { name: string; password: string; language: Language },
): Promise<ClaimReply> {
  const invitation = await findOpenInvitation(token)
  if (!invitation) return { outcome: 'spent' }
  const name = plainLine(typed.name)
  const nameProblem = name === '' ? ('nameMissing' as const) : name.length > LONGEST.name ? ('nameTooLong' as const) : null
  const password = await preparePassword(typed.password, invitation.email)
  if (nameProblem || 'problem' in password)
    return { outcome: 'refused', name: nameProblem, password: 'problem' in password ? password.problem : null }
  return inTransaction(async (tx) => {
    const user = { email: invitation.email, name, language: typed.language, passwordHash: password.hash }
    const userId = (await isStillOpen(tx, token)) ? await createLinkedUser(tx, user) : undefined
    if (userId === undefined) return { outcome: 'spent' }
    if (userId === null) return { outcome: 'hasAccount' }
    return takeOver(tx, { kind: 'person', userId, name, isAdmin: false, memberships: new Map() }, token)
  })
}

/** Locks the invitation's profile: of two who follow one link at once, the second finds it used. */
async function isStillOpen(tx: Transaction, token: string): Promise<boolean> {
  const invitation = await findOpenInvitation(token, tx)
  if (!invitation) return false
  await lockExpert(tx, invitation.profileId)
  return (await findOpenInvitation(token, tx)) !== null
}

async function takeOver(tx: Transaction, actor: Actor & { userId: string | null }, token: string): Promise<ClaimReply> {
  const found = await findOpenInvitation(token, tx)
  const expert = found && (await lockExpert(tx, found.profileId))
  // Read again under the lock.
  const invitation = expert && (await findOpenInvitation(token, tx))
  if (!invitation || !actor.userId) return { outcome: 'spent' }
  const now = new Date()
  await tx.expertInvitation.update({ where: { id: invitation.id }, data: { usedAt: now } })
  await changeExpert(tx, actor, expert, {
    kind: 'expert.claimed',
    fields: [],
    columns: { userId: actor.userId, ...(expert.email === null && { email: invitation.email }) },
  })
  return { outcome: 'claimed', email: invitation.email }
}
