import { useTranslation } from 'react-i18next'
import type { TooMany } from '#app/features/accounts/sign-in.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type CodeFormProps = {
  to: string | null
  reply: { kind: 'wrong' | 'missing' } | TooMany | undefined
  /** Only a recovery code can be typed: the person's second step is a passkey. */
  isRecovery: boolean
  /** Says in the form what it is. */
  intent?: string
}

/** Asks for the six digits of the person's app, or a recovery code. What was typed is not given back: it is a secret. */
export function CodeForm({ to, reply, isRecovery, intent }: CodeFormProps) {
  const { t } = useTranslation(['account-security', 'errors'])
  const problem = reply && reply.kind !== 'tooMany' ? t(`step.problem.${reply.kind}`) : undefined
  const errors = problem
    ? [{ name: 'code', message: problem }]
    : reply?.kind === 'tooMany'
      ? [{ message: t(`errors:${reply.messageKey}`, reply.params) }]
      : []
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      {to && <input type="hidden" name="to" value={to} />}
      {intent && <input type="hidden" name="intent" value={intent} />}
      <Field
        name="code"
        label={t(isRecovery ? 'step.recovery' : 'step.code')}
        hint={t(isRecovery ? 'step.recoveryHint' : 'step.codeHint')}
        error={problem}
      >
        <TextInput room="medium" autoComplete="one-time-code" dir="ltr" autoCapitalize="none" spellCheck={false} maxLength={40} />
      </Field>
      <FormActions>
        <Button>{t('step.submit')}</Button>
      </FormActions>
    </form>
  )
}
