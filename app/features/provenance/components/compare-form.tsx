import { useTranslation } from 'react-i18next'
import type { ComparedPair } from '#app/features/provenance/version-pages.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type CompareFormProps = { base: string; newest: number; hasWorking: boolean; pair?: ComparedPair }

/** More versions than this are named by their number, not chosen from a list. */
const MOST_LISTED = 30

/** Chooses two states of a record to compare. */
export function CompareForm({ base, newest, hasWorking, pair }: CompareFormProps) {
  const { t } = useTranslation('provenance')
  const { from, to } = pair ?? { from: hasWorking ? newest : newest - 1, to: hasWorking ? 'WORKING' : newest }
  const Choice = newest > MOST_LISTED ? NumberChoice : ListChoice
  return (
    <form method="get" action={`${base}/compare`} className="no-print flex flex-wrap items-end gap-4">
      <Choice name="from" newest={newest} hasWorking={false} chosen={from} />
      <Choice name="to" newest={newest} hasWorking={hasWorking} chosen={to} />
      <Button look="secondary">{t('compare.show')}</Button>
    </form>
  )
}

type ChoiceProps = { name: 'from' | 'to'; newest: number; hasWorking: boolean; chosen: number | 'WORKING' }

function ListChoice({ name, newest, hasWorking, chosen }: ChoiceProps) {
  const { t, i18n } = useTranslation('provenance')
  const numbers = Array.from({ length: newest }, (_, index) => newest - index).map((number) => ({
    value: String(number),
    label: t('versions.version', { version: formatNumber(i18n.language, number) }),
  }))
  return (
    <Field name={name} label={t(`compare.${name}`)}>
      <Select
        options={hasWorking ? [{ value: 'working', label: t('compare.working') }, ...numbers] : numbers}
        defaultValue={chosen === 'WORKING' ? 'working' : String(chosen)}
        className="min-w-44"
      />
    </Field>
  )
}

function NumberChoice({ name, newest, hasWorking, chosen }: ChoiceProps) {
  const { t, i18n } = useTranslation('provenance')
  const hint = t(hasWorking ? 'compare.numberOrWorking' : 'compare.number', { newest: formatNumber(i18n.language, newest) })
  return (
    <Field name={name} label={t(`compare.${name}`)} hint={hint}>
      <TextInput inputMode="numeric" className="max-w-32" defaultValue={chosen === 'WORKING' ? '' : String(chosen)} />
    </Field>
  )
}
