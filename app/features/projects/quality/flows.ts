import Big from 'big.js'
import type { Row, Transaction } from '#app/features/projects/content.ts'
import { decimal } from '#app/features/projects/totals.ts'

/** What a transaction is to the rules: a commitment going out (TransactionType 2) or coming in (11), money spent (3, 4), or else. */
export type FlowRole = 'commitment' | 'incoming' | 'spending' | 'other'

/** The transactions of one role and currency, of which rules ask no more than this. */
export type Flow = {
  role: FlowRole
  /** As stated; empty where the project's default applies. */
  currency: string
  count: number
  /** Exact sum of those amounts that are decimals. */
  sum: string
  /** The row of the first without a date. */
  undated: string | null
  /** The latest calendar day, and a row that has it. */
  latest: string | null
  latestRow: string | null
  disbursements: number
  /** The row of the first disbursement that does not say to whom. */
  withoutReceiver: string | null
  withSectors: number
  withPlaces: number
}

type HeldTransaction = Row<Transaction>

const ROLES: Record<string, FlowRole> = { '2': 'commitment', '3': 'spending', '4': 'spending', '11': 'incoming' }

/** Gathers transactions that are at hand; `readFlows` says the same in SQL of those that are not. Pure. */
export const flowsOf = (transactions: readonly HeldTransaction[]): Flow[] => transactions.reduce<Flow[]>(withTransaction, [])

/** What is gathered once more are there. Pure. */
export function withTransaction(flows: readonly Flow[], transaction: HeldTransaction): Flow[] {
  const { id, date, receiver } = transaction
  const others = flows.filter((flow) => !isOf(flow, transaction))
  const flow = flows.find((one) => isOf(one, transaction)) ?? blankFor(transaction)
  const day = date?.slice(0, 10) ?? ''
  const isLatest = day !== '' && `${day} ${id}` > `${flow.latest ?? ''} ${flow.latestRow ?? ''}`
  return [
    ...others,
    {
      ...counted(flow, transaction, 1),
      undated: day === '' ? lesser(flow.undated, id) : flow.undated,
      ...(isLatest ? { latest: day, latestRow: id } : {}),
      withoutReceiver: transaction.type === '3' && !receiver ? lesser(flow.withoutReceiver, id) : flow.withoutReceiver,
    },
  ]
}

/** What is gathered once one is no longer there; null where only the others could tell, as it was the first or last of them. Pure. */
export function withoutTransaction(flows: readonly Flow[], transaction: HeldTransaction): Flow[] | null {
  const { id } = transaction
  const flow = flows.find((one) => isOf(one, transaction))
  if (!flow) return null
  const others = flows.filter((one) => one !== flow)
  if (flow.count === 1) return others
  if (flow.undated === id || flow.latestRow === id || flow.withoutReceiver === id) return null
  return [...others, counted(flow, transaction, -1)]
}

const roleOf = ({ type }: HeldTransaction) => ROLES[type] ?? 'other'
const isOf = ({ role, currency }: Flow, transaction: HeldTransaction) =>
  role === roleOf(transaction) && currency === (transaction.value?.currency ?? '')

function counted(flow: Flow, { type, value, sectors, country, region }: HeldTransaction, by: 1 | -1): Flow {
  const amount = decimal(value?.amount ?? '')
  return {
    ...flow,
    count: flow.count + by,
    sum: amount ? new Big(flow.sum).plus(amount.times(by)).toFixed() : flow.sum,
    disbursements: flow.disbursements + (type === '3' ? by : 0),
    withSectors: flow.withSectors + (sectors ? by : 0),
    withPlaces: flow.withPlaces + (country || region ? by : 0),
  }
}

const lesser = (one: string | null, other: string) => (one !== null && one < other ? one : other)

const blankFor = (transaction: HeldTransaction): Flow => ({
  role: roleOf(transaction),
  currency: transaction.value?.currency ?? '',
  count: 0,
  sum: '0',
  undated: null,
  latest: null,
  latestRow: null,
  disbursements: 0,
  withoutReceiver: null,
  withSectors: 0,
  withPlaces: 0,
})
