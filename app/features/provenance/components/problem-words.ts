import { useTranslation } from 'react-i18next'
import { languageName } from '#app/features/classifications/languages.ts'
import { fieldLabelKey, splitFieldName, type FieldName } from '#app/features/provenance/field-names.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Words for a field of the namespace, with its language where it is a text: "Titre (arabe)". */
export function useFieldLabel(namespace: string): (name: FieldName) => string {
  const { t, i18n } = useTranslation([namespace, 'provenance'])
  return (name) => {
    const words = t(`${namespace}:field.${fieldLabelKey(name)}`)
    const { lang } = splitFieldName(name)
    return lang ? t('provenance:text.inLanguage', { field: words, language: languageName(lang, i18n.language as Language) }) : words
  }
}

/** A refusal as a sentence, its numbers as the reader writes them. */
export function useProblemMessage(): (problem: Pick<FieldProblem, 'messageKey' | 'params'>) => string {
  const { t, i18n } = useTranslation('provenance')
  return ({ messageKey, params = {} }) => {
    const written = Object.entries(params).map(([key, value]) => [
      key === 'count' ? 'formatted' : key,
      typeof value === 'number' ? formatNumber(i18n.language, value) : value,
    ])
    const values: Record<string, string | number | undefined> = {
      ...(Object.fromEntries(written) as Record<string, string>),
      count: params['count'],
    }
    return t(`problem.${messageKey}`, values)
  }
}
