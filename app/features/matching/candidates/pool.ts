import type { SkillKey } from '#app/features/classifications/skills.ts'
import type { MatchExpert, MatchRequest } from '#app/features/matching/model.ts'
import { scoringContext, type ContextFacts, type ScoringContext } from '#app/features/matching/scoring/context.ts'
import { readyExpert, readyRequest, type ReadyExpert, type ReadyRequest } from '#app/features/matching/scoring/prepare.ts'

/** Experts ready to be scored, in the order of their ids, and who of them has which skill. */
export type Pool = {
  experts: ReadyExpert[]
  context: ScoringContext
  /** Places of the experts who answer a skill: who holds it or a part of it. */
  holders: ReadonlyMap<SkillKey, readonly number[]>
}

export function openPool(experts: readonly MatchExpert[], facts: Omit<ContextFacts, 'texts'>): Pool {
  const context = scoringContext({ ...facts, texts: experts.map(({ text }) => text) })
  const ready = [...experts].sort((one, other) => (one.id < other.id ? -1 : 1)).map((expert) => readyExpert(expert, context))
  return { experts: ready, context, holders: holdersOf(ready) }
}

/** The same experts with other weights, decisions or refusals, on the same day. */
export const withFacts = (pool: Pool, facts: Partial<Pick<ScoringContext, 'weights' | 'south' | 'isForbidden' | 'hasDeclined'>>): Pool => ({
  ...pool,
  context: { ...pool.context, ...facts },
})

export const readyFor = (request: MatchRequest, { context }: Pool): ReadyRequest => readyRequest(request, context)

function holdersOf(experts: readonly ReadyExpert[]): Map<SkillKey, number[]> {
  const holders = new Map<SkillKey, number[]>()
  for (const [place, { skills }] of experts.entries()) {
    for (const key of new Set(skills.flatMap((skill) => widerSkills(skill.key)))) {
      const places = holders.get(key)
      if (places) places.push(place)
      else holders.set(key, [place])
    }
  }
  return holders
}

/** A skill and those that it is part of: `isco:213`, `isco:21`, `isco:2`; `dac:14030`, `dac:140`. */
function widerSkills(key: SkillKey): SkillKey[] {
  const [system, code = ''] = key.split(':')
  const lengths = system === 'isco' ? [1, 2, 3] : [3, 5]
  return [
    ...lengths
      .filter((length) => length < code.length)
      .map((length): SkillKey => `${system === 'isco' ? 'isco' : 'dac'}:${code.slice(0, length)}`),
    key,
  ]
}

/** The experts who may answer a request: those who hold its rarest must-have skill, or all where it has none. */
export function placesToTry({ skills }: ReadyRequest, { holders, experts }: Pool): readonly number[] {
  let fewest: readonly number[] | null = null
  for (const { key, must } of skills) {
    const places = must ? (holders.get(key) ?? []) : null
    if (places && (!fewest || places.length < fewest.length)) fewest = places
  }
  return fewest ?? experts.map((_, place) => place)
}
