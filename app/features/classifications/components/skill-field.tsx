import { useTranslation } from 'react-i18next'
import {
  skillAskedName,
  skillLookupPath,
  skillPickName,
  skillTypedName,
  type SkillRefusal,
} from '#app/features/classifications/skill-form.ts'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'

/** What the field begins with: the key of a skill and its label, both empty for none. */
export type ShownSkill = { key: string; label: string }

type SkillBoxProps = { name: string; language: string; shown: ShownSkill; refusal?: SkillRefusal | undefined }

/**
 * Finds a skill by its name as one types; without a script the words are sent and understood by `resolveSkill`. Inside a `Field` or
 * an `EditField` of that name; `SkillSuggestions` stands after it.
 */
export function SkillBox({ name, language, shown, refusal }: SkillBoxProps) {
  return (
    <ComboBox
      loadItems={skillLookupPath(language)}
      textName={skillTypedName(name)}
      defaultValue={refusal ? '' : shown.key}
      defaultText={refusal ? refusal.typed : shown.label}
    />
  )
}

/** "Did you mean": the skills that refused words may name. */
export function SkillSuggestions({ name, refusal }: { name: string; refusal: SkillRefusal | undefined }) {
  const { t } = useTranslation('skills')
  if (!refusal || refusal.suggestions.length === 0) return null
  return (
    <div className="mt-4">
      <input type="hidden" name={skillAskedName(name)} value={refusal.typed} />
      <RadioGroup name={skillPickName(name)} legend={t('field.found')} options={refusal.suggestions} required={false} />
    </div>
  )
}
