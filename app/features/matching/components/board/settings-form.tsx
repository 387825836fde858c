import { Form } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'
import { weightField, type TypedSettings } from '#app/features/matching/board/settings-form.ts'
import { COMPONENTS } from '#app/features/matching/model.ts'
import { SOUTH_POLICIES } from '#app/features/matching/scoring/context.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary, type FormError } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { NumberInput } from '#app/ui/form/number-input.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'

type Props = { typed: TypedSettings; errors: FormError[]; resetHref: string; cancelHref: string; action: string }

/** What the coordinator chooses for a round. */
export function SettingsForm({ typed, errors, resetHref, cancelHref, action }: Props) {
  const { t } = useTranslation('matching-board')
  const error = (name: string) => errors.find((one) => one.name === name)?.message
  return (
    <Form method="post" action={action} noValidate className="grid max-w-form gap-8">
      <ErrorSummary errors={errors} />
      <Weights typed={typed} error={error} resetHref={resetHref} />
      <RadioGroup
        name="south"
        legend={t('settings.south.legend')}
        hint={t('settings.south.hint')}
        error={error('south')}
        defaultValue={typed['south']}
        options={SOUTH_POLICIES.map((value) => ({
          value,
          label: t(`settings.south.${value}.name`),
          hint: t(`settings.south.${value}.about`),
        }))}
      />
      <Field name="leadDays" label={t('settings.leadDays.label')} hint={t('settings.leadDays.hint')} error={error('leadDays')}>
        <NumberInput defaultValue={typed['leadDays']} unit={t('settings.leadDays.unit')} />
      </Field>
      <Field
        name="mostPerRoster"
        label={t('settings.mostPerRoster.label')}
        hint={t('settings.mostPerRoster.hint')}
        error={error('mostPerRoster')}
        required={false}
      >
        <NumberInput defaultValue={typed['mostPerRoster']} />
      </Field>
      <Fieldset legend={t('settings.solving')} large>
        <div className="grid gap-6">
          <Field name="seconds" label={t('settings.seconds.label')} hint={t('settings.seconds.hint')} error={error('seconds')}>
            <NumberInput defaultValue={typed['seconds']} unit={t('settings.seconds.unit')} />
          </Field>
          <Field name="gap" label={t('settings.gap.label')} hint={t('settings.gap.hint')} error={error('gap')}>
            <NumberInput decimals defaultValue={typed['gap']} unit={t('settings.gap.unit')} />
          </Field>
        </div>
      </Fieldset>
      <p className="max-w-text text-base text-ink-soft">{t('settings.fairness')}</p>
      <FormActions>
        <Button>{t('settings.start')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('settings.cancel')}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

type WeightsProps = { typed: TypedSettings; error: (name: string) => string | undefined; resetHref: string }

/** The seven weights; their sum is counted while one types, and by the server in any case. */
function Weights({ typed, error, resetHref }: WeightsProps) {
  const { t, i18n } = useTranslation(['matching-board', 'matching'])
  const [sum, setSum] = useState(() => sumOf((name) => typed[name] ?? ''))
  const count = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement
    if (form) setSum(sumOf((name) => (form.elements.namedItem(name) as HTMLInputElement).value))
  }
  return (
    <Fieldset legend={t('settings.weights')} large>
      <p className="mb-4 max-w-text text-base text-ink-soft">{t('settings.weightsHint')}</p>
      <div className="grid gap-5" onInput={count}>
        {COMPONENTS.map((code) => (
          <Field
            key={code}
            name={weightField(code)}
            label={t(`matching:component.${code}.name`)}
            hint={t(`matching:component.${code}.about`)}
            error={error(weightField(code))}
          >
            <NumberInput defaultValue={typed[weightField(code)]} unit={t('settings.points')} className="max-w-28" />
          </Field>
        ))}
      </div>
      <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 text-base">
        <output className="figures font-semibold">
          {Number.isFinite(sum) ? t('settings.sum', { sum: formatNumber(i18n.language, sum) }) : t('settings.sumUnknown')}
        </output>
        <ButtonLink href={resetHref} look="quiet">
          {t('settings.reset')}
        </ButtonLink>
      </p>
    </Fieldset>
  )
}

function sumOf(value: (name: string) => string): number {
  return COMPONENTS.reduce((sum, code) => sum + Number(readDecimal(value(weightField(code))) ?? Number.NaN), 0)
}
