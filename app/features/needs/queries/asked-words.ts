import type { NeedFacts } from '#app/features/needs/content.ts'
import type { Coverage } from '#app/features/needs/coverage.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type Asked = { money?: NeedFacts['money'] | null; quantity?: NeedFacts['quantity'] | null }

/** What is asked, exactly: a sum, a quantity, or both. */
export function askedWords({ money, quantity }: Asked, language: Language): string[] {
  return [
    money && formatMoney(language, money.amount, money.currency),
    quantity && quantityWords(quantity.number, quantity.unit, language),
  ].filter((words): words is string => Boolean(words))
}

/** A covered or asked amount in the unit of a coverage: money where that is a currency, else so many of something. */
export function amountWords(amount: string, { isMoney, unit }: { isMoney: boolean; unit: Coverage['unit'] }, language: Language): string {
  return isMoney ? formatMoney(language, amount, unit ?? undefined) : quantityWords(amount, unit ?? '', language)
}

const quantityWords = (number: string, unit: string, language: Language) =>
  `${/^\d+(\.\d+)?$/.test(number) ? formatNumber(language, number) : number} ${unit}`.trim()
