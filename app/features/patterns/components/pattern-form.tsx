import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select, type Option } from '#app/ui/form/select.tsx'

export type Choosable = { name: string; label: string; options: Option[]; value: string }

/** What a view shows, as a plain GET form that keeps the filters. */
export function PatternForm({ action, kept, choices }: { action: string; kept: { name: string; value: string }[]; choices: Choosable[] }) {
  const { t } = useTranslation('patterns')
  return (
    <form method="get" action={action} aria-label={t('form.label')} className="no-print flex flex-wrap items-end gap-x-4 gap-y-3">
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ name, label, options, value }) => (
        <div key={name} className="min-w-40 grow sm:max-w-96">
          <Field name={name} label={label}>
            <Select options={options} defaultValue={value} />
          </Field>
        </div>
      ))}
      <Button look="secondary">{t('form.show')}</Button>
    </form>
  )
}
