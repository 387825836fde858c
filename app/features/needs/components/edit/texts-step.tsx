import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { NEED_TEXTS } from '#app/features/needs/content.ts'
import type { RowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { AddLanguage, LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

/** What is lacking, in every language it is written in. */
export function TextsStep({ texts: { languages, languagesToAdd } }: Pick<RowForm, 'texts'>) {
  const { t } = useTranslation('needs-edit')
  return (
    <>
      <LanguageTexts id="texts" label={t('texts.label')} languages={languages} paths={NEED_TEXTS}>
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
            <EditField
              name={fieldName('summary', code)}
              label={t('field.summary')}
              hint={t('texts.summaryHint')}
              visibility={t('visibility.published')}
            >
              {(value) => <TextArea lang={htmlLang(code)} dir={dir} rows={7} defaultValue={value} />}
            </EditField>
          </>
        )}
      </LanguageTexts>
      <AddLanguage suggestions={languagesToAdd} />
    </>
  )
}
