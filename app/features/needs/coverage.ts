import Big from 'big.js'
import type { NeedFacts } from './content.ts'

export type CoverageState = 'OPEN' | 'PARTLY' | 'COVERED' | 'CLOSED'
/** `asked` and `covered` are decimal texts in `unit`: a currency, or what the quantity counts; null: experts, or nothing that is counted. */
export type Coverage = { state: CoverageState; asked: string | null; covered: string; unit: string | null; note: string | null }

const DECIMAL = /^\d+(\.\d+)?$/

/**
 * How far a need is met: what its owner records as covered, in the unit of what is asked, money before quantity; a request for
 * expertise that asks neither counts experts. A linked project never counts by itself. Pure.
 */
export function coverageOf(facts: NeedFacts): Coverage {
  const asked = facts.money?.amount ?? facts.quantity?.number ?? slotsOf(facts)?.toString() ?? null
  const unit = facts.money ? (facts.money.currency ?? null) : (facts.quantity?.unit ?? null)
  const covered = facts.covered && DECIMAL.test(facts.covered) ? facts.covered : '0'
  return { state: stateOf(asked, covered), asked, covered, unit, note: facts.coveredNote ?? null }
}

/** How many experts a need asks for; null where it is no request for expertise, or does not say. */
export const slotsOf = ({ kind, expertise }: NeedFacts): number | null => (kind === 'expertise' ? (expertise?.slots ?? null) : null)

/** Whether more is covered than was asked, in decimal texts; nothing is more than what was never asked in numbers. */
export const coversMore = (covered: string, asked: string | null): boolean =>
  asked !== null && DECIMAL.test(asked) && DECIMAL.test(covered) && new Big(covered).gt(asked)

/** The covered share, 0 to 1; what was never asked in numbers is 0 or 1. */
export function coveredShare({ state, asked, covered }: Coverage): number {
  if (!asked || !DECIMAL.test(asked) || new Big(asked).eq(0)) return state === 'COVERED' ? 1 : 0
  return Math.min(1, new Big(covered).div(asked).toNumber())
}

function stateOf(asked: string | null, covered: string): CoverageState {
  if (new Big(covered).eq(0)) return 'OPEN'
  return asked && DECIMAL.test(asked) && new Big(covered).lt(asked) ? 'PARTLY' : 'COVERED'
}
