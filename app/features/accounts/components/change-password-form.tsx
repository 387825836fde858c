import { useTranslation } from 'react-i18next'
import type { ChangedPassword } from '#app/features/accounts/own/change-password.server.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#app/platform/auth/password-rules.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type ChangePasswordFormProps = {
  /** The person has a password, and gives it. */
  asksPresent: boolean
  /** For programs that keep passwords. */
  email: string
  refusal: Exclude<ChangedPassword, { kind: 'done' }> | undefined
  cancelHref: string
}

/** The present password and a new one. */
export function ChangePasswordForm({ asksPresent, email, refusal, cancelHref }: ChangePasswordFormProps) {
  const { t, i18n } = useTranslation(['account-security', 'accounts', 'errors'])
  const lengths = { min: formatNumber(i18n.language, MIN_PASSWORD_LENGTH), max: formatNumber(i18n.language, MAX_PASSWORD_LENGTH) }
  const wrong = refusal?.kind === 'wrong' ? t('confirm.wrongPassword') : undefined
  const refused = refusal?.kind === 'refused' ? t(`accounts:problem.password.${refusal.problem}`, lengths) : undefined
  const errors = [
    ...(wrong ? [{ name: 'present', message: wrong }] : []),
    ...(refused ? [{ name: 'password', message: refused }] : []),
    ...(refusal?.kind === 'tooMany' ? [{ message: t(`errors:${refusal.messageKey}`, refusal.params) }] : []),
  ]
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {asksPresent && (
        <Field name="present" label={t('password.present')} error={wrong}>
          <TextInput type="password" autoComplete="current-password" dir="ltr" />
        </Field>
      )}
      <Field name="password" label={t('accounts:reset.field')} hint={t('accounts:reset.hint', lengths)} error={refused}>
        <TextInput type="password" autoComplete="new-password" dir="ltr" />
      </Field>
      <FormActions note={t('password.note')}>
        <Button>{t('accounts:reset.submit')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
