import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { fieldId } from '#app/ui/form/field-context.ts'
import { NumberInput } from '#app/ui/form/number-input.tsx'
import { Select, type Option, type OptionGroup } from '#app/ui/form/select.tsx'

export type MoneyFieldsProps = {
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  required?: boolean
  amount: { name: string; defaultValue?: string | undefined }
  currency: { name: string; defaultValue?: string | undefined; options: (Option | OptionGroup)[] }
}

/** An amount and its ISO 4217 currency; the error belongs to both and the summary links to the amount. */
export function MoneyFields({ legend, hint, error, required = true, amount, currency }: MoneyFieldsProps) {
  const { t } = useTranslation('ui')
  const id = `${fieldId(amount.name)}-group`
  return (
    <Fieldset legend={legend} hint={hint} error={error} required={required} id={id}>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,8rem)] gap-3 sm:max-w-md sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)]">
        <Field name={amount.name} label={<span className="font-normal">{t('form.amount')}</span>}>
          <NumberInput
            decimals
            wide
            required={required ? undefined : false}
            defaultValue={amount.defaultValue}
            aria-invalid={Boolean(error) || undefined}
            aria-describedby={error ? `${id}-error` : undefined}
          />
        </Field>
        <Field name={currency.name} label={<span className="font-normal">{t('form.currency')}</span>}>
          <Select options={currency.options} required={required ? undefined : false} defaultValue={currency.defaultValue} />
        </Field>
      </div>
    </Fieldset>
  )
}
