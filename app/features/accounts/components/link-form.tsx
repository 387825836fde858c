import { useTranslation } from 'react-i18next'
import type { AskedLink } from '#app/features/accounts/sign-in/link.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type LinkFormProps = { to: string | null; email: string | undefined; refusal: Exclude<AskedLink, { kind: 'sent' }> | undefined }

/** Asks for the address to which a link to sign in by is sent. */
export function LinkForm({ to, email, refusal }: LinkFormProps) {
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
      {to && <input type="hidden" name="to" value={to} />}
      <Field name="email" label={t('field.email')} error={problem}>
        <TextInput type="email" autoComplete="username" dir="ltr" autoCapitalize="none" spellCheck={false} defaultValue={email} />
      </Field>
      <FormActions>
        <Button>{t('link.submit')}</Button>
      </FormActions>
    </form>
  )
}

/** Takes the digits of the mail, for those who read it on another device. */
export function LinkCodeForm({ isWrong }: { isWrong: boolean }) {
  const { t } = useTranslation('accounts')
  const problem = isWrong ? t('link.wrongCode') : undefined
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={problem ? [{ name: 'code', message: problem }] : []} />
      <input type="hidden" name="intent" value="code" />
      <Field name="code" label={t('link.code')} hint={t('link.codeHint')} error={problem}>
        <TextInput room="short" autoComplete="one-time-code" inputMode="numeric" dir="ltr" maxLength={20} />
      </Field>
      <FormActions>
        <Button>{t('signIn.submit')}</Button>
      </FormActions>
    </form>
  )
}
