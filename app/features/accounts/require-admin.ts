import { administers } from '#app/features/accounts/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'

/**
 * Every page and action of those who run the instance begins here. Throws `unauthenticated` for a visitor, who is sent to
 * sign in, and `not-found` for everybody else: for them these pages do not exist.
 */
export function requireAdmin(actor: Actor): void {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
  if (!administers(actor)) throw notFound('page')
}
