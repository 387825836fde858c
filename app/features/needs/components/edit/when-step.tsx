import { useTranslation } from 'react-i18next'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'

/** From when and until when help is of use. */
export function WhenStep() {
  const { t } = useTranslation('needs-edit')
  return (
    <Fieldset large legend={t('when.legend')} hint={t('when.hint')}>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <EditField name="from">{(value) => <DateInput defaultValue={value} />}</EditField>
        <EditField name="to" hint={t('when.toHint')} required={false}>
          {(value) => <DateInput defaultValue={value} />}
        </EditField>
      </div>
    </Fieldset>
  )
}
