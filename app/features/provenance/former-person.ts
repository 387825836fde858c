import type { TFunction } from 'i18next'
import { formatNumber } from '#app/platform/i18n/format-number.ts'

/** How the name of somebody whose account was erased begins: a number follows, the same wherever they did something. */
export const FORMER_SIGN = '№ '

/** The number of somebody whose account was erased; null for a name that people gave. */
export function formerNumber(name: string): number | null {
  const digits = name.startsWith(FORMER_SIGN) ? name.slice(FORMER_SIGN.length) : ''
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** A person's name as it is shown: of somebody whose account was erased, that they were a member, and under which number. Pure. */
export function nameAsShown(name: string, language: string, t: TFunction<'common'>): string {
  const number = formerNumber(name)
  return number === null ? name : t('person.former', { number: formatNumber(language, number) })
}
