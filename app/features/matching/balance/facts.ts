import type { MatchState } from '#app/features/matching/answers/policy.ts'
import type { EndCode } from '#app/features/matching/answers/reasons.ts'

/** A request as the balance counts it. */
export type AskFact = {
  id: string
  workspaceId: string
  country: string | null
  /** The language it asks first. */
  language: string | null
  priority: number
  slots: number
  isOpen: boolean
  /** Milliseconds since 1970. */
  askedAt: number
}

/** A proposal as the balance counts it: no name, no answer's words. */
export type MatchFact = {
  needId: string
  profileId: string
  rosterId: string
  state: MatchState
  score: number
  isOverride: boolean
  wasSent: boolean
  /** Milliseconds since 1970. */
  acceptedAt: number | null
  endCode: EndCode | null
  /** Who declined and why, as the texts of matching have it: `expert.notAvailable`. */
  reason: string | null
}

/** Rosters of those who may be proposed, with how many experts each has. */
export type RosterFact = { rosterId: string; experts: number }

export type BalanceFacts = { asks: AskFact[]; matches: MatchFact[]; rosters: RosterFact[] }
