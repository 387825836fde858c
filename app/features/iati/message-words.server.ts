import { fieldLabelKey } from '#app/features/provenance/field-names.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import type { MessageParams } from './refusal.ts'

/** Puts a refusal, a failure or a finding in words; `key` stands in the namespace `iati` unless it names another. */
export type Say = (message: { key: string; params: MessageParams }) => string

export function messagesIn(language: Language): Say {
  const t = translator(language, 'iati')
  const fields = translator(language, 'projects-edit')
  const fieldWords = (path: string) => fields(`field.${fieldLabelKey(path)}`, { defaultValue: path })
  const numberWords = (lines: string) =>
    formatList(
      language,
      lines.split(', ').map((line) => formatNumber(language, line)),
    )
  return ({ key, params }) => {
    const { field, lines } = params
    const inWords = {
      ...(typeof field === 'string' ? { field: fieldWords(field) } : {}),
      ...(typeof lines === 'string' ? { lines: numberWords(lines) } : {}),
    }
    return t(key, { ...params, ...inWords, locale: localeOf(language) })
  }
}
