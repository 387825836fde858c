import { isLanguageTag } from '#app/features/classifications/languages.ts'

/** A BCP 47 tag as it is written by rule; null for what is none. */
export const canonicalTag = (tag: string) => (isLanguageTag(tag) && tag.length <= 35 ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null)
