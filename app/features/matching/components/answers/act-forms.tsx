import { useTranslation } from 'react-i18next'
import type { WithdrawRole } from '#app/features/matching/answers/policy.ts'
import { LONGEST_REASON } from '#app/features/matching/answers/reasons.ts'
import type { RefusedForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { useProblems } from './use-problems.ts'

/** Takes a proposal back, with a reason. */
export function WithdrawForm({ as, refused }: { as: WithdrawRole; refused: RefusedForm | undefined }) {
  const { t } = useTranslation('matching')
  const own = refused?.intent === 'withdraw' ? refused : undefined
  const { errors, error } = useProblems(own)
  return (
    <Disclosure summary={t(`withdraw.${as}.title`)} open={own !== undefined}>
      <form method="post" noValidate className="grid max-w-form gap-5">
        <ErrorSummary errors={errors} />
        <p className="max-w-text text-base">{t(`withdraw.${as}.text`)}</p>
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="as" value={as} />
        <Field name="reason" label={t('withdraw.reason')} hint={t('withdraw.reasonHint')} error={error('reason')}>
          <TextArea rows={3} maxLength={LONGEST_REASON} defaultValue={own?.typed.reason} />
        </Field>
        <div>
          <Button look="danger">{t('withdraw.submit')}</Button>
        </div>
      </form>
    </Disclosure>
  )
}

/** Sends a provisional proposal, or says that its mission took place. */
export function ActForm({ intent, refused }: { intent: 'send' | 'complete'; refused: RefusedForm | undefined }) {
  const { t } = useTranslation('matching')
  const { errors } = useProblems(refused?.intent === intent ? refused : undefined)
  return (
    <form method="post" noValidate className="grid max-w-form gap-4 rounded-md border border-line bg-paper p-5 sm:p-6">
      <ErrorSummary errors={errors} />
      <SectionHeading>{t(`${intent}.title`)}</SectionHeading>
      <p className="max-w-text text-base">{t(`${intent}.text`)}</p>
      <input type="hidden" name="intent" value={intent} />
      <div>
        <Button>{t(`${intent}.submit`)}</Button>
      </div>
    </form>
  )
}
