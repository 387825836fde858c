import { hasRole, MANAGERS, VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'

/** Who asks, and whether they are a member of a coordination workspace; see `expertReader`. */
export type ExpertReader = {
  readonly actor: Actor
  readonly coordinates: boolean
}

export type Audience = 'WORKSPACE' | 'COORDINATORS' | 'PUBLIC'

/** What a decision about a profile needs to know of it. */
export type ExpertFacts = {
  workspaceId: string
  /** Who has taken it over. */ userId: string | null
  seenBy: Audience
}

const actsForAll = (actor: Actor) => actor.kind === 'operator' || actor.kind === 'system'

/** Whom the profile is about. */
export const isOwnProfile = (actor: Actor, expert: Pick<ExpertFacts, 'userId'>) => actor.userId !== null && actor.userId === expert.userId

/** The workspace speaks for a person only as long as they do not speak for themself. */
const writesFor = (actor: Actor, expert: ExpertFacts) => expert.userId === null && hasRole(actor, expert.workspaceId, WRITERS)

/** Name, contact, and what the workspace keeps beside the profile. */
const readWhole = (actor: Actor, expert: ExpertFacts) => hasRole(actor, expert.workspaceId) || isOwnProfile(actor, expert)

/** Who may do what with an expert's profile. Pure; `readableExperts` says `read` as a where-clause. */
export const expertPolicy = {
  read: ({ actor, coordinates }: ExpertReader, expert: ExpertFacts) =>
    expert.seenBy === 'PUBLIC' || (coordinates && expert.seenBy === 'COORDINATORS') || readWhole(actor, expert),
  /** With name and contact; others get the name only where the person shows it, and the contact never. */
  readWhole,
  /** What was seen when a skill was vouched for, in the verifier's words. */
  readEvidence: ({ actor, coordinates }: ExpertReader, expert: ExpertFacts) =>
    (coordinates && expert.seenBy !== 'WORKSPACE') || readWhole(actor, expert),
  add: (actor: Actor, workspaceId: string) => hasRole(actor, workspaceId, WRITERS),
  edit: (actor: Actor, expert: ExpertFacts) => isOwnProfile(actor, expert) || writesFor(actor, expert),
  /** A workspace states a consent only with a note of where the signed statement is kept. */
  changeConsent: (actor: Actor, expert: ExpertFacts) => isOwnProfile(actor, expert) || writesFor(actor, expert),
  /** Nobody vouches for themself. */
  verifySkill: (actor: Actor, expert: ExpertFacts) => hasRole(actor, expert.workspaceId, VALIDATORS) && !isOwnProfile(actor, expert),
  invite: writesFor,
  erase: (actor: Actor, expert: ExpertFacts) => isOwnProfile(actor, expert) || hasRole(actor, expert.workspaceId, MANAGERS),
}

/** What this reader may read, as a where-clause: the twin of `expertPolicy.read`. */
export function readableExperts({ actor, coordinates }: ExpertReader): Prisma.ExpertProfileWhereInput {
  if (actsForAll(actor)) return {}
  return {
    OR: [
      { seenBy: { in: coordinates ? ['COORDINATORS', 'PUBLIC'] : ['PUBLIC'] } },
      { workspaceId: { in: [...actor.memberships.keys()] } },
      ...(actor.userId === null ? [] : [{ userId: actor.userId }]),
    ],
  }
}
