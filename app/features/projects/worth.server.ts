import Big from 'big.js'
import { fromParts, splitPath } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { Touched } from '#app/features/provenance/recorded.server.ts'
import { rateTable, toUsd } from '#app/features/rates/rates.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { ProjectContent, StatedMoney } from './content.ts'
import type { Flow } from './quality/flows.ts'
import { PROJECT_SHAPE } from './shape.ts'
import { currencyOf } from './totals.ts'

/** What a project is worth, roughly: its budgets, else what was committed to it, in US dollars; decimal text. */
export async function worthInUsd(content: ProjectContent): Promise<string | null> {
  const rates = await rateTable()
  const usd = (money: StatedMoney, day: string | undefined) =>
    toUsd(rates, money.amount, currencyOf(money, content.facts.defaultCurrency), day)
  const ofType = (...types: string[]) =>
    content.transactions.filter(({ type }) => types.includes(type)).map((row) => usd(row.value, row.valueDate ?? row.date))
  const sources = [content.budgets.map((row) => usd(row.value, row.valueDate ?? row.start)), ofType('2'), ofType('11'), ofType('3', '4')]
  const amounts = sources.map((source) => source.filter((amount): amount is Big => amount !== null)).find((source) => source.length > 0)
  const sum = amounts?.reduce((total, amount) => total.plus(amount), new Big(0))
  return sum?.abs().lt('1e20') ? sum.toFixed(2) : null
}

/**
 * The same of a working copy whose `content` lacks its transactions. They are read only where its budgets do not tell and the parts
 * `touched` since its entry was written may have changed what that says.
 */
export async function workingWorthInUsd(
  tx: Transaction,
  projectId: string,
  content: ProjectContent,
  { flows, touched }: { flows: readonly Flow[]; touched: Touched | undefined },
): Promise<string | null> {
  const budgeted = await worthInUsd({ ...content, transactions: [] })
  if (budgeted !== null || flows.every(({ role }) => role === 'other')) return budgeted
  const entry =
    touched && !touchesMoney(touched)
      ? await tx.projectEntry.findFirst({
          where: { recordId: projectId },
          // The working copy's own, else that of the published version which it was until now.
          orderBy: { side: 'desc' },
          select: { amountUsd: true },
        })
      : null
  if (entry?.amountUsd) return entry.amountUsd.toFixed(2)
  const { transactions } = fromParts<ProjectContent>(PROJECT_SHAPE, await readParts(tx, projectId, 'WORKING', ['transactions']))
  return worthInUsd({ ...content, transactions })
}

const touchesMoney = ({ before, after }: Touched) =>
  [...after].some(([path, now]) => {
    const [table] = splitPath(path)
    if (table === 'facts') return before.get(path)?.['defaultCurrency'] !== now?.['defaultCurrency']
    return table === 'budgets' || table === 'transactions'
  })
