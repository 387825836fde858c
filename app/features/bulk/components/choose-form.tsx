import { useTranslation } from 'react-i18next'
import type { ChooseView } from '#app/features/bulk/chosen/choose-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'

type Refused = { problems: { name: string; key: string }[]; typed: Record<string, string> } | undefined

/** What is to be done with the records that were chosen; nothing happens before the page after it has shown what would. */
export function ChooseForm({ view, refused }: { view: ChooseView; refused: Refused }) {
  const { t } = useTranslation('bulk')
  if (view.count === 0)
    return (
      <div className="grid gap-4">
        <p className="max-w-text text-base">{t('choose.nothing')}</p>
        <p>
          <ButtonLink href={view.registerHref} look="secondary">
            {t('page.toRegister')}
          </ButtonLink>
        </p>
      </div>
    )
  const errors = (refused?.problems ?? []).map(({ name, key }) => ({ name, message: t(`choose.problem.${key}`) }))
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  const typed = refused?.typed ?? {}
  const details = view.steps.filter(({ options, value }) => options !== null || value === 'withdraw')
  return (
    <form method="post" action={view.action} noValidate className="grid max-w-form gap-8">
      <ErrorSummary errors={errors} />
      <p className="text-lg font-semibold">{view.countText}</p>
      {view.cut && <Notice tone="warning">{view.cut}</Notice>}
      <input type="hidden" name="id" value={view.id} />
      <input type="hidden" name="kind" value={view.kind} />
      <input type="hidden" name="query" value={view.query} />
      {view.isAll ? (
        <input type="hidden" name="all" value="yes" />
      ) : (
        view.records.map((recordId) => <input key={recordId} type="hidden" name="record" value={recordId} />)
      )}
      <RadioGroup
        name="step"
        legend={t('choose.legend')}
        error={errorOf('step')}
        defaultValue={typed['step']}
        options={view.steps.map(({ value, label, hint }) => ({ value, label, hint }))}
      />
      {details.map(({ value, label, options }) =>
        options ? (
          <Field
            key={value}
            name={value}
            label={t(`step.${value}.field`)}
            hint={t('choose.onlyFor', { step: label })}
            error={errorOf(value)}
            required={false}
          >
            <Select options={options} emptyLabel={t('choose.pick')} defaultValue={typed[value]} />
          </Field>
        ) : (
          <Field
            key={value}
            name="reason"
            label={t('step.withdraw.field')}
            hint={t('choose.onlyFor', { step: label })}
            error={errorOf('reason')}
            required={false}
          >
            <TextArea defaultValue={typed['reason']} maxLength={2000} rows={3} />
          </Field>
        ),
      )}
      <FormActions note={t('choose.note')}>
        <Button>{t('choose.preview')}</Button>
      </FormActions>
    </form>
  )
}
