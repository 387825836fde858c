import Big from 'big.js'
import type { ProjectContent, StatedMoney } from './content.ts'

/** An exact sum of amounts of one kind in one currency and year. `type` is a code of TransactionType, or `budget`. */
export type Total = { type: string; currency: string; year: string; amount: string }

export type Totals = {
  sums: Total[]
  /** Number of rows that are in no sum: no decimal, or no currency. */
  leftOut: number
  transactions: number
  budgets: number
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** The currency an amount is in: its own, else the project's. */
export const currencyOf = (money: StatedMoney, defaultCurrency: string | undefined) => money.currency ?? defaultCurrency

/** A decimal text as a number to reckon with, exactly; null for what is not one. */
export const decimal = (text: string) => (DECIMAL.test(text) ? new Big(text.replace(/^\+/, '')) : null)

/** Sums budgets and transactions by type, currency and year. Nothing is summed across currencies. Pure. */
export function totalsOf(content: Pick<ProjectContent, 'facts' | 'budgets' | 'transactions'>): Totals {
  const sums = new Map<string, { type: string; currency: string; year: string; amount: Big }>()
  let leftOut = 0
  const add = (type: string, money: StatedMoney, day: string | undefined) => {
    const currency = currencyOf(money, content.facts.defaultCurrency)
    const amount = decimal(money.amount)
    if (!currency || !amount) return void (leftOut += 1)
    const year = /^\d{4}/.exec(day ?? '')?.[0] ?? ''
    const key = `${type} ${currency} ${year}`
    const sum = sums.get(key)
    sums.set(key, { type, currency, year, amount: sum ? sum.amount.plus(amount) : amount })
  }
  for (const budget of content.budgets) add('budget', budget.value, budget.start ?? budget.valueDate)
  for (const transaction of content.transactions) add(transaction.type, transaction.value, transaction.date ?? transaction.valueDate)
  return {
    sums: [...sums.values()]
      .map((sum) => ({ ...sum, amount: sum.amount.toFixed() }))
      .sort((a, b) => (a.year + a.type + a.currency < b.year + b.type + b.currency ? -1 : 1)),
    leftOut,
    transactions: content.transactions.length,
    budgets: content.budgets.length,
  }
}

/** Sums over all years, by type and currency. */
export function sumsByType(totals: Totals): Map<string, Map<string, string>> {
  const byType = new Map<string, Map<string, string>>()
  for (const { type, currency, amount } of totals.sums) {
    const byCurrency = byType.get(type) ?? new Map<string, string>()
    byCurrency.set(currency, new Big(byCurrency.get(currency) ?? 0).plus(amount).toFixed())
    byType.set(type, byCurrency)
  }
  return byType
}
