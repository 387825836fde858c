import { useTranslation } from 'react-i18next'
import type { TooMany } from '#app/features/accounts/sign-in.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

/** Asks for the password once more before something that weighs. */
export function ConfirmPasswordForm({ to, reply }: { to: string | null; reply: { kind: 'wrong' } | TooMany | undefined }) {
  const { t } = useTranslation(['account-security', 'accounts', 'errors'])
  const problem = reply?.kind === 'wrong' ? t('confirm.wrongPassword') : undefined
  const errors = problem
    ? [{ name: 'password', message: problem }]
    : reply?.kind === 'tooMany'
      ? [{ message: t(`errors:${reply.messageKey}`, reply.params) }]
      : []
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      {to && <input type="hidden" name="to" value={to} />}
      <Field name="password" label={t('accounts:field.password')} error={problem}>
        <TextInput type="password" autoComplete="current-password" dir="ltr" />
      </Field>
      <FormActions>
        <Button>{t('confirm.submit')}</Button>
      </FormActions>
    </form>
  )
}
