import { useTranslation } from 'react-i18next'
import { CONTEXTS } from '#app/features/expertise/content.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { EditField, EditNumber } from '#app/features/provenance/components/edit-field.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RowList, Suggested } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** Countries and circumstances somebody worked in. */
export function ExperienceFields() {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const { form, shown } = useSection()
  return (
    <>
      <Suggested id="countries" names={form.suggestions.countries} />
      <CheckboxGroup
        name="contexts"
        legend={t('experience.contexts')}
        required={false}
        options={CONTEXTS.map((context) => ({ value: context, label: t(`skills:context.${context}`) }))}
        defaultValues={shown.values['contexts']}
      />
      <RowList table="countries" legend={t('experience.legend')} hint={t('experience.hint')} add={t('experience.add')}>
        {(row) => (
          <>
            <EditField name={rowField('countries', row, 'name')}>
              {(value) => <TextInput room="medium" list="countries" autoComplete="off" defaultValue={value} />}
            </EditField>
            <EditNumber
              name={rowField('countries', row, 'lastYear')}
              hint={t('experience.yearHint')}
              required={false}
              className="max-w-28"
            />
          </>
        )}
      </RowList>
    </>
  )
}
