import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { Confidence } from './content.ts'

/** How a workspace vouched for a skill; `validUntil` is a calendar day, YYYY-MM-DD. */
export type Vouching = { skill: string; level: number; kind: 'ATTESTED' | 'VERIFIED'; validUntil: string | null }

/**
 * The best vouching for a skill at the level that the person claims, on a day. What was vouched for at a lower level, or only until a day
 * that is past, vouches for nothing.
 */
export function vouchingFor<V extends Vouching>(
  skill: { key?: SkillKey | undefined; level: number },
  vouchings: readonly V[],
  today: string,
): V | null {
  const holds = vouchings.filter((one) => one.skill === skill.key && one.level >= skill.level && (one.validUntil ?? today) >= today)
  return holds.find(({ kind }) => kind === 'VERIFIED') ?? holds[0] ?? null
}

/** How far that goes, as a word. */
export const confidenceOf = (vouching: Vouching | null): Confidence =>
  vouching === null ? 'self' : vouching.kind === 'VERIFIED' ? 'verified' : 'attested'
