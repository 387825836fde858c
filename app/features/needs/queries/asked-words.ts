import type { NeedFacts } from '#app/features/needs/content.ts'
import type { Coverage } from '#app/features/needs/coverage.ts'
import { dirOf } from '#app/features/classifications/languages.ts'
import { UNDETERMINED } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
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

/** The same for a page that names languages: a unit is in the words of who wrote the need. */
export function askedTexts(
  { money, quantity, sourceLanguage }: Asked & Pick<NeedFacts, 'sourceLanguage'>,
  language: Language,
): TaggedText[] {
  const inSource = (text: string) => taggedText({ [sourceLanguage ?? UNDETERMINED]: text }, language)
  return [
    money ? { text: formatMoney(language, money.amount, money.currency), lang: language, dir: dirOf(language) } : null,
    quantity ? inSource(quantityWords(quantity.number, quantity.unit, language)) : null,
  ].filter((text) => text !== null)
}

/** A covered or asked amount in the unit of a coverage: money where that is a currency, else so many of something. */
export function amountWords(amount: string, { isMoney, unit }: { isMoney: boolean; unit: Coverage['unit'] }, language: Language): string {
  return isMoney ? formatMoney(language, amount, unit ?? undefined) : quantityWords(amount, unit ?? '', language)
}

const quantityWords = (number: string, unit: string, language: Language) =>
  `${/^\d+(\.\d+)?$/.test(number) ? formatNumber(language, number) : number} ${unit}`.trim()
