import { queueAccountMail, queueNotice, languageOfPerson } from '#app/features/accounts/account-mail.server.ts'
import { requireFreshProof, requireSession } from '#app/features/accounts/fresh-proof.ts'
import { newEmailSchema, type FieldProblem, fieldProblems } from '#app/features/accounts/schema.ts'
import { tooMany, type TooMany } from '#app/features/accounts/sign-in.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashOf, newSecret } from '#app/platform/auth/secrets.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countChange } from '#app/platform/auth/sign-in-limits.server.ts'
import { endSessions } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { mailOrigin } from '#app/platform/mail/mail.server.ts'

const DAY = 24 * 3_600_000

export type AskedEmail = { kind: 'asked' } | { kind: 'fields'; problems: FieldProblem[] } | TooMany

/**
 * Asks for another address. A link goes to the present mailbox and one to the new one; both have to be followed within a day. The
 * answer is the same where the new address has an account already: then no link is sent there. Throws `fresh-proof`.
 */
export async function askForEmail(actor: Actor, typed: string, address: string): Promise<AskedEmail> {
  const { userId } = requireFreshProof(actor)
  const read = newEmailSchema.safeParse({ email: typed })
  if (!read.success) return { kind: 'fields', problems: fieldProblems(read.error) }
  const { email } = read.data
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, name: true, language: true } })
  if (user.email === email) return { kind: 'fields', problems: [{ name: 'email', messageKey: 'emailSame' }] }
  try {
    await countChange(userId)
  } catch (error) {
    return tooMany(error)
  }
  const secrets = { present: newSecret(), new: newSecret() }
  await inTransaction(async (tx) => {
    const row = { email, presentHash: hashOf(secrets.present), newHash: hashOf(secrets.new), presentAt: null, newAt: null }
    const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + DAY) }
    await tx.emailChange.upsert({ where: { userId }, create: { userId, ...row, ...times }, update: { ...row, ...times } })
    const link = (secret: string) => `${mailOrigin()}/${languageOfPerson(user)}/confirm-email/${secret}`
    await queueAccountMail(tx, user, 'emailPresent', { newEmail: email, link: link(secrets.present) })
    const isTaken = (await tx.user.count({ where: { email } })) > 0
    if (!isTaken) await queueAccountMail(tx, { ...user, email }, 'emailNew', { newEmail: email, link: link(secrets.new) })
    await recordEvent(tx, { actor, kind: 'user.emailAsked' })
  })
  await recordSecurityEvent({ kind: 'email.asked', userId, address })
  return { kind: 'asked' }
}

/** Gives up the change that a person asked for; its links are good no more. */
export async function cancelEmail(actor: Actor): Promise<void> {
  const { userId } = requireSession(actor)
  await db.emailChange.deleteMany({ where: { userId } })
}

export type EmailLink = { side: 'present' | 'new'; email: string; newEmail: string; isConfirmed: boolean }

/** What a link of a change of address is for; nothing is changed by looking. Null where it is not good any more. */
export async function lookAtEmailLink(secret: string): Promise<EmailLink | null> {
  const found = await findChange(db, secret)
  if (!found) return null
  const { change, side } = found
  return {
    side,
    email: change.user.email,
    newEmail: change.email,
    isConfirmed: (side === 'present' ? change.presentAt : change.newAt) !== null,
  }
}

async function findChange(tx: Transaction, secret: string) {
  const hash = hashOf(secret)
  const change = await tx.emailChange.findFirst({
    where: { OR: [{ presentHash: hash }, { newHash: hash }], expiresAt: { gt: new Date() } },
    include: { user: { select: { email: true, name: true, language: true } } },
  })
  return change && { change, side: change.presentHash === hash ? ('present' as const) : ('new' as const) }
}

/** `waiting`: the other mailbox has to confirm yet. `taken`: the address got an account meanwhile. */
export type ConfirmedEmail = 'changed' | 'waiting' | 'cancelled' | 'taken' | 'spent'

/** Confirms a change of address from one mailbox; once both have, it holds, and the person's sessions end. */
export async function confirmEmail(secret: string, address: string): Promise<ConfirmedEmail> {
  const outcome = await inTransaction(async (tx) => {
    const first = await findChange(tx, secret)
    if (!first) return { kind: 'spent' as const }
    // Both links may be followed at once: the second waits for the first, and finds it confirmed.
    await tx.$queryRaw`select 1 from email_change where user_id = ${first.change.userId}::uuid for update`
    const found = await findChange(tx, secret)
    if (!found) return { kind: 'spent' as const }
    const { change, side } = found
    const { userId, email } = change
    const now = new Date()
    await tx.emailChange.update({ where: { userId }, data: side === 'present' ? { presentAt: now } : { newAt: now } })
    if (!(side === 'present' ? change.newAt : change.presentAt)) return { kind: 'waiting' as const }
    await tx.emailChange.delete({ where: { userId } })
    if ((await tx.user.count({ where: { email } })) > 0) return { kind: 'taken' as const }
    // The mailbox that was the person's until now hears of it last.
    await queueNotice(tx, userId, 'emailChanged', { newEmail: email })
    await tx.user.update({ where: { id: userId }, data: { email, emailVerified: true } })
    await endSessions(tx, userId)
    await tx.signInProof.deleteMany({ where: { userId } })
    await tx.verification.deleteMany({ where: { value: userId } })
    await recordEvent(tx, { actor: selfOf(userId), kind: 'user.emailChanged' })
    return { kind: 'changed' as const, userId }
  })
  if (outcome.kind === 'changed') await recordSecurityEvent({ kind: 'email.changed', userId: outcome.userId, address })
  if (outcome.kind === 'spent') await recordSecurityEvent({ kind: 'link.refused', address })
  return outcome.kind
}

/** Gives up a change of address from the present mailbox: by who did not ask for it. */
export async function refuseEmail(secret: string): Promise<ConfirmedEmail> {
  const { count } = await db.emailChange.deleteMany({ where: { presentHash: hashOf(secret), expiresAt: { gt: new Date() } } })
  return count === 1 ? 'cancelled' : 'spent'
}

/** Somebody who proved by a mailbox that the account is theirs. */
const selfOf = (userId: string): Actor => ({ kind: 'person', userId, name: null, isAdmin: false, memberships: new Map() })
