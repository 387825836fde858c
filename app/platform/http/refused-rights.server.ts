import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Actor } from '#app/platform/auth/actor.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import type { AppError } from '#app/platform/errors/app-error.ts'

// A page that loads in pieces is refused in pieces; a person who tries all addresses fills nothing.
const told = new RateLimiterMemory({ points: 10, duration: 60 })

/** Keys of refusals that tell of somebody else's room rather than of a wrong address. */
const FOREIGN = /^notFound\.(workspace|page)$/

/** Keeps that a signed-in person was refused what they asked for; at most ten times a minute a person. Never throws. */
export async function noteRefusedRight(
  actor: Actor,
  error: AppError,
  { pathname, address }: { pathname: string; address: string },
): Promise<void> {
  const isRight =
    error.kind === 'forbidden' ||
    (error.kind === 'not-found' && FOREIGN.test(error.messageKey) && /^\/[a-z]{2}\/(w|admin)(\/|$)/.test(pathname))
  if (!isRight || actor.kind !== 'person' || !actor.userId) return
  try {
    await told.consume(actor.userId)
  } catch {
    return
  }
  await recordSecurityEvent({ kind: 'right.refused', userId: actor.userId, address, detail: { what: error.messageKey } })
}
