import { useTranslation } from 'react-i18next'
import { formerNumber } from '#app/features/provenance/former-person.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'

/** Gives a person's name as it is shown: of somebody whose account was erased, that they were a member, and under which number. */
export function useShownName(): (name: string) => string {
  const { t, i18n } = useTranslation('provenance')
  return (name) => {
    const number = formerNumber(name)
    return number === null ? name : t('person.former', { number: formatNumber(i18n.language, number) })
  }
}
