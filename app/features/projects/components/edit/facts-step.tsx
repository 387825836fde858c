import { useTranslation } from 'react-i18next'
import type { EditOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { EditCheckbox, EditField, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

const DATES = ['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const

/** Status, dates, identifier, currency. */
export function FactsStep({ options }: { options: EditOptions }) {
  const { t } = useTranslation('projects-edit')
  return (
    <>
      <EditSelect name="iatiStatus" hint={t('facts.statusHint')} options={options['iatiStatus'] ?? []} />
      <Fieldset large legend={t('facts.dates')} hint={t('facts.datesHint')}>
        <div className="mt-3 grid gap-5 sm:grid-cols-2">
          {DATES.map((name) => (
            <EditField key={name} name={name} required={name === 'plannedStart'}>
              {(value) => <DateInput defaultValue={value} />}
            </EditField>
          ))}
        </div>
      </Fieldset>
      <EditField name="iatiIdentifier" hint={t('facts.identifierHint')} required={false}>
        {(value) => <TextInput dir="ltr" autoComplete="off" spellCheck={false} defaultValue={value} />}
      </EditField>
      <div className="max-w-md">
        <EditSelect name="defaultCurrency" hint={t('facts.currencyHint')} required={false} options={options['currency'] ?? []} />
      </div>
      <EditCheckbox name="humanitarian" label={t('facts.humanitarianLabel')} hint={t('facts.humanitarianHint')} />
    </>
  )
}
