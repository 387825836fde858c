import Big from 'big.js'
import type { Measure } from './measures.ts'
import type { AreaSums, Sums } from './queries/sum-areas.server.ts'

/** The value of a measure: exact as a decimal text, and as a number to class and sort by. Null where nothing states it. */
export type MeasuredValue = { exact: string; value: number } | null

/** What a measure makes of the sums of an area. */
export function measured(measure: Measure, sums: Sums): MeasuredValue {
  const exact = exactOf(measure, sums)
  return exact === null ? null : { exact, value: Number(exact) }
}

function exactOf(measure: Measure, sums: Sums): string | null {
  switch (measure) {
    case 'needs':
      return String(sums.records)
    case 'people':
      return sums.people
    case 'asked':
    case 'projects':
      return sums.amountUsd
    case 'perPerson':
      return sums.sharedAmountUsd && sums.sharedPeople ? new Big(sums.sharedAmountUsd).div(sums.sharedPeople).toFixed(2) : null
  }
}

/** Why records are not in the values of any area, with how many. */
export type LeftOut = { why: 'unplaced' | 'noAmount' | 'noPeople' | 'noShare'; record: 'need' | 'project'; count: number }

/** What the values do not hold: records without a place, and those with one that do not state what is measured. */
export function leftOut(measure: Measure, { total, unplaced }: AreaSums): LeftOut[] {
  const record = measure === 'projects' ? 'project' : 'need'
  const unstated: Record<Measure, LeftOut[]> = {
    needs: [],
    people: [{ why: 'noPeople', record, count: total.records - total.withPeople }],
    asked: [{ why: 'noAmount', record, count: total.records - total.withAmount }],
    projects: [{ why: 'noAmount', record, count: total.records - total.withAmount }],
    perPerson: [{ why: 'noShare', record, count: total.records - total.withShare }],
  }
  return [{ why: 'unplaced' as const, record, count: unplaced } satisfies LeftOut, ...unstated[measure]].filter(({ count }) => count > 0)
}
