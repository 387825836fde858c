import { languageName } from '#app/features/classifications/languages.ts'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { newRowId } from '#app/features/provenance/row-id.ts'
import { languagesToAdd } from '#app/features/provenance/writing-languages.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import type { Option } from '#app/ui/form/select.tsx'
import { isLanguageAsked } from './fields.server.ts'

/** A skill or a language that is asked for: the path of its row, and its name for the reader. */
export type AskedRow = { path: string; name: string }

export type RequestForm = {
  skills: AskedRow[]
  languages: AskedRow[]
  languageOptions: Option[]
  /** Paths of the rows that the form may add, made with the page so that a form sent twice adds one. */
  newSkill: string
  newLanguage: string
}

/** What the step of a request for expertise shows beside its values. Pure but for the new ids. */
export function requestForm({ skills, languages }: Pick<NeedContent, 'skills' | 'languages'>, language: Language): RequestForm {
  return {
    skills: skills.map(({ id, skill }) => ({ path: `skills/${id}`, name: skill ? skillLabel(skill, language) : '' })),
    languages: languages.map(({ id, language: tag }) => ({ path: `languages/${id}`, name: tag ? languageName(tag, language) : '' })),
    languageOptions: askedLanguages(language),
    newSkill: `skills/${newRowId()}`,
    newLanguage: `languages/${newRowId()}`,
  }
}

/** The portal's own languages first, then those that people of partner countries often speak. */
function askedLanguages(reader: Language): Option[] {
  const own = LANGUAGES.map((code) => ({ value: code, label: languageName(code, reader) }))
  const others = languagesToAdd(
    reader,
    LANGUAGES.map((code) => ({ code })),
  )
  return [...own, ...others.filter(({ code }) => isLanguageAsked(code)).map(({ code, name }) => ({ value: code, label: name }))]
}
