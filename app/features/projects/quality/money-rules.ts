import Big from 'big.js'
import { isCurrency } from '#app/features/classifications/currencies.ts'
import type { Budget } from '#app/features/projects/content.ts'
import { currencyOf } from '#app/features/projects/totals.ts'
import { isBefore } from '#app/features/provenance/quality.ts'
import type { Flow, FlowRole } from './flows.ts'
import { isOver, isUnderWay, type ProjectRule, type ProjectSubject } from './subject.ts'

const ofRole = (flows: readonly Flow[], ...roles: FlowRole[]) => flows.filter(({ role }) => roles.includes(role))
const rowAt = (step: 'budgets' | 'transactions', row: string, field: string) => ({ step, row, field: `${step}/${row}/${field}` })

/**
 * Budgets and transactions. From IATI's standard ruleset for 2.03: a budget's period is stated, in order and of a year at most (7.5.3),
 * an amount has a currency (7.8.1), a transaction has happened (11.2.1). Budgets ahead of today and recent transactions are
 * what IATI's publishing statistics call forward-looking and timely. That no more is spent than was committed is this
 * portal's own, and only asked where all is in one currency.
 */
export const MONEY_RULES: readonly ProjectRule[] = [
  {
    key: 'budgets',
    kind: 'completeness',
    points: 8,
    check: ({ content: { budgets } }) => (budgets.length > 0 ? 'kept' : { step: 'budgets', row: 'new' }),
  },
  {
    key: 'budgetPeriods',
    kind: 'consistency',
    points: 3,
    check: ({ content: { budgets } }) => {
      const wrong = budgets.find((budget) => !isYear(budget))
      return budgets.length === 0 ? 'beside' : wrong ? rowAt('budgets', wrong.id, wrong.start ? 'end' : 'start') : 'kept'
    },
  },
  {
    key: 'budgetAhead',
    kind: 'completeness',
    points: 2,
    check: (subject) => {
      const { budgets } = subject.content
      if (budgets.length === 0 || !isUnderWay(subject) || isOver(subject)) return 'beside'
      return budgets.some(({ end }) => end && !isBefore(end, subject.today)) ? 'kept' : { step: 'budgets', row: 'new' }
    },
  },
  { key: 'currencies', kind: 'consistency', points: 2, check: checkCurrencies },
  {
    key: 'commitments',
    kind: 'completeness',
    points: 5,
    check: (subject) => expected(subject, 'commitment', 'incoming'),
  },
  { key: 'spending', kind: 'completeness', points: 8, check: (subject) => expected(subject, 'spending') },
  {
    key: 'transactionDates',
    kind: 'consistency',
    points: 2,
    check: ({ flows, today }) => {
      if (flows.length === 0) return 'beside'
      const misdated = flows.find(({ undated }) => undated)?.undated ?? flows.find(({ latest }) => latest && latest > today)?.latestRow
      return misdated ? rowAt('transactions', misdated, 'date') : 'kept'
    },
  },
  {
    key: 'receivers',
    kind: 'completeness',
    points: 2,
    check: ({ flows }) => {
      const unnamed = flows.find((flow) => flow.withoutReceiver)?.withoutReceiver
      if (!flows.some(({ disbursements }) => disbursements > 0)) return 'beside'
      return unnamed ? rowAt('transactions', unnamed, 'receiver/name@') : 'kept'
    },
  },
  {
    key: 'recent',
    kind: 'consistency',
    points: 2,
    check: (subject) => {
      const spent = ofRole(subject.flows, 'spending')
      if (spent.length === 0 || subject.content.facts.iatiStatus !== '2' || isOver(subject)) return 'beside'
      const aYearAgo = yearsAfter(subject.today, -1)
      return spent.some(({ latest }) => latest !== null && latest >= aYearAgo) ? 'kept' : { step: 'transactions', row: 'new' }
    },
  },
  { key: 'spentWithin', kind: 'consistency', points: 3, check: checkSpent },
]

/** Transactions are expected once a project is under way. */
function expected(subject: ProjectSubject, ...roles: FlowRole[]) {
  if (ofRole(subject.flows, ...roles).length > 0) return 'kept'
  return isUnderWay(subject) ? ({ step: 'transactions', row: 'new' } as const) : 'beside'
}

const isYear = ({ start, end }: Budget) =>
  start !== undefined && end !== undefined && !isBefore(end, start) && !isBefore(yearsAfter(start, 1), end)

const yearsAfter = (day: string, years: number) => day.replace(/^\d{4}/, (year) => String(Number(year) + years).padStart(4, '0'))

function checkCurrencies({ content: { facts, budgets }, flows }: ProjectSubject) {
  if (budgets.length === 0 && flows.length === 0) return 'beside'
  const isKnown = (currency: string | undefined) => currency !== undefined && isCurrency(currency)
  const lacksDefault = !isKnown(facts.defaultCurrency)
  if (lacksDefault && (budgets.some(({ value }) => !value.currency) || flows.some(({ currency }) => !currency)))
    return { step: 'facts', field: 'defaultCurrency' } as const
  const budget = budgets.find(({ value }) => !isKnown(currencyOf(value, facts.defaultCurrency)))
  if (budget) return rowAt('budgets', budget.id, 'value/currency')
  return flows.some(({ currency }) => currency && !isCurrency(currency)) ? ({ step: 'transactions' } as const) : 'kept'
}

function checkSpent({ content: { facts }, flows }: ProjectSubject) {
  const counted = ofRole(flows, 'commitment', 'incoming', 'spending')
  const currencies = new Set(counted.map(({ currency }) => currency || facts.defaultCurrency))
  const sum = (role: FlowRole) => ofRole(counted, role).reduce((total, flow) => total.plus(flow.sum), new Big(0))
  // What comes in and what goes out is one money seen from two sides, so the larger of the two.
  const [out, into, spent] = [sum('commitment'), sum('incoming'), sum('spending')]
  const committed = out.gt(into) ? out : into
  if (currencies.size !== 1 || committed.lte(0) || spent.lte(0)) return 'beside'
  return spent.lte(committed) ? 'kept' : ({ step: 'transactions' } as const)
}
