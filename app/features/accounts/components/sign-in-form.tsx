import { useTranslation } from 'react-i18next'
import type { SignInRefusal } from '#app/features/accounts/sign-in.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Link } from '#app/ui/text/link.tsx'

export type SignInFormProps = {
  /** Where to go afterwards, a path of this portal. */
  to: string | null
  forgotHref: string
  /** What was typed and refused; the password is never given back. */
  email: string | undefined
  refusal: Refusal | undefined
}

type Refusal = SignInRefusal | { kind: 'wrongPasskey' }

/** E-mail and password. */
export function SignInForm({ to, forgotHref, email, refusal }: SignInFormProps) {
  const { t } = useTranslation('accounts')
  const errors = useRefusal(refusal)
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      {to && <input type="hidden" name="to" value={to} />}
      <Field name="email" label={t('field.email')} error={errorOf('email')}>
        <TextInput type="email" autoComplete="username" dir="ltr" autoCapitalize="none" spellCheck={false} defaultValue={email} />
      </Field>
      <Field name="password" label={t('field.password')} error={errorOf('password')}>
        <TextInput type="password" autoComplete="current-password" dir="ltr" />
      </Field>
      <p className="-mt-3">
        <Link href={forgotHref} className="inline-flex min-h-11 items-center">
          {t('signIn.forgot')}
        </Link>
      </p>
      <FormActions>
        <Button>{t('signIn.submit')}</Button>
      </FormActions>
    </form>
  )
}

/** What a refusal says: each field's problem, or one sentence for the form. */
function useRefusal(refusal: Refusal | undefined): { name?: string; message: string }[] {
  const { t } = useTranslation(['accounts', 'errors'])
  switch (refusal?.kind) {
    case undefined:
      return []
    case 'fields':
      return refusal.problems.map(({ name, messageKey }) => ({ name, message: t(`problem.${messageKey}`) }))
    case 'wrong':
      return [{ name: 'email', message: t('problem.wrong') }]
    case 'wrongPasskey':
      return [{ message: t('passkey.problem.signIn') }]
    case 'tooMany':
      return [{ message: t(`errors:${refusal.messageKey}`, refusal.params) }]
  }
}
