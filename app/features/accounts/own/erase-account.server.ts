import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { FORMER_SIGN } from '#app/features/provenance/former-person.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hasPassword } from '#app/platform/auth/check-password.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import type { TooMany } from '#app/features/accounts/sign-in.server.ts'
import { provePassword } from './confirm.server.ts'

export type LastManager = { slug: string; name: LanguageText }

/** Workspaces that would be left without a manager. */
export async function managedAlone(userId: string, tx: Transaction = db): Promise<LastManager[]> {
  const alone = await tx.workspace.findMany({
    where: {
      memberships: { some: { userId, role: 'MANAGER' }, none: { userId: { not: userId }, role: 'MANAGER', user: { suspendedAt: null } } },
    },
    select: { slug: true, name: true },
    orderBy: { slug: 'asc' },
  })
  return alone.map(({ slug, name }) => ({ slug, name: name as LanguageText }))
}

/** What a person is told before: what keeps the account from being erased, and whether their password is asked. */
export async function beforeErasure(actor: Actor): Promise<{ alone: LastManager[]; isLastAdmin: boolean; asksPassword: boolean }> {
  const { userId } = requireFreshProof(actor)
  const [alone, isLast, asksPassword] = await Promise.all([managedAlone(userId), isLastAdmin(userId), hasPassword(userId)])
  return { alone, isLastAdmin: isLast, asksPassword }
}

async function isLastAdmin(userId: string, tx: Transaction = db): Promise<boolean> {
  const admins = await tx.user.findMany({ where: { isAdmin: true, erasedAt: null, suspendedAt: null }, select: { id: true }, take: 2 })
  return admins.length === 1 && admins[0]?.id === userId
}

export type Erasure = { kind: 'erased' } | { kind: 'wrong' } | { kind: 'notSure' } | { kind: 'lastManager' } | TooMany

type Typed = { password: string; isSure: boolean }

/**
 * Erases a person's account: name, address, memberships, sessions, ways to sign in, messages. The row stays under a number, so that the
 * history of records still says that one and the same person did what they did. `also` erases what other features hold of the person,
 * once nothing stands against it. Throws `fresh-proof`.
 */
export async function eraseAccount(actor: Actor, typed: Typed, address: string, also: () => Promise<void>): Promise<Erasure> {
  const { userId } = requireFreshProof(actor)
  if (!typed.isSure) return { kind: 'notSure' }
  if (await hasPassword(userId)) {
    const proved = await provePassword(userId, typed.password, address)
    if (proved !== 'right') return proved === 'wrong' ? { kind: 'wrong' } : proved
  }
  if ((await managedAlone(userId)).length > 0 || (await isLastAdmin(userId))) return { kind: 'lastManager' }
  await also()
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const isErased = await inTransaction(async (tx) => {
    // Of two managers who leave at once, the second is the last; and numbers are given one after another.
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(20261130)) as locked`
    if ((await managedAlone(userId, tx)).length > 0 || (await isLastAdmin(userId, tx))) return false
    await forgetPerson(tx, userId)
    await recordEvent(tx, { actor: { ...actor, name: null }, kind: 'user.erased' })
    await touchPublicData(tx)
    return true
  })
  if (!isErased) return { kind: 'lastManager' }
  await dropWaitingMail(email)
  await recordSecurityEvent({ kind: 'account.erased', userId })
  return { kind: 'erased' }
}

async function forgetPerson(tx: Transaction, userId: string): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const number = (await tx.user.count({ where: { erasedAt: { not: null } } })) + 1
  for (const workspace of await tx.membership.findMany({ where: { userId }, select: { workspaceId: true, role: true } }))
    await recordEvent(tx, {
      actor: { kind: 'person', userId, name: null, isAdmin: false, memberships: new Map() },
      kind: 'member.left',
      workspaceId: workspace.workspaceId,
      changes: [{ path: `members/${userId}`, before: workspace.role, after: null }],
    })
  const own = { where: { userId } }
  await tx.membership.deleteMany(own)
  await tx.session.deleteMany(own)
  await tx.account.deleteMany(own)
  await tx.passkey.deleteMany(own)
  await tx.authenticator.deleteMany(own)
  await tx.recoveryCode.deleteMany(own)
  await tx.externalIdentity.deleteMany(own)
  await tx.knownNetwork.deleteMany(own)
  await tx.signInProof.deleteMany(own)
  await tx.emailChange.deleteMany(own)
  await tx.presence.deleteMany(own)
  await tx.verification.deleteMany({ where: { value: userId } })
  await tx.mail.deleteMany({ where: { to: email } })
  await tx.securityEvent.updateMany({ where: { userId }, data: { network: null } })
  await tx.record.updateMany({ where: { validatorId: userId }, data: { validatorId: null } })
  // Nobody's address ends in .invalid (RFC 2606).
  const gone = { name: `${FORMER_SIGN}${number}`, email: `${userId}@erased.invalid`, image: null, isAdmin: false, emailVerified: false }
  await tx.user.update({ where: { id: userId }, data: { ...gone, erasedAt: new Date() } })
}

/** Messages that wait to be delivered to an address leave no more: its person is gone. */
async function dropWaitingMail(email: string): Promise<void> {
  await sql(
    `select graphile_worker.complete_jobs(array(select j.id from graphile_worker._private_jobs j
       where j.locked_at is null and j.payload ->> 'to' = $1))`,
    [email],
  )
}
