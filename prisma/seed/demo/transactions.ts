import type { OrganisationMention, StatedMoney, Transaction } from '#app/features/projects/content.ts'
import {
  formatAmount,
  inEuros,
  parseAmount,
  roundStep,
  shareOf,
  splitAmount,
  statedMoney,
  type AmountStyle,
  type Thousandths,
} from './amounts.ts'
import { readMoney } from './budgets.ts'
import { addDays, compareDays, daysBetween, earlier, later } from './calendar.ts'
import phrases from './data/phrases/transactions.json' with { type: 'json' }
import type { DemoWorkspace } from './demo.ts'
import { inLanguages, withNumber } from './languages.ts'
import type { Parties } from './organisations.ts'
import type { Random } from './random.ts'
import type { ProjectSeed, Theme } from './seeds.ts'

type Phrase = keyof typeof phrases

type Ledger = {
  seed: ProjectSeed
  workspace: DemoWorkspace
  parties: Parties
  languages: readonly string[]
  /** The last day that is known. */
  asOf: string
  /** What goes to projects of other workspaces, which report it: left out of this project's own payments. */
  passedOn: Thousandths
  currency: string
  style: AmountStyle
  random: Random
}

/** A run of transactions of one type: so much in all, in so many parts, over a span of days. */
type Run = {
  type: string
  phrase: () => Phrase
  total: Thousandths
  count: number
  from: string
  to: string
  provider: OrganisationMention | undefined
  receiver: OrganisationMention | undefined
  /** A funder abroad pays in euros. */
  paysInEuros?: boolean
}

const EXPENDITURES: Record<Theme, Phrase[]> = {
  water: ['works', 'works', 'supplies', 'training'],
  health: ['supplies', 'staff', 'training'],
  education: ['works', 'supplies', 'training'],
  agriculture: ['supplies', 'training', 'staff'],
  energy: ['works', 'supplies'],
  governance: ['staff', 'training'],
  environment: ['works', 'staff', 'training'],
  roads: ['works', 'works', 'staff'],
  protection: ['transfers', 'staff'],
  humanitarian: ['supplies', 'transfers', 'staff'],
}

function datesOf(run: Run, random: Random): string[] {
  const slot = daysBetween(run.from, run.to) / run.count
  return Array.from({ length: run.count }, (_, i) => addDays(run.from, Math.floor(i * slot) + random.between(0, Math.floor(slot / 2))))
}

function moneyOf(amount: Thousandths, run: Run, { currency, style }: Ledger): StatedMoney {
  if (run.paysInEuros && currency !== 'EUR') return { amount: formatAmount(inEuros(amount, currency)), currency: 'EUR' }
  return statedMoney(amount, currency, style)
}

/** Small amounts are rarely round: cents, where the currency has them. */
function stepOf(run: Run, { currency, random }: Ledger): Thousandths {
  return run.type === '4' && currency !== 'XOF' && random.chance(35) ? 10n : roundStep(run.total)
}

function transactionsOf(run: Run, ledger: Ledger): Transaction[] {
  const { random, languages, seed } = ledger
  const weights = Array.from({ length: run.count }, () => random.between(60, 140))
  const amounts = splitAmount(run.total, weights, stepOf(run, ledger))
  return datesOf(run, random).map((date, i) => ({
    type: run.type,
    date,
    value: moneyOf(amounts[i] ?? 0n, run, ledger),
    valueDate: date,
    ...(run.provider && { provider: run.provider }),
    ...(run.receiver && { receiver: run.receiver }),
    ...(random.chance(65) && { description: withNumber(inLanguages(phrases[run.phrase()], languages), i + 1) }),
    ...(random.chance(40) && { ref: `${seed.code}/${run.type}/${i + 1}` }),
  }))
}

/** The agreement is signed before the work starts, and before the record is published. */
function agreementDay({ seed, asOf }: Ledger): string {
  return earlier(addDays(seed.period[0], -30), addDays(asOf, -40))
}

/** What each funder brings: the first the most. */
function fundersShares(total: Thousandths, funders: OrganisationMention[]): Thousandths[] {
  return splitAmount(total, funders.length > 2 ? [50, 30, 20] : funders.length === 2 ? [70, 30] : [100], roundStep(total))
}

