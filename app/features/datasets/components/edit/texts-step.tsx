import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import type { DatasetForm } from '#app/features/datasets/edit/step-form.server.ts'
import { DATASET_TEXTS } from '#app/features/datasets/record/content.ts'
import { EditField } from '#app/features/provenance/components/edit-field.tsx'
import { AddLanguage, LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type TextsStepProps = Pick<DatasetForm, 'texts'> & {
  /** A version is published: the next one says what is new in it. */ hasVersion: boolean
}

/** What the data are, how they came about and what to beware of, in every language it is written in. */
export function TextsStep({ texts: { languages, languagesToAdd }, hasVersion }: TextsStepProps) {
  const { t } = useTranslation('datasets-edit')
  const shown = DATASET_TEXTS.filter((field) => field !== 'change' || hasVersion)
  return (
    <>
      <LanguageTexts id="texts" label={t('texts.label')} languages={languages} paths={shown}>
        {({ code, dir }) =>
          shown.map((field) => (
            <EditField
              key={field}
              name={fieldName(field, code)}
              label={t(`field.${field}`)}
              hint={t(`texts.${field}Hint`)}
              required={field === 'title' || field === 'summary'}
            >
              {(value) =>
                field === 'title' ? (
                  <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />
                ) : (
                  <TextArea lang={htmlLang(code)} dir={dir} rows={field === 'summary' ? 6 : 4} defaultValue={value} />
                )
              }
            </EditField>
          ))
        }
      </LanguageTexts>
      <AddLanguage suggestions={languagesToAdd} />
    </>
  )
}
