import { useTranslation } from 'react-i18next'
import type { PasswordProblem } from '#app/platform/auth/password-rules.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#app/platform/auth/password-rules.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

/** Asks for a new password; the token that allows it travels in the form. */
export function NewPasswordForm({ token, problem }: { token: string; problem: PasswordProblem | undefined }) {
  const { t, i18n } = useTranslation('accounts')
  const lengths = { min: formatNumber(i18n.language, MIN_PASSWORD_LENGTH), max: formatNumber(i18n.language, MAX_PASSWORD_LENGTH) }
  const message = problem && t(`problem.password.${problem}`, lengths)
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={message ? [{ name: 'password', message }] : []} />
      <input type="hidden" name="token" value={token} />
      <Field name="password" label={t('reset.field')} hint={t('reset.hint', lengths)} error={message}>
        <TextInput type="password" autoComplete="new-password" dir="ltr" />
      </Field>
      <FormActions note={t('reset.note')}>
        <Button>{t('reset.submit')}</Button>
      </FormActions>
    </form>
  )
}