/** What a ministry, an NGO or a regional body reports: money that comes in, contracts, payments. */
function recipientRuns(ledger: Ledger, total: Thousandths, spent: Thousandths, count: number, until: string): Run[] {
  const { seed, parties, random } = ledger
  const [start] = seed.period
  const agreed = agreementDay(ledger)
  const { funders, reporter, implementers } = parties
  const implementer = implementers[0]
  const perFunder = Math.max(1, Math.floor(count / 5 / funders.length))
  const received = fundersShares(shareOf(spent, random.between(102, 112), 100), funders)
  const paidInEuros = funders.map((funder) => funder.ref !== undefined && random.chance(60))
  const incoming = funders.flatMap((provider, i): Run[] => {
    const base = { provider, receiver: reporter, paysInEuros: paidInEuros[i] ?? false }
    const pledge = fundersShares(total, funders)[i] ?? 0n
    return [
      { ...base, type: '11', phrase: () => 'type11', total: pledge, count: 1, from: agreed, to: addDays(agreed, 25) },
      { ...base, type: '1', phrase: () => 'type1', total: received[i] ?? 0n, count: perFunder, from: addDays(start, 5), to: until },
    ]
  })
  const disbursements = implementer && count > 9 ? Math.floor(count / 6) : 0
  const expenditures = Math.max(2, count - funders.length * (1 + perFunder) - 1 - disbursements)
  const disbursed = disbursements > 0 ? shareOf(spent, 30, 100, roundStep(spent)) : 0n
  const out = { provider: reporter, receiver: implementer }
  const contract: Run = {
    ...out,
    type: '2',
    phrase: () => 'type2',
    total: shareOf(total, 60, 100, roundStep(total)),
    count: 1,
    from: addDays(start, 10),
    to: addDays(start, 18),
  }
  const payments: Run = {
    ...out,
    type: '3',
    phrase: () => 'type3',
    total: disbursed,
    count: disbursements,
    from: addDays(start, 20),
    to: until,
  }
  const spending: Run = {
    provider: reporter,
    receiver: undefined,
    type: '4',
    phrase: () => random.pick(EXPENDITURES[seed.theme]),
    total: spent - disbursed,
    count: expenditures,
    from: addDays(start, 15),
    to: until,
  }
  return [...incoming, contract, ...(disbursements > 0 ? [payments] : []), spending]
}

/** What an agency reports: what it commits and disburses to those who carry out the work, and its own costs. */
function donorRuns(ledger: Ledger, total: Thousandths, spent: Thousandths, count: number, until: string): Run[] {
  const { seed, parties, random } = ledger
  const [start] = seed.period
  const agreed = agreementDay(ledger)
  const { reporter, implementers } = parties
  const own = shareOf(spent, 6, 100, roundStep(spent))
  const weights = implementers.map((_, i) => (i === 0 ? 60 : 40))
  const committed = splitAmount(shareOf(total, 94, 100, roundStep(total)), weights, roundStep(total))
  const disbursed = splitAmount(spent - own, weights, roundStep(spent))
  const perPartner = Math.max(1, Math.floor((count - 2) / implementers.length) - 1)
  const grants = implementers.flatMap((receiver, i): Run[] => [
    {
      provider: reporter,
      receiver,
      type: '2',
      phrase: () => 'type2',
      total: committed[i] ?? 0n,
      count: 1,
      from: agreed,
      to: addDays(agreed, 25),
    },
    {
      provider: reporter,
      receiver,
      type: '3',
      phrase: () => 'type3',
      total: disbursed[i] ?? 0n,
      count: perPartner,
      from: addDays(start, 10),
      to: until,
    },
  ])
  const costs: Run = {
    provider: reporter,
    receiver: undefined,
    type: '4',
    phrase: () => random.pick(['staff', 'training']),
    total: own,
    count: 2,
    from: addDays(start, 30),
    to: until,
  }
  return [...grants, costs]
}

/**
 * What a project's books show on a day, in the order of dates: 4 to 25 transactions once it has begun (or as many as
 * its data asks for), at most the commitment before.
 */
export function drawTransactions(ledger: Ledger): Transaction[] {
  const { seed, workspace, random, asOf, passedOn } = ledger
  const [start, end] = seed.period
  const total = parseAmount(readMoney(seed.money).amount)
  const own = total - passedOn
  const until = earlier(earlier(addDays(asOf, -3), addDays(end, 20)), seed.spendingUntil ?? asOf)
  const hasBegun = daysBetween(start, until) > 25
  const elapsed = Math.min(100, Math.max(1, Math.round((daysBetween(start, later(until, start)) * 100) / daysBetween(start, end))))
  const spent = shareOf(own, elapsed * random.between(elapsed >= 99 ? 96 : 74, 98), 10_000, roundStep(total))
  const count = seed.transactions ?? Math.min(25, random.between(6, 12) + Math.floor(elapsed / 8))
  const runs =
    workspace.kind === 'PARTNER' ? donorRuns(ledger, own, spent, count, until) : recipientRuns(ledger, total, spent, count, until)
  const known = hasBegun ? runs : runs.filter((run) => run.type === '11' || (run.type === '2' && workspace.kind === 'PARTNER'))
  const drawn = known.flatMap((run) => transactionsOf(run, ledger))
  return drawn.filter(({ date = start }) => date <= asOf).sort((a, b) => compareDays(a.date ?? '', b.date ?? ''))
}
