import { useTranslation } from 'react-i18next'
import { nameAsShown } from '#app/features/provenance/former-person.ts'

/** Gives a person's name as it is shown, on any page: see `nameAsShown`. */
export function useShownName(): (name: string) => string {
  const { t, i18n } = useTranslation('common')
  return (name) => nameAsShown(name, i18n.language, t)
}
