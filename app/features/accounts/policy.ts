import type { Actor } from '#app/platform/auth/actor.ts'

/** Runs the instance: the operator at the command line, or a person who is its admin. */
export const administers = (actor: Actor) => actor.kind === 'operator' || (actor.kind === 'person' && actor.isAdmin)

/** Who may do what with accounts and the instance. Pure. */
export const accountPolicy = {
  createUser: administers,
  /** For who lost both their device and their recovery codes. */
  resetSecondStep: administers,
  createWorkspace: administers,
  loadRates: administers,
  /** All messages that left no further than the portal; in a demonstration everybody reads those to its own people. */
  readOutbox: administers,
}
