import { useTranslation } from 'react-i18next'
import { CLEARANCES } from '#app/features/expertise/content.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RowList, Suggested } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** What somebody holds until a day, and whose requests they must not answer. */
export function ClearancesFields() {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const { form } = useSection()
  return (
    <>
      <Fieldset large legend={t('clearances.legend')} hint={t('clearances.hint')}>
        <div className="mt-4 grid gap-6">
          {CLEARANCES.map((kind) => (
            <EditField
              key={kind}
              name={`clearances/${kind}`}
              label={t('clearances.until', { clearance: t(`skills:clearance.${kind}.name`) })}
              hint={t(`skills:clearance.${kind}.hint`)}
              required={false}
            >
              {(value) => <DateInput defaultValue={value} />}
            </EditField>
          ))}
        </div>
      </Fieldset>
      <Suggested id="organisations" names={form.suggestions.organisations} />
      <RowList table="conflicts" legend={t('clearances.conflicts')} hint={t('clearances.conflictsHint')} add={t('clearances.addConflict')}>
        {(row) => (
          <EditField name={rowField('conflicts', row, 'name')} hint={t('clearances.organisationHint')}>
            {(value) => <TextInput list="organisations" autoComplete="off" defaultValue={value} />}
          </EditField>
        )}
      </RowList>
    </>
  )
}
