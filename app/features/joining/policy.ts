import type { Actor } from '#app/platform/auth/actor.ts'

/** Who may do what with requests for a workspace. Pure. */
export const joiningPolicy = {
  /** Reads and decides requests: who runs the instance. */
  decide: (actor: Actor) => actor.kind === 'operator' || (actor.kind === 'person' && actor.isAdmin),
}
