import { useTranslation } from 'react-i18next'
import type { ComparedPair } from '#app/features/provenance/version-pages.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'

type CompareFormProps = { base: string; newest: number; hasWorking: boolean; pair?: ComparedPair }

/** Chooses two states of a record to compare. */
export function CompareForm({ base, newest, hasWorking, pair }: CompareFormProps) {
  const { t, i18n } = useTranslation('provenance')
  const numbers = Array.from({ length: newest }, (_, index) => newest - index).map((number) => ({
    value: String(number),
    label: t('versions.version', { version: formatNumber(i18n.language, number) }),
  }))
  const { from, to } = pair ?? { from: hasWorking ? newest : newest - 1, to: hasWorking ? 'WORKING' : newest }
  return (
    <form method="get" action={`${base}/compare`} className="no-print flex flex-wrap items-end gap-4">
      <Field name="from" label={t('compare.from')}>
        <Select options={numbers} defaultValue={String(from)} className="min-w-44" />
      </Field>
      <Field name="to" label={t('compare.to')}>
        <Select
          options={hasWorking ? [{ value: 'working', label: t('compare.working') }, ...numbers] : numbers}
          defaultValue={to === 'WORKING' ? 'working' : String(to)}
          className="min-w-44"
        />
      </Field>
      <Button look="secondary">{t('compare.show')}</Button>
    </form>
  )
}
