import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { SkillBox, SkillSuggestions } from '#app/features/classifications/components/skill-field.tsx'
import { skillTypedName } from '#app/features/classifications/skill-form.ts'
import { SKILL_LEVELS } from '#app/features/expertise/content.ts'
import { ADD_ASKED_LANGUAGE, ADD_SKILL } from '#app/features/needs/expertise/form-names.ts'
import type { AskedRow, RequestForm } from '#app/features/needs/expertise/request-form.server.ts'
import type { SkillRefusals } from '#app/features/needs/expertise/settle-request.server.ts'
import { EditField, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { FieldComments } from '#app/features/provenance/components/field-comments.tsx'
import { REMOVE_NAME } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { fieldId } from '#app/ui/form/field-context.ts'
import { FieldError } from '#app/ui/form/field-error.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import type { Option } from '#app/ui/form/select.tsx'

type RequestSkillsProps = { language: string; request: RequestForm; refusals: SkillRefusals | undefined }

/** The skills asked for, each with its level and whether it must be there; then one more. */
export function RequestSkills({ language, request: { skills, newSkill }, refusals }: RequestSkillsProps) {
  const { t } = useTranslation(['needs-edit', 'skills'])
  const edit = useEdit()
  const name = `${newSkill}/skill`
  const refusal = refusals?.[name]
  const levels = SKILL_LEVELS.map((level) => ({ value: String(level), label: t(`skills:level.${level}.name`) }))
  const adding = (
    <div>
      <EditField name={name} label={t('expertise.addSkill')} hint={t('skills:field.hint')} required={skills.length === 0}>
        {(key) => <SkillBox name={name} language={language} shown={{ key, label: edit.value(skillTypedName(name)) }} refusal={refusal} />}
      </EditField>
      <SkillSuggestions name={name} refusal={refusal} />
    </div>
  )
  return (
    <AskedRows
      id="skills"
      legend={t('expertise.skills')}
      hint={t('expertise.skillsHint')}
      rows={skills}
      field="skill"
      levels={levels}
      addition={{ path: newSkill, control: adding, intent: ADD_SKILL, button: t('expertise.addSkillButton') }}
    />
  )
}

/** The languages of the mission, as skills are asked for. */
export function RequestLanguages({ request: { languages, newLanguage, languageOptions } }: { request: RequestForm }) {
  const { t } = useTranslation(['needs-edit', 'skills'])
  const adding = (
    <EditField name={`${newLanguage}/language`} label={t('expertise.addLanguage')} required={false}>
      {(value) => <ComboBox options={languageOptions} defaultValue={value} emptyLabel="" />}
    </EditField>
  )
  return (
    <AskedRows
      id="languages"
      legend={t('expertise.languages')}
      hint={t('expertise.languagesHint')}
      rows={languages}
      field="language"
      levels={CEFR.map((level) => ({ value: level, label: t(`skills:cefr.${level}.name`) }))}
      addition={{ path: newLanguage, control: adding, intent: ADD_ASKED_LANGUAGE, button: t('expertise.addLanguageButton') }}
    />
  )
}

type AskedRowsProps = {
  /** Also where the page comes back to after one was added. */
  id: string
  legend: string
  hint: string
  rows: AskedRow[]
  /** The field that holds the code. */
  field: string
  levels: Option[]
  addition: { path: string; control: ReactNode; intent: string; button: string }
}

function AskedRows({ id, legend, hint, rows, field, levels, addition }: AskedRowsProps) {
  return (
    <Fieldset large id={id} legend={legend} hint={hint}>
      <div className="mt-4 grid gap-6">
        {rows.length > 0 && (
          <ul className="divide-y divide-line border-y border-line">
            {rows.map((row) => (
              <Asked key={row.path} row={row} field={field} levels={levels} />
            ))}
          </ul>
        )}
        <div className="grid gap-4 rounded-md border border-line bg-paper p-4 sm:p-5">
          {addition.control}
          <LevelAndMust path={addition.path} levels={levels} />
          <div>
            <Button name="intent" value={addition.intent} look="secondary">
              {addition.button}
            </Button>
          </div>
        </div>
      </div>
    </Fieldset>
  )
}

function Asked({ row: { path, name }, field, levels }: { row: AskedRow; field: string; levels: Option[] }) {
  const { t } = useTranslation('needs-edit')
  const edit = useEdit()
  const code = `${path}/${field}`
  const error = edit.error(code)
  return (
    <li className="grid gap-3 py-4">
      <input type="hidden" name={code} value={edit.value(code)} />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <div id={fieldId(code)} tabIndex={-1} className="min-w-0">
          <p className="text-base font-semibold wrap-anywhere">
            <bdi>{name}</bdi>
          </p>
          {error && <FieldError id={`${fieldId(code)}-error`} message={error} />}
        </div>
        <Button name={REMOVE_NAME} value={path} look="quiet">
          {t('expertise.remove')} <span className="sr-only">{name}</span>
        </Button>
      </div>
      <FieldComments name={code} />
      <LevelAndMust path={path} levels={levels} of={name} />
    </li>
  )
}

/** `of`: what the row is about, for who does not see it beside. */
function LevelAndMust({ path, levels, of }: { path: string; levels: Option[]; of?: string }) {
  const { t } = useTranslation('needs-edit')
  const label = (words: string) => (
    <>
      {words}
      {of && <span className="sr-only"> {of}</span>}
    </>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <EditSelect name={`${path}/level`} label={label(t('expertise.level'))} options={levels} />
      <EditSelect
        name={`${path}/must`}
        label={label(t('expertise.mustOrWanted'))}
        fallback="yes"
        options={[
          { value: 'yes', label: t('expertise.must') },
          { value: 'no', label: t('expertise.wanted') },
        ]}
      />
    </div>
  )
}
