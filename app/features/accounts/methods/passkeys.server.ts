import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { requireFreshProof, requireSession } from '#app/features/accounts/fresh-proof.ts'
import { findProof, makeProof, useProof } from '#app/features/accounts/sign-in/proofs.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { proofCookie } from '#app/platform/auth/cookies.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countChallenge } from '#app/platform/auth/sign-in-limits.server.ts'
import type { Visit } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { endWeakSessions, dropSecondStepOfSessions } from './last-method.server.ts'
import { renewRecoveryCodes } from './recovery-codes.server.ts'

/** What a challenge is for: to sign in, to prove again who one is, to add a passkey. */
export const PASSKEY_PURPOSES = ['signIn', 'confirm', 'add'] as const
export type PasskeyPurpose = (typeof PASSKEY_PURPOSES)[number]

type Challenge = { challenge: string; purpose: PasskeyPurpose }

const CHALLENGE_SECONDS = 5 * 60

/**
 * What a browser needs to use or to make a passkey, with the cookie that stands for the challenge. Throws `too-many`; for `confirm`
 * `unauthenticated`, for `add` also `fresh-proof`.
 */
export async function passkeyOptions(actor: Actor, purpose: PasskeyPurpose, origin: URL, visit: Visit) {
  await countChallenge(visit.address)
  const userId = purpose === 'signIn' ? null : purpose === 'add' ? requireFreshProof(actor).userId : requireSession(actor).userId
  const options = purpose === 'add' && userId ? await optionsToAdd(userId, origin) : await optionsToUse(userId, origin)
  const data: Challenge = { challenge: options.challenge, purpose }
  const { secret } = await makeProof({ kind: 'passkey', userId, data, seconds: CHALLENGE_SECONDS })
  return { options, cookie: proofCookie('challenge', secret, { seconds: CHALLENGE_SECONDS, secure: visit.secure }) }
}

async function optionsToAdd(userId: string, origin: URL) {
  const { email, name } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, name: true } })
  return generateRegistrationOptions({
    rpName: 'Passerelle',
    rpID: origin.hostname,
    userName: email,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex')),
    excludeCredentials: await credentialsOf(userId),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

async function optionsToUse(userId: string | null, origin: URL) {
  const allowed = userId === null ? {} : { allowCredentials: await credentialsOf(userId) }
  return generateAuthenticationOptions({ rpID: origin.hostname, userVerification: 'required', ...allowed })
}

async function credentialsOf(userId: string) {
  const held = await db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } })
  return held.map(({ credentialId, transports }) => ({ id: credentialId, transports }))
}

const responseSchema = z.looseObject({ id: z.string().min(1).max(2000), rawId: z.string(), type: z.string(), response: z.looseObject({}) })

/** What a browser answered, as its form sends it; null for what is no such thing. */
function readResponse(text: string): z.infer<typeof responseSchema> | null {
  try {
    return responseSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Uses up the challenge of a cookie. */
async function takeChallenge(secret: string, purpose: PasskeyPurpose, userId: string | null): Promise<string | null> {
  const proof = await findProof<Challenge>('passkey', secret)
  if (!proof || proof.data.purpose !== purpose || proof.userId !== userId || !(await useProof(proof.id))) return null
  return proof.data.challenge
}

export type PasskeyAnswer = { response: string; challenge: string; origin: URL; address: string }

/** Whose passkey answered a challenge, with the person or the device verified; null where it does not hold. `userId` limits it to one person. */
export async function checkPasskey(purpose: 'signIn' | 'confirm', userId: string | null, answer: PasskeyAnswer): Promise<string | null> {
  const response = readResponse(answer.response)
  const challenge = await takeChallenge(answer.challenge, purpose, userId)
  const held = response && (await db.passkey.findUnique({ where: { credentialId: response.id } }))
  if (!held || !challenge || (userId !== null && held.userId !== userId)) return failed(held?.userId ?? null, answer.address)
  const checked = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: answer.origin.origin,
    expectedRPID: answer.origin.hostname,
    requireUserVerification: true,
    credential: {
      id: held.credentialId,
      publicKey: new Uint8Array(held.publicKey),
      counter: Number(held.counter),
      transports: held.transports,
    },
  }).catch(() => null)
  if (!checked?.verified) return failed(held.userId, answer.address)
  const used = await db.passkey.updateMany({
    where: { id: held.id, counter: held.counter },
    data: { counter: checked.authenticationInfo.newCounter, lastUsedAt: new Date() },
  })
  return used.count === 1 ? held.userId : failed(held.userId, answer.address)
}

async function failed(userId: string | null, address: string): Promise<null> {
  await recordSecurityEvent({ kind: 'sign-in.failed', userId, address, detail: { by: 'passkey' } })
  return null
}

/**
 * Adds a passkey that a browser has made. Gives new recovery codes where the person had no second step before, none otherwise; null where
 * the answer does not hold or the passkey is known. Throws `fresh-proof`.
 */
export async function addPasskey(actor: Actor, name: string, answer: PasskeyAnswer): Promise<{ codes: string[] } | null> {
  const { userId, sessionId } = requireFreshProof(actor)
  const response = readResponse(answer.response)
  const challenge = await takeChallenge(answer.challenge, 'add', userId)
  if (!response || !challenge) return null
  const checked = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: answer.origin.origin,
    expectedRPID: answer.origin.hostname,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential
  const codes = await inTransaction(async (tx) => {
    const hadCodes = (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0
    const { count } = await tx.passkey.createMany({
      data: { id: uuidv7(), userId, credentialId: id, publicKey: new Uint8Array(publicKey), counter, transports: transports ?? [], name },
      skipDuplicates: true,
    })
    if (count === 0) return null
    await endWeakSessions(tx, userId, sessionId)
    await queueNotice(tx, userId, 'methodAdded')
    await recordEvent(tx, { actor, kind: 'user.passkeyAdded' })
    return hadCodes ? [] : renewRecoveryCodes(tx, userId)
  })
  if (!codes) return null
  await recordSecurityEvent({ kind: 'passkey.added', userId, address: answer.address })
  return { codes }
}

/** Gives one of a person's passkeys another name. Throws `not-found` for those of others. */
export async function renamePasskey(actor: Actor, passkeyId: string, name: string): Promise<void> {
  const { userId } = requireSession(actor)
  const { count } = await db.passkey.updateMany({ where: { id: passkeyId, userId }, data: { name } })
  if (count === 0) throw notFound('page')
}

/** Forgets one of a person's passkeys. Throws `fresh-proof`. */
export async function removePasskey(actor: Actor, passkeyId: string, address: string): Promise<void> {
  const { userId } = requireFreshProof(actor)
  const removed = await inTransaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, userId } })
    if (count === 0) return false
    await dropSecondStepOfSessions(tx, userId)
    await queueNotice(tx, userId, 'methodRemoved')
    await recordEvent(tx, { actor, kind: 'user.passkeyRemoved' })
    return true
  })
  if (removed) await recordSecurityEvent({ kind: 'passkey.removed', userId, address })
}
