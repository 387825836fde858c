import { useTranslation } from 'react-i18next'
import { WORK_MODES } from '#app/features/expertise/content.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { EditField, EditNumber, EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RowList, Suggested } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** When, how much, how, and where not. */
export function AvailabilityFields() {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const { form } = useSection()
  const isTeam = form.kind === 'TEAM'
  return (
    <>
      <RowList table="availability" legend={t('availability.legend')} hint={t('availability.hint')} add={t('availability.add')}>
        {(row) => (
          <div className="grid gap-5 sm:grid-cols-2">
            <EditField name={rowField('availability', row, 'from')}>{(value) => <DateInput wide defaultValue={value} />}</EditField>
            <EditField name={rowField('availability', row, 'to')}>{(value) => <DateInput wide defaultValue={value} />}</EditField>
          </div>
        )}
      </RowList>
      <EditRadios name="mode" options={WORK_MODES.map((mode) => ({ value: mode, label: t(`skills:mode.${mode}`) }))} />
      <EditNumber name="daysPerYear" hint={t(isTeam ? 'availability.daysHintTeam' : 'availability.daysHint')} className="max-w-28" />
      <EditNumber name="restDays" hint={t('availability.restHint')} required={false} className="max-w-28" />
      {isTeam && <EditNumber name="atOnce" hint={t('availability.atOnceHint')} className="max-w-28" />}
      <Suggested id="countries" names={form.suggestions.countries} />
      <RowList table="notIn" legend={t('availability.notInLegend')} hint={t('availability.notInHint')} add={t('availability.addNotIn')}>
        {(row) => (
          <EditField name={rowField('notIn', row, 'name')}>
            {(value) => <TextInput room="medium" list="countries" autoComplete="off" defaultValue={value} />}
          </EditField>
        )}
      </RowList>
    </>
  )
}
