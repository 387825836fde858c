import Big from 'big.js'
import { readFileSync } from 'node:fs'
import { db, sql } from '#app/platform/db/client.server.ts'
import { dataVersion } from '#app/platform/db/data-version.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** What one unit of a currency was worth in US dollars from a day on. */
export type Rate = { currency: string; date: string; usd: string }

/** Rates by currency, oldest first. */
export type RateTable = ReadonlyMap<string, readonly Rate[]>

let kept: { version: number | null; table: Promise<RateTable> } | null = null

/** The rates of this instance, read again once data that others changed may hold new ones. */
export function rateTable(): Promise<RateTable> {
  const version = dataVersion()
  if (kept?.version !== version) kept = null
  kept ??= { version, table: readTable() }
  kept.table.catch(() => (kept = null))
  return kept.table
}

async function readTable(): Promise<RateTable> {
  const rates = await sql<Rate>(
    `select currency, to_char(date, 'YYYY-MM-DD') as date, usd::text as usd from exchange_rate order by currency, date`,
  )
  const byCurrency = new Map<string, Rate[]>()
  for (const rate of rates) byCurrency.set(rate.currency, [...(byCurrency.get(rate.currency) ?? []), rate])
  return byCurrency
}

/** Puts the rates that ship with the portal into a database that has none. */
export async function ensureRates(): Promise<void> {
  if ((await db.exchangeRate.count({ take: 1 })) === 0)
    await loadRates(parseRates(readFileSync('app/features/rates/data/rates.csv', 'utf8')))
}

/** Adds rates, or replaces those of the same currency and day. */
export async function loadRates(rates: readonly Rate[], client: Transaction | typeof db = db): Promise<void> {
  await client.$executeRaw`
    insert into exchange_rate (currency, date, usd)
    select * from unnest(${rates.map((rate) => rate.currency)}::char(3)[], ${rates.map((rate) => rate.date)}::date[], ${rates.map((rate) => rate.usd)}::numeric[])
    on conflict (currency, date) do update set usd = excluded.usd`
  kept = null
}

/** Reads `currency,date,usd` lines. Throws an Error that names the first line which is not one. */
export function parseRates(csv: string): Rate[] {
  const [head, ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (head?.trim() !== 'currency,date,usd') throw new Error('Line 1: expected the columns currency,date,usd')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const [currency, date, usd] = line.split(',').map((cell) => cell.trim())
    if (!/^[A-Z]{3}$/.test(currency ?? '') || !isDay(date ?? '') || !/^\d{1,9}(\.\d{1,12})?$/.test(usd ?? ''))
      throw new Error(`Line ${index + 2}: expected a currency, a day and a number, as in XOF,2024-12-31,0.0016`)
    return [{ currency: currency ?? '', date: date ?? '', usd: usd ?? '' }]
  })
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** The approximate value in US dollars, or null where there is no rate or the amount is not a decimal. */
export function toUsd(table: RateTable, amount: string, currency: string | undefined, date: string | undefined): Big | null {
  const rates = currency ? table.get(currency) : undefined
  if (!rates || !isDecimal(amount)) return null
  const rate = [...rates].reverse().find((candidate) => date === undefined || candidate.date <= date.slice(0, 10)) ?? rates[0]
  return rate ? new Big(amount.replace(/^\+/, '')).times(rate.usd) : null
}

/** xsd:decimal as the field writes it. */
export const isDecimal = (text: string) => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) && text.length <= 60
