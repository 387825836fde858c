import { useTranslation } from 'react-i18next'
import { SkillBox, SkillSuggestions } from '#app/features/classifications/components/skill-field.tsx'
import { SKILL_LEVELS } from '#app/features/expertise/content.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { EditField, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RowList } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** Skills of the lists, by name, and in free words what no list holds. */
export function SkillsFields() {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const levels = SKILL_LEVELS.map((level) => ({
    value: String(level),
    label: t('skills.level', { name: t(`skills:level.${level}.name`), hint: t(`skills:level.${level}.hint`) }),
  }))
  return (
    <>
      <RowList table="skills" legend={t('skills.legend')} hint={t('skills.hint')} add={t('skills.add')}>
        {(row) => (
          <>
            <SkillOfRow row={row} />
            <EditSelect name={rowField('skills', row, 'level')} options={levels} />
          </>
        )}
      </RowList>
      <RowList table="free" legend={t('skills.freeLegend')} hint={t('skills.freeHint')} add={t('skills.addFree')}>
        {(row) => <FreeWords row={row} levels={levels} />}
      </RowList>
    </>
  )
}

function SkillOfRow({ row }: { row: number }) {
  const { t } = useTranslation('skills')
  const { language, shown } = useSection()
  const edit = useEdit()
  const name = rowField('skills', row, 'key')
  const refusal = shown.refusals[name]
  return (
    <div>
      <RowId table="skills" row={row} />
      <EditField name={name} label={t('field.label')} hint={t('field.hint')}>
        {(key) => <SkillBox name={name} language={language} shown={{ key, label: shown.labels[name] ?? '' }} refusal={refusal} />}
      </EditField>
      {refusal && edit.error(name) === undefined && (
        <p className="mt-2 text-base">{t(refusal.suggestions.length > 0 ? 'field.several' : 'field.nothing', { typed: refusal.typed })}</p>
      )}
      <SkillSuggestions name={name} refusal={refusal} />
    </div>
  )
}

function FreeWords({ row, levels }: { row: number; levels: { value: string; label: string }[] }) {
  const { language, form } = useSection()
  return (
    <>
      <RowId table="free" row={row} />
      <EditField name={rowField('free', row, 'text')}>{(value) => <TextInput defaultValue={value} />}</EditField>
      <EditSelect
        name={rowField('free', row, 'lang')}
        options={form.languages.map(({ code, name }) => ({ value: code, label: name }))}
        fallback={language}
      />
      <EditSelect name={rowField('free', row, 'level')} options={levels} />
    </>
  )
}

/** What the row is in the store, so that how it is vouched for stays with it. */
function RowId({ table, row }: { table: 'skills' | 'free'; row: number }) {
  const id = useEdit().value(rowField(table, row, 'id'))
  return id ? <input type="hidden" name={rowField(table, row, 'id')} value={id} /> : null
}
