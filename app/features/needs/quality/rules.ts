import Big from 'big.js'
import { isCurrency } from '#app/features/classifications/currencies.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { PLACE_PATH } from '#app/features/needs/edit-names.ts'
import type { NeedStep } from '#app/features/needs/edit-steps.ts'
import { decimal } from '#app/features/projects/totals.ts'
import { isBefore, type Rule } from '#app/features/provenance/quality.ts'
import { textRules } from '#app/features/provenance/quality-texts.ts'

/** What the rules look at. */
export type NeedSubject = {
  content: NeedContent
  /** The point is at 0,0, far from anywhere, or in another country than the place states. */
  isMisplaced: boolean
  /** Linked projects that readers of the need would not find. */
  deadLinks: readonly string[]
  /** Calendar day, YYYY-MM-DD. */
  today: string
}

type NeedRule = Rule<NeedSubject, NeedStep>
type Facts = NeedContent['facts']

const what = (field: string) => ({ step: 'what', field }) as const
const when = (field: string) => ({ step: 'when', field }) as const
const place = (field: string) => ({ step: 'place', field: `${PLACE_PATH}/${field}` }) as const
const present = (
  key: string,
  points: number,
  has: (facts: Facts) => boolean,
  at: ReturnType<typeof what | typeof when | typeof place>,
): NeedRule => ({
  key,
  kind: 'completeness',
  points,
  check: ({ content: { facts } }) => (has(facts) ? 'kept' : at),
})

/** How much is asked, as a number to reckon with; null where it is none. */
const askedOf = (facts: Facts) => decimal(coverageOf(facts).asked ?? '')

/**
 * The plain rules that a need is held against, with their weights. They are this portal's own: what somebody must know to
 * act on a need (what, how much, how many people, where, until when), and what cannot be true together. As for projects,
 * the presence of a thing weighs at least as much as all that is then asked of it.
 */
export const NEED_RULES: readonly NeedRule[] = [
  ...textRules<NeedSubject>('summary', ({ content }) => content.texts),
  present('kind', 5, ({ kind }) => kind !== undefined, what('kind')),
  present('severity', 8, ({ severity }) => severity !== undefined, what('severity')),
  present('sector', 6, ({ sector }) => sector !== undefined, what('sector')),
  present('people', 8, ({ peopleAffected }) => (peopleAffected ?? 0) > 0, what('peopleAffected')),
  {
    key: 'asked',
    kind: 'completeness',
    points: 9,
    check: ({ content: { facts } }) => {
      if (coverageOf(facts).asked !== null) return 'kept'
      if (facts.kind === 'expertise') return { step: 'expertise', field: 'facts/expertise/slots' }
      return what(facts.kind === undefined || facts.kind === 'funding' ? 'facts/money/amount' : 'facts/quantity/number')
    },
  },
  { key: 'askedUnit', kind: 'consistency', points: 3, check: ({ content: { facts } }) => checkUnits(facts) },
  {
    key: 'askedFits',
    kind: 'consistency',
    points: 2,
    check: ({ content: { facts } }) => {
      if (!facts.kind || (!facts.money && !facts.quantity)) return 'beside'
      if (facts.kind === 'funding') return facts.money ? 'kept' : what('facts/money/amount')
      return facts.quantity ? 'kept' : what('facts/quantity/number')
    },
  },
  {
    key: 'skills',
    kind: 'completeness',
    points: 4,
    check: ({ content: { facts, skills } }) => {
      if (facts.kind !== 'expertise') return 'beside'
      return skills.some(({ must }) => must) ? 'kept' : { step: 'expertise' }
    },
  },
  present('place', 8, (facts) => facts.place !== undefined, place('country')),
  {
    key: 'placePoint',
    kind: 'completeness',
    points: 4,
    check: ({ content: { facts } }) => (facts.place ? (facts.place.point ? 'kept' : place('point/lat')) : 'beside'),
  },
  {
    key: 'placeArea',
    kind: 'completeness',
    points: 2,
    check: ({ content: { facts } }) => (facts.place ? (facts.place.admin1 ? 'kept' : place('admin1')) : 'beside'),
  },
  {
    key: 'placeWhere',
    kind: 'consistency',
    points: 3,
    check: ({ content: { facts }, isMisplaced }) => (facts.place?.point ? (isMisplaced ? place('point/lat') : 'kept') : 'beside'),
  },
  present('from', 6, ({ from }) => from !== undefined, when('from')),
  present('to', 5, ({ to }) => to !== undefined, when('to')),
  {
    key: 'windowOrder',
    kind: 'consistency',
    points: 2,
    check: ({ content: { facts } }) => (facts.from && facts.to ? (isBefore(facts.to, facts.from) ? when('to') : 'kept') : 'beside'),
  },
  {
    key: 'windowPast',
    kind: 'consistency',
    points: 3,
    check: ({ content: { facts }, today }) => {
      if (!facts.to) return 'beside'
      const { state } = coverageOf(facts)
      return (state === 'OPEN' || state === 'PARTLY') && isBefore(facts.to, today) ? when('to') : 'kept'
    },
  },
  {
    key: 'coverageNote',
    kind: 'completeness',
    points: 3,
    check: ({ content: { facts } }) => {
      if (coverageOf(facts).state === 'OPEN') return 'beside'
      return facts.coveredNote?.trim() ? 'kept' : { step: 'coverage', field: 'coveredNote' }
    },
  },
  {
    key: 'coverageWithin',
    kind: 'consistency',
    points: 3,
    check: ({ content: { facts } }) => {
      const asked = askedOf(facts)
      if (!asked || coverageOf(facts).state === 'OPEN') return 'beside'
      return new Big(coverageOf(facts).covered).lte(asked) ? 'kept' : { step: 'coverage', field: 'covered' }
    },
  },
  {
    key: 'links',
    kind: 'consistency',
    points: 3,
    check: ({ content: { projects }, deadLinks }) =>
      projects.length === 0 ? 'beside' : projects.some(({ projectId }) => deadLinks.includes(projectId)) ? { step: 'projects' } : 'kept',
  },
]

/** Each amount is above zero and says in what: a currency, or what is counted. */
function checkUnits({ money, quantity }: Facts) {
  if (!money && !quantity) return 'beside'
  const isAsked = (amount: string | undefined) => decimal(amount ?? '')?.gt(0) ?? false
  if (money && !isAsked(money.amount)) return what('facts/money/amount')
  if (money && !(money.currency && isCurrency(money.currency))) return what('facts/money/currency')
  if (quantity && !isAsked(quantity.number)) return what('facts/quantity/number')
  return quantity && !quantity.unit ? what('facts/quantity/unit') : 'kept'
}
