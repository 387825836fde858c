import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import { secondStepsOf } from '#app/features/accounts/methods/second-steps.server.ts'
import { tooMany, type TooMany } from '#app/features/accounts/sign-in.server.ts'
import { knowsNetwork } from '#app/features/accounts/sign-in/new-place.server.ts'
import { checkCode } from '#app/features/accounts/sign-in/second-step.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hasPassword, isPasswordOf } from '#app/platform/auth/check-password.server.ts'
import { networkOf, recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countCode, forgetCodes } from '#app/platform/auth/sign-in-limits.server.ts'
import { markProved } from '#app/platform/auth/sessions.server.ts'

/** What a person can prove themselves by, in the session they are in; none: they sign in again. */
export type WaysToConfirm = { password: boolean; code: boolean; passkey: boolean }

export async function waysToConfirm(actor: Actor): Promise<WaysToConfirm> {
  const { userId } = requireSession(actor)
  const [password, steps] = await Promise.all([hasPassword(userId), secondStepsOf(userId)])
  return { password, code: steps.authenticator, passkey: steps.passkeys > 0 }
}

export type Confirmed = 'right' | 'wrong' | TooMany

/** Checks a person's password, with the tries counted. */
export async function provePassword(userId: string, password: string, address: string): Promise<Confirmed> {
  const place = (await knowsNetwork(userId, address)) ? networkOf(address) : null
  try {
    await countCode(userId, place)
    if (await isPasswordOf(userId, password)) {
      await forgetCodes(userId, place)
      return 'right'
    }
  } catch (error) {
    return tooMany(error)
  }
  await recordSecurityEvent({ kind: 'sign-in.failed', userId, address, detail: { by: 'password' } })
  return 'wrong'
}

/** Takes a password, or a code of the person's app, as a fresh proof of who sits there. */
export async function confirmSelf(actor: Actor, typed: { by: 'password' | 'code'; value: string }, address: string): Promise<Confirmed> {
  const { userId, sessionId } = requireSession(actor)
  if (typed.by === 'password') {
    const proved = await provePassword(userId, typed.value, address)
    if (proved === 'right') await markProved(sessionId, { secondStep: false })
    return proved
  }
  try {
    if (!(await checkCode(userId, typed.value, address))) return 'wrong'
  } catch (error) {
    return tooMany(error)
  }
  await markProved(sessionId, { secondStep: true })
  return 'right'
}
