import { useTranslation } from 'react-i18next'
import type { AnswerRole } from '#app/features/matching/answers/policy.ts'
import { LONGEST_REASON, reasonsOf } from '#app/features/matching/answers/reasons.ts'
import type { RefusedForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { useProblems } from './use-problems.ts'

/** Accepts or declines, with a reason; one form, without any script. */
export function AnswerForm({ as, refused }: { as: AnswerRole; refused: RefusedForm | undefined }) {
  const { t } = useTranslation('matching')
  const own = refused?.intent === 'answer' ? refused : undefined
  const { errors, error } = useProblems(own)
  const side = as === 'requester' ? 'requester' : 'expert'
  return (
    <form method="post" noValidate className="grid max-w-form gap-6 rounded-md border border-line bg-paper p-5 sm:p-6">
      <ErrorSummary errors={errors} />
      <SectionHeading>{t(`answer.${as}.title`)}</SectionHeading>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="as" value={as} />
      <RadioGroup
        name="answer"
        legend={t('answer.legend')}
        error={error('answer')}
        defaultValue={own?.typed.answer}
        options={[
          { value: 'ACCEPTED', label: t(`answer.${as}.accept`), hint: t(`answer.${as}.acceptHint`) },
          { value: 'DECLINED', label: t(`answer.${as}.decline`) },
        ]}
      />
      <RadioGroup
        name="code"
        legend={t('answer.why')}
        hint={t('answer.whyHint')}
        error={error('code')}
        defaultValue={own?.typed.code}
        options={reasonsOf(side === 'expert' ? 'EXPERT' : 'REQUESTER').map((code) => ({ value: code, label: t(`reason.${side}.${code}`) }))}
      />
      <Field name="reason" label={t('answer.words')} hint={t('answer.wordsHint')} required={false} error={error('reason')}>
        <TextArea rows={3} maxLength={LONGEST_REASON} defaultValue={own?.typed.reason} />
      </Field>
      <FormActions>
        <Button>{t('answer.submit')}</Button>
      </FormActions>
    </form>
  )
}
