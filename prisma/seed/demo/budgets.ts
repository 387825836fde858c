import type { Budget } from '#app/features/projects/content.ts'
import { formatAmount, parseAmount, statedMoney, type AmountStyle, roundStep, shareOf, splitAmount } from './amounts.ts'
import { daysBetween, yearsOf } from './calendar.ts'
import type { Random } from './random.ts'
import type { ProjectSeed } from './seeds.ts'

/** "4850000000 XOF" as its two parts. */
export function readMoney(text: string): { amount: string; currency: string } {
  const [amount = '', currency = ''] = text.split(' ')
  return { amount, currency }
}

/** A budget for each calendar year, in proportion to its days, whose sum is the amount of the project. */
export function yearlyBudgets(seed: ProjectSeed, asOf: string, style: AmountStyle): Budget[] {
  const { amount, currency } = readMoney(seed.money)
  const total = parseAmount(amount)
  const years = yearsOf(...seed.period)
  const parts = splitAmount(
    total,
    years.map((year) => daysBetween(year.start, year.end) + 1),
    roundStep(total),
  )
  return years.map((year, i) => ({
    type: '1',
    status: year.start <= asOf ? '2' : '1',
    ...year,
    value: statedMoney(parts[i] ?? 0n, currency, style),
    valueDate: seed.period[0],
  }))
}

/** Revisions of the last years: a project that goes slower moves a part of one year to the next. */
export function revisedBudgets(original: Budget[], asOf: string, random: Random): Budget[] {
  const [before, last] = original.slice(-2)
  if (!before || !last) return []
  const amount = parseAmount(before.value.amount)
  const moved = shareOf(amount, random.between(8, 25), 100, roundStep(amount))
  const revise = (budget: Budget, change: bigint): Budget => ({
    ...budget,
    type: '2',
    value: { ...budget.value, amount: formatAmount(parseAmount(budget.value.amount) + change) },
    valueDate: asOf,
  })
  return [revise(before, -moved), revise(last, moved)]
}
