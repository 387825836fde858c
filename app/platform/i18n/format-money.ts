import { numberFormat } from './format-number.ts'

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** An exact amount with its currency. What is no decimal, and an unknown currency, are shown as they were written. */
export function formatMoney(language: string, amount: string, currency: string | undefined): string {
  if (!DECIMAL.test(amount)) return currency ? `${amount} ${currency}` : amount
  const value = amount as Intl.StringNumericLiteral
  const fraction = amount.includes('.') ? Math.min(amount.split('.')[1]?.replace(/0+$/, '').length ?? 0, 6) : 0
  const digits = { minimumFractionDigits: fraction > 0 ? Math.max(fraction, 2) : 0, maximumFractionDigits: Math.max(fraction, 2) }
  if (!currency || !/^[A-Za-z]{3}$/.test(currency))
    return `${numberFormat(language, digits).format(value)}${currency ? ` ${currency}` : ''}`
  return numberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', ...digits }).format(value)
}

/** A rounded amount for a glance: "12,4 M USD". */
export const formatRoundMoney = (language: string, amount: string, currency: string) =>
  numberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', notation: 'compact', maximumSignificantDigits: 3 }).format(
    amount as Intl.StringNumericLiteral,
  )
