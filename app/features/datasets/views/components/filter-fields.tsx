import { useTranslation } from 'react-i18next'
import type { FilterForm } from '#app/features/datasets/views/filter-words.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export function KeptFields({ kept }: { kept: readonly { name: string; value: string }[] }) {
  return kept.map(({ name, value }, nth) => <input key={nth} type="hidden" name={name} value={value} />)
}

/** One condition more: a column, how it compares, and with what. Where nothing is sent but an address, any browser can do it. */
export function FilterFields({ form: { columns, operators, given, action, kept } }: { form: FilterForm }) {
  const { t } = useTranslation('dataset-views')
  return (
    <form method="get" action={action} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
      <KeptFields kept={kept} />
      <Field name="column" label={t('filter.column')} {...(columns ? {} : { hint: t('filter.columnHint') })}>
        {columns ? <Select options={columns} defaultValue={given.column} /> : <TextInput defaultValue={given.column} />}
      </Field>
      <Field name="how" label={t('filter.how')}>
        <Select options={operators.map((value) => ({ value, label: t(`filter.operator.${value}`) }))} defaultValue={given.how || 'eq'} />
      </Field>
      <Field name="value" label={t('filter.value')}>
        <TextInput defaultValue={given.value} autoComplete="off" />
      </Field>
      <Button look="secondary">{t('filter.add')}</Button>
    </form>
  )
}
