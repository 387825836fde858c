import { localeOf } from './languages.ts'

/** "Mali, Niger et Tchad". */
export const formatList = (language: string, items: readonly string[]) =>
  new Intl.ListFormat(localeOf(language), { style: 'long', type: 'conjunction' }).format(items)
