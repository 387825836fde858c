import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { PROJECT_TEXTS } from '#app/features/projects/content.ts'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { AddLanguage, LanguageTexts, type WritingLanguage } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type TextsStepProps = { texts: { languages: WritingLanguage[]; languagesToAdd: { code: string; name: string }[] } }

const ROWS = { description: 7, objectives: 4, targetGroups: 3 } as const

/** What the project is called, does, aims at and is for, in every language it is written in. */
export function TextsStep({ texts: { languages, languagesToAdd } }: TextsStepProps) {
  const { t } = useTranslation('projects-edit')
  return (
    <>
      <LanguageTexts id="texts" label={t('texts.label')} languages={languages} paths={PROJECT_TEXTS}>
        {({ code, dir }) => (
          <>
            <EditField
              name={fieldName('title', code)}
              label={t('field.title')}
              hint={t('texts.titleHint')}
              visibility={t('visibility.published')}
            >
              {(value) => <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />}
            </EditField>
            {(['description', 'objectives', 'targetGroups'] as const).map((path) => (
              <EditField
                key={path}
                name={fieldName(path, code)}
                label={t(`field.${path}`)}
                hint={t(`texts.${path}Hint`)}
                required={path === 'description'}
              >
                {(value) => <TextArea lang={htmlLang(code)} dir={dir} rows={ROWS[path]} defaultValue={value} />}
              </EditField>
            ))}
          </>
        )}
      </LanguageTexts>
      <AddLanguage suggestions={languagesToAdd} />
    </>
  )
}
