import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'

/** How long a proof of who one is counts for what weighs: methods, address, password, erasure. Milliseconds. */
const FRESH = 15 * 60_000

export type OwnSession = { userId: string; sessionId: string }

/** The person who asks, with their session. Throws `unauthenticated` for a visitor, who is sent to sign in. */
export function requireSession(actor: Actor): OwnSession {
  if (actor.kind !== 'person' || !actor.userId || !actor.session) throw new AppError('unauthenticated', 'unauthenticated.page')
  return { userId: actor.userId, sessionId: actor.session.id }
}

/** Whether the person of a session proved who they are a short while ago. Pure but for the clock. */
export const isFresh = (actor: Actor, now = Date.now()): boolean =>
  actor.session !== undefined && now - actor.session.provedAt.getTime() < FRESH

/**
 * The person who asks, where they proved who they are a short while ago. Throws `unauthenticated`, and `fresh-proof`, which leads to the
 * page that asks for one. Who has a second step has given it in their session: the portal opens none without, and `markProved` says so.
 */
export function requireFreshProof(actor: Actor): OwnSession {
  const session = requireSession(actor)
  if (!isFresh(actor)) throw new AppError('fresh-proof', 'freshProof')
  return session
}
