import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { takeCode } from '#app/features/accounts/methods/authenticator.server.ts'
import { useRecoveryCode } from '#app/features/accounts/methods/recovery-codes.server.ts'
import { hasSecondStep, secondStepsOf, type SecondSteps } from '#app/features/accounts/methods/second-steps.server.ts'
import { tooMany, type TooMany } from '#app/features/accounts/sign-in.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { droppedCookie, readProofCookie } from '#app/platform/auth/cookies.server.ts'
import { networkOf, recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countCode, forgetCodes, isFirstRefusal } from '#app/platform/auth/sign-in-limits.server.ts'
import { markProved, type Visit } from '#app/platform/auth/sessions.server.ts'
import type { SessionStart } from '#app/platform/auth/session-starts.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { startSession, type FirstStep } from './finish.server.ts'
import { knowsNetwork } from './new-place.server.ts'
import { countProofTry, findProof, useProof } from './proofs.server.ts'

/** Tries that one first step leaves for the second. */
const MOST_TRIES = 8

/**
 * What the page of the second step has to ask: `signIn`, somebody who gave the first step; `session`, somebody signed in whose session
 * has none yet; `setUp`, somebody signed in who has no second step to give; `nothing` where there is nothing to ask.
 */
export type AskedStep = { state: 'signIn' | 'session'; steps: SecondSteps } | { state: 'setUp' } | { state: 'given' } | { state: 'nothing' }

export async function askedStep(actor: Actor, headers: Headers): Promise<AskedStep> {
  const waiting = await findProof('secondStep', readProofCookie(headers, 'step'))
  if (waiting?.userId) return { state: 'signIn', steps: await secondStepsOf(waiting.userId) }
  if (actor.kind !== 'person' || !actor.userId || !actor.session) return { state: 'nothing' }
  if (actor.session.secondStepAt) return { state: 'given' }
  const steps = await secondStepsOf(actor.userId)
  return hasSecondStep(steps) ? { state: 'session', steps } : { state: 'setUp' }
}

export type StepReply =
  (FirstStep & { kind: 'done' }) | { kind: 'marked' } | { kind: 'wrong' } | { kind: 'missing' } | { kind: 'spent' } | TooMany

type Typed = { code: string; headers: Headers; visit: Visit; language: Language }

/** Takes a code of the app, or a recovery code, for a sign-in that waits for it or for the session one is in. */
export async function giveSecondStep(actor: Actor, { code, headers, visit, language }: Typed): Promise<StepReply> {
  const waiting = await findProof<{ by: SessionStart }>('secondStep', readProofCookie(headers, 'step'))
  const userId = waiting?.userId ?? actor.userId
  if (!userId || (!waiting && !actor.session)) return { kind: 'spent' }
  if (code.trim() === '') return { kind: 'missing' }
  try {
    if (waiting && !(await countProofTry(waiting.id, MOST_TRIES))) return { kind: 'spent' }
    if (!(await checkCode(userId, code, visit.address))) return { kind: 'wrong' }
  } catch (error) {
    return tooMany(error)
  }
  if (!waiting) {
    if (actor.session) await markProved(actor.session.id, { secondStep: true })
    return { kind: 'marked' }
  }
  if (!(await useProof(waiting.id))) return { kind: 'spent' }
  const started = await startSession({ userId, by: waiting.data.by, isWhole: true, visit, language })
  return { ...started, cookies: [...started.cookies, droppedCookie('step')] }
}

/** Whether a code of a person's app or a recovery code is right; it is used up by that. Throws `too-many`. */
export async function checkCode(userId: string, typed: string, address: string): Promise<boolean> {
  const place = (await knowsNetwork(userId, address)) ? networkOf(address) : null
  try {
    await countCode(userId, place)
  } catch (error) {
    if (await isFirstRefusal(address)) await recordSecurityEvent({ kind: 'sign-in.limited', userId, address })
    throw error
  }
  const isRight = (await takeCode(userId, typed)) || (await takeRecoveryCode(userId, typed, address))
  if (isRight) await forgetCodes(userId, place)
  else await recordSecurityEvent({ kind: 'secondStep.failed', userId, address })
  return isRight
}

async function takeRecoveryCode(userId: string, typed: string, address: string): Promise<boolean> {
  if (!(await useRecoveryCode(userId, typed))) return false
  await recordSecurityEvent({ kind: 'secondStep.recoveryCodeUsed', userId, address })
  await inTransaction((tx) => queueNotice(tx, userId, 'recoveryCodeUsed'))
  return true
}
