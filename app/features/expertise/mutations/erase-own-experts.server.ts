import { holdOwnExperts } from '#app/features/expertise/internal/held-expert.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { eraseExpert } from './erase-expert.server.ts'

/** Erases every profile that a person has taken over: it goes with their account. */
export async function eraseOwnExperts(actor: Actor): Promise<void> {
  for (const { id } of await holdOwnExperts(actor)) await eraseExpert(actor, { profileId: id })
}
