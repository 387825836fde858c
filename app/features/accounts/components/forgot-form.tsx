import { useTranslation } from 'react-i18next'
import type { Forgot } from '#app/features/accounts/new-password.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export type ForgotFormProps = { email: string | undefined; refusal: Exclude<Forgot, { kind: 'sent' }> | undefined }

/** Asks for the address to which the link for a new password is sent. */
export function ForgotForm({ email, refusal }: ForgotFormProps) {
  const { t } = useTranslation(['accounts', 'errors'])
  const problem = refusal?.kind === 'fields' && refusal.problems[0] ? t(`problem.${refusal.problems[0].messageKey}`) : undefined
  const errors = problem
    ? [{ name: 'email', message: problem }]
    : refusal?.kind === 'tooMany'
      ? [{ message: t(`errors:${refusal.messageKey}`, refusal.params) }]
      : []
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      <Field name="email" label={t('field.email')} hint={t('forgot.emailHint')} error={problem}>
        <TextInput type="email" autoComplete="username" dir="ltr" autoCapitalize="none" spellCheck={false} defaultValue={email} />
      </Field>
      <FormActions>
        <Button>{t('forgot.submit')}</Button>
      </FormActions>
    </form>
  )
}
