import type { ExpertContent } from '#app/features/expertise/content.ts'

/** How a roster vouches for a skill of one of its experts. */
export type DemoVerification = {
  id: string
  skill: string
  level: number
  kind: 'ATTESTED' | 'VERIFIED'
  /** In the roster's language. */
  evidence: string
  /** E-mail of a member who may verify. */
  by: string
  /** RFC 3339, UTC. */
  at: string
  /** Calendar day. */
  validUntil?: string
}

/** What somebody allows: nothing where only the workspace sees a profile and nobody proposes it. */
export type DemoConsent = {
  seenBy: 'WORKSPACE' | 'COORDINATORS' | 'PUBLIC'
  proposedBy: 'NOBODY' | 'WORKSPACE' | 'COORDINATORS'
  showsName: boolean
  /** Who said so, when; a workspace says where the statement is kept. */
  stated?: { source: 'PERSON' | 'WORKSPACE'; at: string; note?: string }
}

/** A person or a team of the demonstration. Times are RFC 3339, UTC. */
export type DemoExpert = {
  /** UUIDv7, the same at each build. */
  id: string
  /** Slug of the workspace in whose roster it stands. */
  workspace: string
  /** E-mail of the demonstration's person whom it is about, where that person signs in. */
  account?: string
  kind: 'PERSON' | 'TEAM'
  name: string
  pseudonym: string
  email: string
  /** Without `conflicts`, which name workspaces here. */
  content: Omit<ExpertContent, 'conflicts'>
  /** Slugs of workspaces whose organisation the expert must not answer. */
  conflicts: string[]
  consent: DemoConsent
  /** E-mail of the member who made it. */
  createdBy: string
  createdAt: string
  verifications: DemoVerification[]
}
