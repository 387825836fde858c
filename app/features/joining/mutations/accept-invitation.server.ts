import { createLinkedUser, preparePassword } from '#app/features/accounts/mutations/create-linked-user.server.ts'
import { findInvitation, type HeldInvitation, type SpentLink } from '#app/features/joining/queries/invitation.server.ts'
import { seatPerson } from '#app/features/workspaces/mutations/seat-person.server.ts'
import { roleOf } from '#app/features/workspaces/require-manager.server.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { PasswordProblem } from '#app/platform/auth/password-rules.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

export const LONGEST_NAME = 200

/** `otherPerson`: the link was sent to another address. `hasAccount`: its address has an account, which has to sign in. */
export type AcceptReply =
  | { outcome: 'joined'; workspace: string; email: string }
  | { outcome: 'spent'; why: SpentLink }
  | { outcome: 'otherPerson' }
  | { outcome: 'hasAccount' }
  | { outcome: 'refused'; name: 'nameMissing' | 'nameTooLong' | null; password: PasswordProblem | null }

/** Takes the seat of an invitation, for who is signed in with the address it was sent to. The link is good once. */
export async function acceptInvitation(actor: Actor, secret: string): Promise<AcceptReply> {
  const { userId } = actor
  if (actor.kind !== 'person' || !userId) throw new AppError('unauthenticated', 'unauthenticated.page')
  return inTransaction(async (tx) => {
    const invitation = await lockInvitation(tx, secret)
    if (typeof invitation === 'string') return { outcome: 'spent', why: invitation }
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
    if (user?.email.toLowerCase() !== invitation.email) return { outcome: 'otherPerson' }
    return takeSeat(tx, actor, userId, invitation)
  })
}

/** Makes an account for the address that the link was sent to, and takes the seat with it. */
export async function acceptWithNewAccount(
  secret: string,
  typed: { name: string; password: string; language: Language },
): Promise<AcceptReply> {
  const found = await findInvitation(secret)
  if (typeof found === 'string') return { outcome: 'spent', why: found }
  const name = plainLine(typed.name)
  const nameProblem = name === '' ? ('nameMissing' as const) : name.length > LONGEST_NAME ? ('nameTooLong' as const) : null
  const password = await preparePassword(typed.password, found.email)
  if (nameProblem || 'problem' in password)
    return { outcome: 'refused', name: nameProblem, password: 'problem' in password ? password.problem : null }
  return inTransaction(async (tx) => {
    const invitation = await lockInvitation(tx, secret)
    if (typeof invitation === 'string') return { outcome: 'spent', why: invitation }
    const userId = await createLinkedUser(tx, { email: invitation.email, name, language: typed.language, passwordHash: password.hash })
    if (userId === null) return { outcome: 'hasAccount' }
    return takeSeat(tx, { kind: 'person', userId, name, isAdmin: false, memberships: new Map() }, userId, invitation)
  })
}

/** Of two who follow one link at once, the second finds it used. */
async function lockInvitation(tx: Transaction, secret: string): Promise<HeldInvitation | SpentLink> {
  const found = await findInvitation(secret, tx)
  if (typeof found === 'string') return found
  await tx.$queryRaw`select 1 from workspace where id = ${found.workspaceId}::uuid for update`
  return findInvitation(secret, tx)
}

/** Who is a member already keeps the greater of the two roles. */
async function takeSeat(
  tx: Transaction,
  actor: Actor,
  userId: string,
  { id, workspaceId, role, email }: HeldInvitation,
): Promise<AcceptReply> {
  await tx.invitation.update({ where: { id }, data: { acceptedAt: new Date(), acceptedById: userId } })
  await tx.user.updateMany({ where: { id: userId, emailVerified: false }, data: { emailVerified: true } })
  const held = await roleOf(tx, workspaceId, userId)
  if (!held || ROLES.indexOf(held) < ROLES.indexOf(role)) await seatPerson(tx, actor, { workspaceId, userId }, role)
  const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } })
  return { outcome: 'joined', workspace: slug, email }
}
