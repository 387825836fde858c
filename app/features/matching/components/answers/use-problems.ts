import { useTranslation } from 'react-i18next'
import { LONGEST_REASON } from '#app/features/matching/answers/reasons.ts'
import type { RefusedForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { FormError } from '#app/ui/form/error-summary.tsx'

/** What was refused in a form of a proposal, for its summary and for each field. */
export function useProblems(refused: RefusedForm | undefined): { errors: FormError[]; error: (name: string) => string | undefined } {
  const { t, i18n } = useTranslation('matching')
  const errors = (refused?.problems ?? []).map(({ name, key }) => ({
    name: name || undefined,
    message: t(`problem.${key}`, { most: formatNumber(i18n.language, LONGEST_REASON) }),
  }))
  return { errors, error: (name) => errors.find((one) => one.name === name)?.message }
}
