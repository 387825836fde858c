import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'

type DateEnd = {
  name: string
  defaultValue?: string | undefined
  error?: string | undefined
  label?: string | undefined
  required?: boolean
}

export type DateFieldsProps = { legend: ReactNode; hint?: ReactNode; from: DateEnd; to: DateEnd; required?: boolean }

/** A period: two calendar days side by side under one legend. */
export function DateFields({ legend, hint, from, to, required = true }: DateFieldsProps) {
  const { t } = useTranslation('ui')
  return (
    <Fieldset legend={legend} hint={hint} required={required}>
      <div className="grid gap-4 sm:grid-cols-2">
        <DateEndField end={from} label={t('form.dateFrom')} inherited={required} />
        <DateEndField end={to} label={t('form.dateTo')} inherited={required} />
      </div>
    </Fieldset>
  )
}

/** Where the whole period is optional, its legend says so once. */
function DateEndField({ end, label, inherited }: { end: DateEnd; label: string; inherited: boolean }) {
  return (
    <Field name={end.name} label={end.label ?? label} error={end.error} required={inherited ? (end.required ?? true) : true}>
      <DateInput wide defaultValue={end.defaultValue} required={inherited ? undefined : false} />
    </Field>
  )
}
