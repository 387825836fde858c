import { resetSecondStep } from '#app/features/accounts/methods/reset-second-step.server.ts'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { askForReset } from '#app/features/accounts/reset-mail.server.ts'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

/** What keeps an account from being changed so, a key under `users.refused`. */
export type UserRefusal = 'lastAdmin' | 'self' | 'reasonMissing' | 'suspended'

const LONGEST_REASON = 500

/** Kept as it is, like every reason that an admin gives. */
const DEMO_REASON = 'Passerelle: demonstration'

type Asked = { userId: string; /** Where the request came from. */ address: string }

/** Makes somebody run the instance, for who proved who they are a short while ago; or no longer. The last one who may sign in stays. Throws `not-found` and `fresh-proof`. */
export async function setAdmin(actor: Actor, { userId, address }: Asked, isAdmin: boolean): Promise<UserRefusal | null> {
  requireAdmin(actor)
  if (isAdmin) requireFreshProof(actor)
  const refused = await inTransaction(async (tx) => {
    const user = await lockUser(tx, userId)
    if (user.isAdmin === isAdmin) return null
    if (isAdmin && user.suspendedAt) return 'suspended'
    if (!isAdmin && (await isLastAdmin(tx, userId))) return 'lastAdmin'
    await tx.user.update({ where: { id: userId }, data: { isAdmin } })
    const change = { path: `users/${userId}/isAdmin`, before: user.isAdmin, after: isAdmin }
    await recordEvent(tx, { actor, kind: 'user.adminChanged', changes: [change] })
    return null
  })
  if (!refused) await told(actor, { userId, address }, isAdmin ? 'made' : 'unmade')
  return refused
}

/**
 * Takes away the second step of somebody who lost it, ends their sessions and tells them by mail. Not for oneself, whose own page asks for a
 * proof. Throws `not-found`.
 */
export async function resetUserSecondStep(actor: Actor, { userId, address }: Asked, reason: string): Promise<UserRefusal | null> {
  requireAdmin(actor)
  const stated = reason.trim().slice(0, LONGEST_REASON)
  if (!stated) return 'reasonMissing'
  if (actor.userId === userId) return 'self'
  await resetSecondStep(actor, await emailOf(userId), stated)
  await told(actor, { userId, address }, 'secondStepReset')
  return null
}

/** Suspends signing in: every session ends, and who holds one is a visitor. Not for oneself, nor for the last one who runs the instance. Throws `not-found`. */
export async function suspendUser(actor: Actor, { userId, address }: Asked, reason: string): Promise<UserRefusal | null> {
  requireAdmin(actor)
  const stated = reason.trim().slice(0, LONGEST_REASON)
  if (!stated) return 'reasonMissing'
  if (actor.userId === userId) return 'self'
  const refused = await inTransaction(async (tx) => {
    const user = await lockUser(tx, userId)
    if (user.suspendedAt) return null
    if (await isLastAdmin(tx, userId)) return 'lastAdmin'
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: new Date(), suspendedReason: stated } })
    await tx.session.deleteMany({ where: { userId } })
    const change = { path: `users/${userId}/suspended`, before: false, after: true }
    await recordEvent(tx, { actor, kind: 'user.suspended', changes: [change], reason: stated })
    return null
  })
  if (!refused) await told(actor, { userId, address }, 'suspended')
  return refused
}

/**
 * Suspends every account of the demonstration, whose password everybody knows. By a real person alone, who stays. Throws `not-found`, and
 * `forbidden` for an admin of the demonstration.
 */
export async function suspendDemoUsers(actor: Actor, address: string): Promise<void> {
  requireAdmin(actor)
  await inTransaction(async (tx) => {
    const self = actor.userId && (await tx.user.findUnique({ where: { id: actor.userId }, select: { isDemo: true } }))
    if (!self || self.isDemo) throw forbidden('suspendDemo')
    const open = await tx.user.updateManyAndReturn({
      where: { isDemo: true, suspendedAt: null },
      data: { suspendedAt: new Date(), suspendedReason: DEMO_REASON },
      select: { id: true },
    })
    if (open.length === 0) return
    await tx.session.deleteMany({ where: { user: { isDemo: true } } })
    const changes = open.map(({ id }) => ({ path: `users/${id}/suspended`, before: false, after: true }))
    await recordEvent(tx, { actor, kind: 'user.suspended', changes, reason: DEMO_REASON })
  })
  await told(actor, { userId: null, address }, 'demoSuspended')
}

/** Lets somebody sign in again. Throws `not-found`. */
export async function unsuspendUser(actor: Actor, { userId, address }: Asked): Promise<void> {
  requireAdmin(actor)
  await inTransaction(async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user.suspendedAt) return
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: null, suspendedReason: null } })
    await recordEvent(tx, { actor, kind: 'user.unsuspended', changes: [{ path: `users/${userId}/suspended`, before: true, after: false }] })
  })
  await told(actor, { userId, address }, 'unsuspended')
}

/** Ends every session of an account. Throws `not-found`. */
export async function endSessions(actor: Actor, { userId, address }: Asked): Promise<void> {
  requireAdmin(actor)
  await inTransaction(async (tx) => {
    await lockUser(tx, userId)
    const { count } = await tx.session.deleteMany({ where: { userId } })
    await recordEvent(tx, { actor, kind: 'user.sessionsEnded', changes: [{ path: `users/${userId}/sessions`, before: count, after: 0 }] })
  })
  await told(actor, { userId, address }, 'sessionsEnded')
}

/** Has the mail sent by which a person chooses a new password. Throws `not-found`. */
export async function sendUserReset(actor: Actor, { userId, address }: Asked): Promise<void> {
  requireAdmin(actor)
  await askForReset(await emailOf(userId))
  await told(actor, { userId, address }, 'resetSent')
}

async function emailOf(userId: string): Promise<string> {
  const user = isUuid(userId) ? await db.user.findUnique({ where: { id: userId }, select: { email: true } }) : null
  if (!user) throw notFound('account')
  return user.email
}

async function told(actor: Actor, { userId, address }: { userId: string | null; address: string }, action: string): Promise<void> {
  await recordSecurityEvent({ kind: 'admin.changed', userId, address, detail: { action, ...(actor.userId ? { by: actor.userId } : {}) } })
}

async function lockUser(tx: Transaction, userId: string) {
  if (!isUuid(userId)) throw notFound('account')
  // Those who run the instance are locked together, in one order: of two who unmake each other, one stays.
  await tx.$queryRaw`select id from "user" where is_admin or id = ${userId}::uuid order by id for update`
  const user = await tx.user.findUnique({ where: { id: userId }, select: { isAdmin: true, suspendedAt: true } })
  if (!user) throw notFound('account')
  return user
}

async function isLastAdmin(tx: Transaction, userId: string): Promise<boolean> {
  const admins = await tx.user.findMany({ where: { isAdmin: true, suspendedAt: null }, select: { id: true } })
  return admins.length === 1 && admins[0]?.id === userId
}
