import type { FieldName } from './field-names.ts'

/** What a rule asks: that something is there, or that what is there can be true together. */
export type RuleKind = 'completeness' | 'consistency'

/** Where the matter of a rule is written: a step of the record's form, a row of its table (`new`: one to add), a field. */
export type RulePlace<Step extends string = string> = {
  step: Step
  row?: string | undefined
  /** One that ends in `@` is a text still to be written, in a language that `written` does not name. */
  field?: FieldName | undefined
  written?: readonly string[] | undefined
}

/** A plain rule about records of one kind. `points` is its weight beside the other rules that apply. */
export type Rule<Subject, Step extends string = string> = {
  key: string
  kind: RuleKind
  points: number
  /** `kept`, `beside` where the rule does not speak of this record, or else where to mend it. */
  check: (subject: Subject) => 'kept' | 'beside' | RulePlace<Step>
}

/** A rule that a record does not keep; `gain` is by how many points its score rises once it does. */
export type Finding<Step extends string = string> = RulePlace<Step> & { key: string; kind: RuleKind; gain: number }

/** `score` is from 0 to 100, which only a record without findings has. Gains and score add up to 100. */
export type Assessment<Step extends string = string> = { score: number; findings: Finding<Step>[]; kept: string[] }

/** Holds a record against the rules of its kind; what would raise its score most comes first. Pure. */
export function assess<Subject, Step extends string>(rules: readonly Rule<Subject, Step>[], subject: Subject): Assessment<Step> {
  const asked = rules.flatMap((rule) => {
    const found = rule.check(subject)
    return found === 'beside' ? [] : [{ rule, place: found === 'kept' ? null : found }]
  })
  const possible = asked.reduce((sum, { rule }) => sum + rule.points, 0)
  const broken = asked.flatMap(({ rule, place }) => (place ? [{ rule, place }] : []))
  const missed = broken.reduce((sum, { rule }) => sum + rule.points, 0)
  const score = possible === 0 ? 100 : Math.floor((100 * (possible - missed)) / possible)
  const gains = shareOut(
    100 - score,
    broken.map(({ rule }) => rule.points),
  )
  return {
    score,
    findings: broken
      .map(({ rule: { key, kind }, place }, index) => ({ key, kind, ...place, gain: gains[index] ?? 0 }))
      .sort((a, b) => b.gain - a.gain),
    kept: asked.filter(({ place }) => !place).map(({ rule }) => rule.key),
  }
}

/** Whole numbers that add up to `total`, as near as can be in proportion to the weights (largest remainders). */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((all, part) => all + part, 0)
  const byRemainder = exact.map((part, index) => ({ index, remainder: part - Math.floor(part) })).sort((a, b) => b.remainder - a.remainder)
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

/** Whether a day is before another; a day that is not stated, or is none, is neither before nor after. */
export const isBefore = (day: string | undefined, other: string | undefined) => {
  const [one, two] = [calendarDay(day), calendarDay(other)]
  return one !== null && two !== null && one < two
}

/** The calendar day of a date as stated, whatever zone follows it. */
const calendarDay = (text: string | undefined) => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null
