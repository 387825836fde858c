import type { Confidence, SkillLevel } from './content.ts'

/** How a workspace vouches for a skill: up to a level, for ever or until a day. */
export type Vouching = {
  id: string
  skill: string
  level: number
  kind: 'ATTESTED' | 'VERIFIED'
  /** YYYY-MM-DD, that day included. */ validUntil: string | null
}

export type Vouched<V extends Vouching = Vouching> = { confidence: Confidence; by: V | null }

/**
 * How far a stated skill is vouched for on a day: by the strongest that reaches its level and still holds. A level above all of them
 * is the expert's own word. Pure.
 */
export function vouchedFor<V extends Vouching>(
  skill: { key?: string | undefined; level: SkillLevel },
  vouchings: readonly V[],
  today: string,
): Vouched<V> {
  const holding = vouchings.filter(
    (vouching) =>
      vouching.skill === skill.key && vouching.level >= skill.level && (vouching.validUntil === null || vouching.validUntil >= today),
  )
  const by = holding.find(({ kind }) => kind === 'VERIFIED') ?? holding[0] ?? null
  return { confidence: by === null ? 'self' : by.kind === 'VERIFIED' ? 'verified' : 'attested', by }
}
