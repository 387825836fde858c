import { AS_CODE } from '#app/features/filters/search-words.ts'

/** What of an organisation's vector stands behind the sign of codes: its abbreviations, which are no words of texts. */
export const acronymWord = (acronym: string): string => AS_CODE + acronym

/**
 * What the register is asked, as PostgreSQL reads it: for each term one of its words, as the beginning of a word where it says so, or as an
 * abbreviation. Words hold letters and digits alone. Pure.
 */
export const registerQuery = (terms: readonly (readonly string[])[], isBegun: (index: number) => boolean): string =>
  terms
    .map((words, index) => words.flatMap((word) => [`'${word}'${isBegun(index) ? ':*' : ''}`, `'${acronymWord(word)}'`]).join(' | '))
    .map((term) => `(${term})`)
    .join(' & ')
