import { useTranslation } from 'react-i18next'
import type { SectionProblem } from '#app/features/expertise/forms/posted-section.server.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { useProblemMessage } from '#app/features/provenance/components/problem-words.ts'
import { fieldLabelKey, splitFieldName } from '#app/features/provenance/field-names.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Words for a field of a profile's forms, with its language where it is a text: "Headline (Arabic)". */
export function useExpertLabel(): (name: string) => string {
  const { t, i18n } = useTranslation(['expert-edit', 'provenance', 'skills'])
  return (name) => {
    if (/^skills\/\d+\/key$/.test(name)) return t('skills:field.label')
    if (name.startsWith('clearances/')) return t(`skills:clearance.${name.slice('clearances/'.length)}.name`)
    const words = t(`field.${fieldLabelKey(name)}`)
    const { lang } = splitFieldName(name)
    return lang ? t('provenance:text.inLanguage', { field: words, language: languageName(lang, i18n.language as Language) }) : words
  }
}

/** A refusal as a sentence: a ready one, one of these forms, or one that all forms share. */
export function useSectionMessage(): (problem: SectionProblem) => string {
  const { t, i18n } = useTranslation('expert-edit')
  const shared = useProblemMessage()
  return ({ message, messageKey = 'value', params = {} }) => {
    if (message) return message
    if (!i18n.exists(`expert-edit:problem.${messageKey}`)) return shared({ messageKey, params })
    const written = Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? formatNumber(i18n.language, value) : value,
    ])
    return t(`problem.${messageKey}`, Object.fromEntries(written) as Record<string, string>)
  }
}
