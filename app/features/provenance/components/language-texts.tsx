import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { ADD_LANGUAGE } from '#app/features/provenance/save-reply.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { LanguageTabs } from '#app/ui/form/language-tabs.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { useEdit } from './edit-state.ts'
import { useComments } from './field-comments.tsx'

/** A language that texts are written in; `name` is its own. */
export type WritingLanguage = { code: string; name: string; dir: 'ltr' | 'rtl' }

export type LanguageTextsProps = {
  id: string
  /** What the texts are: "Title and description". */
  label: string
  languages: WritingLanguage[]
  /** The paths of the texts: `title`, `transactions/r1/description`. */
  paths: readonly string[]
  /** The fields of one language. */
  children: (language: WritingLanguage) => ReactNode
}

/** Texts of an edit form in all their languages, side by side; each is saved by itself and touches no other. */
export function LanguageTexts({ id, label, languages, paths, children }: LanguageTextsProps) {
  const edit = useEdit()
  const comments = useComments()
  const isAsked = (name: string) => comments.some(({ field, answer }) => field === name && answer === null)
  const names = (code: string) => paths.map((path) => fieldName(path, code))
  return (
    <LanguageTabs
      id={id}
      label={label}
      languages={languages.map((language) => ({
        ...language,
        lang: htmlLang(language.code),
        filled: names(language.code).some((name) => edit.value(name).trim() !== ''),
        problem: names(language.code).some((name) => edit.error(name) !== undefined || edit.conflict(name) !== undefined || isAsked(name)),
      }))}
    >
      {children}
    </LanguageTabs>
  )
}

/** A field for one more language, by name or BCP 47 tag; its button saves and shows the form with it. */
export function AddLanguage({ suggestions }: { suggestions: { code: string; name: string }[] }) {
  const { t } = useTranslation('provenance')
  const edit = useEdit()
  const error = edit.error(ADD_LANGUAGE)
  return (
    <Disclosure summary={t('text.addLanguage')} open={error !== undefined}>
      <Field name={ADD_LANGUAGE} label={t('text.languageToAdd')} hint={t('text.addLanguageHint')} error={error}>
        <div className="flex flex-wrap gap-3">
          <div className="min-w-40 flex-1 sm:max-w-xs">
            <TextInput list="languages-to-add" autoComplete="off" defaultValue={edit.value(ADD_LANGUAGE)} />
          </div>
          <datalist id="languages-to-add">
            {suggestions.map(({ code, name }) => (
              <option key={code} value={name} />
            ))}
          </datalist>
          <Button name="intent" value={ADD_LANGUAGE} look="secondary">
            {t('text.addLanguageButton')}
          </Button>
        </div>
      </Field>
    </Disclosure>
  )
}
