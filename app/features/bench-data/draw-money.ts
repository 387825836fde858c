import type { Budget, OrganisationMention, Transaction } from '#app/features/projects/content.ts'
import type { Chance } from './chance.ts'
import { daysAfter } from './days.ts'

const CURRENCIES = [
  ['USD', 0.45],
  ['EUR', 0.3],
  ['XOF', 0.1],
  ['GBP', 0.05],
  ['MAD', 0.04],
  ['KES', 0.03],
  ['BRL', 0.03],
] as const

export const drawCurrency = (chance: Chance): string => chance.weighted<string>(CURRENCIES)

/** A budget for each year of a project, which add up to its worth. */
export function drawBudgets(chance: Chance, { start, years, worth }: { start: string; years: number; worth: number }): Budget[] {
  return Array.from({ length: years }, (_, year) => {
    const from = daysAfter(start, year * 365)
    const amount = Math.round((worth / years) * (0.7 + 0.6 * chance.share()))
    return { type: '1', status: '2', start: from, end: daysAfter(from, 364), value: { amount: `${amount}.00` }, valueDate: from }
  })
}

/** Mostly a few transactions, sometimes some hundreds, between a first and a last day. */
export function drawTransactions(
  chance: Chance,
  {
    start,
    days,
    worth,
    reporter,
    partners,
  }: { start: string; days: number; worth: number; reporter: OrganisationMention; partners: readonly OrganisationMention[] },
): Transaction[] {
  const count = chance.weighted([
    [chance.between(1, 6), 0.7],
    [chance.between(6, 30), 0.255],
    [chance.between(30, 100), 0.04],
    [chance.between(100, 600), 0.005],
  ])
  return Array.from({ length: count }, (_, row): Transaction => {
    const date = daysAfter(start, Math.floor((row / count) * days))
    const type = row === 0 ? '2' : chance.is(0.6) ? '3' : '4'
    const amount = row === 0 ? worth : (worth / count) * (0.4 + 0.8 * chance.share())
    return {
      type,
      date,
      value: { amount: amount.toFixed(2) },
      valueDate: date,
      provider: reporter,
      ...(type !== '4' && { receiver: chance.pick(partners) }),
      ...(chance.is(0.3) && { ref: `T-${chance.between(1000, 999_999)}` }),
    }
  })
}
