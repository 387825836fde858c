import { useTranslation } from 'react-i18next'
import type { CodeRow, DatasetForm } from '#app/features/datasets/edit/step-form.server.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { LICENCES } from '#app/features/datasets/record/licences.ts'
import { EditField, EditRadios, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { REMOVE_NAME } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import type { Option } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

/** Who may see the data and what they may do with them; what they speak of; how often they are renewed; whom to ask. */
export function AboutStep({ codes }: { codes: NonNullable<DatasetForm['codes']> }) {
  const { t } = useTranslation('datasets-edit')
  return (
    <>
      <EditRadios
        name="visibility"
        options={VISIBILITIES.map((value) => ({ value, label: t(`visibilityOption.${value}`), hint: t(`visibilityHint.${value}`) }))}
      />
      <EditSelect
        name="licence"
        hint={t('about.licenceHint')}
        options={[true, false].map((open) => ({
          label: t(open ? 'about.openLicences' : 'about.otherLicences'),
          options: LICENCES.filter((licence) => licence.open === open).map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
        }))}
      />
      <Fieldset large legend={t('about.period')} hint={t('about.periodHint')}>
        <div className="mt-3 grid gap-5 sm:grid-cols-2">
          <EditField name="from" required={false}>
            {(value) => <DateInput defaultValue={value} />}
          </EditField>
          <EditField name="to" required={false}>
            {(value) => <DateInput defaultValue={value} />}
          </EditField>
        </div>
      </Fieldset>
      <Codes legend={t('about.countries')} rows={codes.countries} addition={codes.newCountry} options={codes.countryOptions} />
      <Codes legend={t('about.sectors')} rows={codes.sectors} addition={codes.newSector} options={codes.sectorOptions} />
      <EditSelect
        name="frequency"
        hint={t('about.frequencyHint')}
        required={false}
        options={FREQUENCY_NAMES.map((value) => ({ value, label: t(`frequencyOption.${value}`) }))}
      />
      <Fieldset large legend={t('about.contact')} hint={t('about.contactHint')}>
        <div className="mt-3 grid gap-5 sm:grid-cols-2">
          <EditField name="facts/contact/name" required={false}>
            {(value) => <TextInput dir="auto" autoComplete="off" defaultValue={value} />}
          </EditField>
          <EditField name="facts/contact/email" required={false}>
            {(value) => <TextInput type="email" dir="ltr" autoComplete="off" defaultValue={value} />}
          </EditField>
        </div>
      </Fieldset>
    </>
  )
}

/** Codes of one list: those there are, each with its way out, and one to add. */
function Codes({ legend, rows, addition, options }: { legend: string; rows: CodeRow[]; addition: string; options: Option[] }) {
  const { t } = useTranslation('datasets-edit')
  const edit = useEdit()
  return (
    <Fieldset large legend={legend}>
      <div className="mt-3 grid gap-4">
        {rows.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {rows.map(({ path, name }) => (
              <li key={path} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <input type="hidden" name={`${path}/code`} value={edit.value(`${path}/code`)} />
                <bdi className="text-base">{name}</bdi>
                <Button name={REMOVE_NAME} value={path} look="quiet">
                  {t('about.remove')} <span className="sr-only">{name}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <EditField name={`${addition}/code`} label={t('about.add')} required={false}>
            {(value) => <ComboBox options={options} defaultValue={value} emptyLabel="" />}
          </EditField>
          <Button name="intent" value="add" look="secondary">
            {t('about.addButton')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
