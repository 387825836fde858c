/**
 * Who asks: a visitor, a person with an account, the operator at the command line, the portal itself (a job), or a program
 * with a token of a workspace. `userId` of a token is who made it: what it writes is theirs where four eyes are asked for.
 * Every function that reads or writes for someone takes the actor first.
 */
export type Actor = {
  readonly kind: 'visitor' | 'person' | 'operator' | 'system' | 'token'
  readonly userId: string | null
  readonly name: string | null
  readonly isAdmin: boolean
  /** Role by id of the workspace. */
  readonly memberships: ReadonlyMap<string, string>
  /** Workspaces the person is a member of and is kept out of until their session has given a second step; they are not among `memberships`. */
  readonly withheld?: ReadonlySet<string>
  /** The session that a person asks by; absent where nobody sits before a browser. */
  readonly session?: ActorSession
  /** Of a program alone. */
  readonly tokenId?: string
}

export type ActorSession = {
  readonly id: string
  /** When the person last proved who they are in it. */
  readonly provedAt: Date
  /** When a second step was given in it. */
  readonly secondStepAt: Date | null
}

const nobody = { userId: null, name: null, isAdmin: false, memberships: new Map<string, string>() } as const

export const VISITOR: Actor = { kind: 'visitor', ...nobody }
/** The command line acts for whoever runs the instance. */
export const OPERATOR: Actor = { kind: 'operator', ...nobody }
export const SYSTEM: Actor = { kind: 'system', ...nobody }
