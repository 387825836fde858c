import type { HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { isOwnProfile } from '#app/features/expertise/policy.ts'
import { AUDIENCES, LONGEST, PROPOSERS, SHOWN_NAMES } from '#app/features/expertise/sections.ts'
import { words } from '#app/features/provenance/typed-values.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { PostedSection } from './posted-section.server.ts'

export type Consent = Pick<HeldExpert, 'seenBy' | 'proposedBy' | 'showsName' | 'consentNote' | 'consentSource'>

/**
 * Consent as it was posted: by whom it is about, or by the workspace, which says where the signed statement is kept as soon as it opens
 * anything. Coordinators propose to everybody only whom they may see.
 */
export function readConsent(posted: PostedSection, actor: Actor, expert: HeldExpert): Consent {
  const seenBy = posted.choice('seenBy', AUDIENCES) ?? 'WORKSPACE'
  const proposedBy = posted.choice('proposedBy', PROPOSERS) ?? 'NOBODY'
  const showsName = posted.choice('showsName', SHOWN_NAMES) === 'name'
  if (proposedBy === 'COORDINATORS' && seenBy === 'WORKSPACE') posted.refuse('seenBy', 'proposedUnseen')
  if (isOwnProfile(actor, expert)) return { seenBy, proposedBy, showsName, consentNote: null, consentSource: 'PERSON' }
  const consentNote = posted.read<string>('consentNote', words(LONGEST.consentNote)) ?? null
  const opens = seenBy !== 'WORKSPACE' || proposedBy !== 'NOBODY' || showsName
  const isRefused = posted.problems.some(({ name }) => name === 'consentNote')
  if (opens && consentNote === null && !isRefused) posted.refuse('consentNote', 'consentNoteNeeded')
  return { seenBy, proposedBy, showsName, consentNote, consentSource: 'WORKSPACE' }
}
