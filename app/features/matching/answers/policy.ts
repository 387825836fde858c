import { hasRole, VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

export type MatchState = 'PROPOSED' | 'SENT' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'COMPLETED'
export type Answer = 'ACCEPTED' | 'DECLINED'

/** What a decision about a match needs to know of it. */
export type MatchFacts = {
  state: MatchState
  /** The coordination workspace that proposes, the one that asks, the one in whose roster the expert stands. */
  workspaceId: string
  requesterId: string
  rosterId: string
  /** The person the profile is about; null where nobody has taken it over. */
  expertUserId: string | null
  expertHasEmail: boolean
  /** Sent once: before, it is provisional and told to nobody. */
  wasSent: boolean
  expertAnswer: Answer | null
  requesterAnswer: Answer | null
  /** Its first day has come, or it has none. */
  hasBegun: boolean
}

const isExpert = (actor: Actor, match: MatchFacts) => actor.userId !== null && actor.userId === match.expertUserId
const isParty = (actor: Actor, match: MatchFacts) =>
  isExpert(actor, match) || hasRole(actor, match.requesterId) || hasRole(actor, match.rosterId)
const stands = ({ state }: MatchFacts) => state === 'SENT' || state === 'ACCEPTED'

/** Who may do what with a match in which state. Pure; `readableMatches` says `read` as a where-clause, `awaitingMatches` says where somebody may answer. */
export const matchPolicy = {
  read: (actor: Actor, match: MatchFacts) => hasRole(actor, match.workspaceId) || (match.wasSent && isParty(actor, match)),
  send: (actor: Actor, match: MatchFacts) => hasRole(actor, match.workspaceId, VALIDATORS) && match.state === 'PROPOSED',
  answerAsExpert: (actor: Actor, match: MatchFacts) => match.state === 'SENT' && match.expertAnswer === null && isExpert(actor, match),
  /** For an expert whom no mail reaches: those who validate in the roster's workspace. */
  answerForExpert: (actor: Actor, match: MatchFacts) =>
    match.state === 'SENT' &&
    match.expertAnswer === null &&
    match.expertUserId === null &&
    !match.expertHasEmail &&
    hasRole(actor, match.rosterId, VALIDATORS),
  answerAsRequester: (actor: Actor, match: MatchFacts) =>
    match.state === 'SENT' && match.requesterAnswer === null && hasRole(actor, match.requesterId, VALIDATORS),
  /** Takes a proposal back: a provisional one those who plan, a sent one those who sent. */
  withdraw: (actor: Actor, match: MatchFacts) =>
    (match.state === 'PROPOSED' && hasRole(actor, match.workspaceId, WRITERS)) ||
    (stands(match) && hasRole(actor, match.workspaceId, VALIDATORS)),
  /** Goes back on an acceptance. */
  stepBackAsExpert: (actor: Actor, match: MatchFacts) => stands(match) && match.expertAnswer === 'ACCEPTED' && isExpert(actor, match),
  stepBackAsRequester: (actor: Actor, match: MatchFacts) =>
    stands(match) && match.requesterAnswer === 'ACCEPTED' && hasRole(actor, match.requesterId, VALIDATORS),
  complete: (actor: Actor, match: MatchFacts) =>
    match.state === 'ACCEPTED' &&
    match.hasBegun &&
    (hasRole(actor, match.requesterId, VALIDATORS) || hasRole(actor, match.workspaceId, VALIDATORS)),
  /** Names and addresses of the other side: once both have accepted, and for the two sides alone. */
  seeContact: (actor: Actor, match: MatchFacts) => (match.state === 'ACCEPTED' || match.state === 'COMPLETED') && isParty(actor, match),
  /** Whom an explanation names as the others: those who propose. */
  seeOthers: (actor: Actor, match: MatchFacts) => hasRole(actor, match.workspaceId),
  /** What would help the expert most: the expert, the roster, those who propose. */
  seeAdvice: (actor: Actor, match: MatchFacts) =>
    isExpert(actor, match) || hasRole(actor, match.rosterId) || hasRole(actor, match.workspaceId),
}

/** As whom an actor may answer now. */
export type AnswerRole = 'expert' | 'roster' | 'requester'

export function answerRoles(actor: Actor, match: MatchFacts): AnswerRole[] {
  const roles: [AnswerRole, boolean][] = [
    ['expert', matchPolicy.answerAsExpert(actor, match)],
    ['roster', matchPolicy.answerForExpert(actor, match)],
    ['requester', matchPolicy.answerAsRequester(actor, match)],
  ]
  return roles.filter(([, may]) => may).map(([role]) => role)
}

/** As whom an actor may take a match back now. */
export type WithdrawRole = 'coordinator' | 'expert' | 'requester'

export function withdrawRoles(actor: Actor, match: MatchFacts): WithdrawRole[] {
  const roles: [WithdrawRole, boolean][] = [
    ['coordinator', matchPolicy.withdraw(actor, match)],
    ['expert', matchPolicy.stepBackAsExpert(actor, match)],
    ['requester', matchPolicy.stepBackAsRequester(actor, match)],
  ]
  return roles.filter(([, may]) => may).map(([role]) => role)
}
