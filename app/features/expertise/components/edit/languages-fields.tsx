import { useTranslation } from 'react-i18next'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { EditField, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RowList, Suggested } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** Languages, each with its level. */
export function LanguagesFields() {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const { form } = useSection()
  const levels = CEFR.map((level) => ({
    value: level,
    label: t('languages.level', { name: t(`skills:cefr.${level}.name`), hint: t(`skills:cefr.${level}.hint`) }),
  }))
  return (
    <>
      <Suggested id="spoken" names={form.suggestions.spoken} />
      <RowList table="languages" legend={t('languages.legend')} hint={t('languages.hint')} add={t('languages.add')}>
        {(row) => (
          <>
            <EditField name={rowField('languages', row, 'name')}>
              {(value) => <TextInput room="medium" list="spoken" autoComplete="off" defaultValue={value} />}
            </EditField>
            <EditSelect name={rowField('languages', row, 'level')} options={levels} />
          </>
        )}
      </RowList>
    </>
  )
}
