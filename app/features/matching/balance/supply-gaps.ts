import type { ConditionCost } from '#app/features/matching/candidates/count-answering.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { groupedBy } from './statistics.ts'

/** Whom to look for: what keeps places empty, in how many of them, and in which requests. */
export type SupplyGap = { cost: ConditionCost; places: number; needIds: string[] }

/**
 * What a round's empty places lack most, as a list of whom to recruit: each request counts under the conditions with which most more could
 * answer it. Requests that experts could answer, who are better used elsewhere, lack people and not a skill: they are not in it. Pure.
 */
export function supplyGaps({ unfilled }: Pick<RoundOutcome, 'unfilled'>): SupplyGap[] {
  const lacking = unfilled.flatMap(({ needId, places, candidates, blocking }) => {
    const dearest = Math.max(0, ...blocking.map(({ without }) => without))
    return blocking.filter(({ without }) => without === dearest && without > candidates).map((cost) => ({ needId, places, cost }))
  })
  return [...groupedBy(lacking, ({ cost: { code, detail } }) => gapKey(code, detail))]
    .flatMap(([, group]) => {
      const [first] = group
      if (!first) return []
      const best = group.reduce((sum, { cost }) => sum + cost.without, 0)
      return [
        {
          cost: { ...first.cost, without: best },
          places: group.reduce((sum, { places }) => sum + places, 0),
          needIds: group.map(({ needId }) => needId),
        },
      ]
    })
    .sort((a, b) => b.places - a.places || b.cost.without - a.cost.without)
}

/** Requests that ask the same are one gap; windows and days are of each request alone. */
function gapKey(code: ConditionCost['code'], detail: ConditionCost['detail']): string {
  if (detail.kind === 'skill') return `${code} ${detail.asked} ${detail.askedLevel} ${detail.confidence ?? ''}`
  if (detail.kind === 'language') return `${code} ${detail.tag} ${detail.asked}`
  if (detail.kind === 'clearance') return `${code} ${detail.clearance}`
  return `${code} ${JSON.stringify(detail)}`
}
