import type { StatedMoney } from '#app/features/projects/content.ts'

/** Amounts are whole thousandths, so that sums are exact in every currency. */
export type Thousandths = bigint

const UNIT = 1000n

/** "1234.5" in thousandths. Throws on a text with more than three decimals. */
export function parseAmount(text: string): Thousandths {
  const [whole = '', decimals = ''] = text.split('.')
  if (decimals.length > 3) throw new Error(`${text} has more than three decimals`)
  return BigInt(whole) * UNIT + BigInt(decimals.padEnd(3, '0'))
}

/** How a project's books write amounts. */
export type AmountStyle = {
  /** Whether each amount states the project's currency, or leaves it to the default. */
  statesCurrency: boolean
  /** Whether whole amounts end in ".00". */
  showsCents: boolean
}

/** An amount as the project's books write it. */
export function statedMoney(amount: Thousandths, currency: string, { statesCurrency, showsCents }: AmountStyle): StatedMoney {
  return { amount: formatAmount(amount, showsCents), ...(statesCurrency && { currency }) }
}

/** At least two decimals where there are any. */
export function formatAmount(amount: Thousandths, showsCents = false): string {
  const decimals = (amount % UNIT).toString().padStart(3, '0')
  if (decimals === '000' && !showsCents) return (amount / UNIT).toString()
  return `${amount / UNIT}.${decimals.endsWith('0') ? decimals.slice(0, 2) : decimals}`
}

/** The share of an amount, rounded down to a multiple of `step`. */
export function shareOf(amount: Thousandths, numerator: number, denominator: number, step: Thousandths = 1n): Thousandths {
  return ((amount * BigInt(numerator)) / BigInt(denominator) / step) * step
}

/** A round figure, about a ten-thousandth of the amount: what people round a budget of that size to. */
export function roundStep(amount: Thousandths): Thousandths {
  const digits = (amount / UNIT).toString().length
  return UNIT * 10n ** BigInt(Math.max(0, digits - 4))
}

/** Parts in proportion to the weights, in multiples of `step` but the last, which takes the rest: the sum is exact. */
export function splitAmount(total: Thousandths, weights: readonly number[], step: Thousandths): Thousandths[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.slice(0, -1).map((weight) => shareOf(total, weight, sum, step))
  return [...parts, total - parts.reduce((a, b) => a + b, 0n)]
}

/** Units of each currency for one euro, in thousandths: the demonstration's own round rates of 2026, good for nothing else. */
const PER_EURO: Record<string, bigint> = {
  EUR: 1000n,
  USD: 1160n,
  XOF: 655_957n,
  MZN: 74_100n,
  GTQ: 8900n,
  JOD: 822n,
  MWK: 2_010_000n,
  BOB: 8020n,
}

/** An amount in euros, to the hundred. Throws when the demonstration has no rate. */
export function inEuros(amount: Thousandths, currency: string): Thousandths {
  const rate = PER_EURO[currency]
  if (!rate) throw new Error(`No rate for ${currency}`)
  return ((amount * 1000n) / rate / (100n * UNIT)) * (100n * UNIT)
}
