import { encode } from 'uqr'
import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { codeKeyUri, newCodeKey, plainCode, takenStep } from '#app/platform/auth/one-time-code.ts'
import { open, seal } from '#app/platform/auth/sealed.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { dropSecondStepOfSessions, endWeakSessions } from './last-method.server.ts'
import { renewRecoveryCodes } from './recovery-codes.server.ts'

/** A key that is not held yet: `sealed` travels in the form until a code confirms it; `rows` are the dark fields of its picture. */
export type NewAuthenticator = { sealed: string; key: string; uri: string; size: number; path: string }

const SETUP_SECONDS = 60 * 60

/** A new key for a person's app, or the one of a form that was refused. Throws `fresh-proof`. */
export async function offerAuthenticator(actor: Actor, refused?: string): Promise<NewAuthenticator> {
  const { userId } = requireFreshProof(actor)
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  const kept = refused ? open('newAuthenticator', refused, userId) : null
  const key = kept ?? newCodeKey()
  const uri = codeKeyUri(key, email)
  const { data, size } = encode(uri, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { sealed: seal('newAuthenticator', key, { bound: userId, seconds: SETUP_SECONDS }), key, uri, size, path }
}

/**
 * Holds a key once a code of it was given. Gives new recovery codes where the person had no second step before, none otherwise; null where
 * the code is not right. Throws `fresh-proof`.
 */
export async function addAuthenticator(
  actor: Actor,
  typed: { sealed: string; code: string },
  address: string,
): Promise<{ codes: string[] } | null> {
  const { userId, sessionId } = requireFreshProof(actor)
  const key = open('newAuthenticator', typed.sealed, userId)
  const step = key && takenStep(key, plainCode(typed.code), { instant: Date.now(), lastStep: 0 })
  if (!key || !step) return null
  const codes = await inTransaction(async (tx) => {
    const hadCodes = (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0
    const held = { secret: seal('authenticator', key, { bound: userId }), lastStep: step, createdAt: new Date() }
    await tx.authenticator.upsert({ where: { userId }, create: { userId, ...held }, update: held })
    await endWeakSessions(tx, userId, sessionId)
    await queueNotice(tx, userId, 'methodAdded')
    await recordEvent(tx, { actor, kind: 'user.secondStepAdded' })
    return hadCodes ? [] : renewRecoveryCodes(tx, userId)
  })
  await recordSecurityEvent({ kind: 'secondStep.added', userId, address })
  return { codes }
}

/** Whether a code of a person's app is right. It is used up by that, and every code before it. */
export async function takeCode(userId: string, typed: string): Promise<boolean> {
  const held = await db.authenticator.findUnique({ where: { userId }, select: { secret: true, lastStep: true } })
  const key = held && open('authenticator', held.secret, userId)
  const step = key && takenStep(key, plainCode(typed), { instant: Date.now(), lastStep: held.lastStep })
  if (!step) return false
  // Of two that come with one code at once, one is first.
  const taken = await db.authenticator.updateMany({ where: { userId, lastStep: { lt: step } }, data: { lastStep: step } })
  return taken.count === 1
}

/** Forgets a person's app. Throws `fresh-proof`. */
export async function removeAuthenticator(actor: Actor, address: string): Promise<void> {
  const { userId } = requireFreshProof(actor)
  const removed = await inTransaction(async (tx) => {
    const { count } = await tx.authenticator.deleteMany({ where: { userId } })
    if (count === 0) return false
    await dropSecondStepOfSessions(tx, userId)
    await queueNotice(tx, userId, 'methodRemoved')
    await recordEvent(tx, { actor, kind: 'user.secondStepRemoved' })
    return true
  })
  if (removed) await recordSecurityEvent({ kind: 'secondStep.removed', userId, address })
}
