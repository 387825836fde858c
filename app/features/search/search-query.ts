import { AS_CODE, IN_TITLE, otherNumbers } from '#app/features/filters/search-words.ts'

/** A word of a search vector, or the beginning of words. */
export type Lexeme = { text: string; isPrefix: boolean }
/** One asked word: any of these is it. */
export type Term = readonly Lexeme[]

/** How words are looked for: all of them, the last as a beginning; all of them as beginnings; half of them at least. */
export type Mode = 'all' | 'prefixes' | 'any'

export type SearchQuery = {
  mode: Mode
  /** In any text, or as a code of a sector or country. */
  terms: readonly Term[]
  /** In a title, in any number. */
  titleTerms: readonly Term[]
  /** As whole words in a title, and in a text: as they were typed. */
  wholeTitleTerms: readonly Term[]
  wholeTerms: readonly Term[]
}

/** `codesOf` gives the codes that a word names: `14030`, `sn`. Pure. */
export function searchQuery(words: readonly string[], mode: Mode, codesOf: (word: string) => readonly string[]): SearchQuery {
  const lexemes: Lexeme[] = words.map((text, index) => ({ text, isPrefix: isBeginning(text, index === words.length - 1, mode) }))
  return {
    mode,
    terms: lexemes.map((lexeme) => [
      ...inAnyNumber(lexeme),
      ...codesOf(lexeme.text).map((code) => ({ text: AS_CODE + code.toLowerCase(), isPrefix: false })),
    ]),
    titleTerms: lexemes.map((lexeme) => inAnyNumber(lexeme).map(({ text, isPrefix }) => ({ text: IN_TITLE + text, isPrefix }))),
    wholeTitleTerms: lexemes.map(({ text }) => [{ text: IN_TITLE + text, isPrefix: false }]),
    wholeTerms: lexemes.map(({ text }) => [{ text, isPrefix: false }]),
  }
}

const inAnyNumber = (lexeme: Lexeme): Lexeme[] => [lexeme, ...otherNumbers(lexeme.text).map((text) => ({ text, isPrefix: false }))]

const SHORTEST_BEGINNING = 3

const isBeginning = (word: string, isLast: boolean, mode: Mode) => isLast || (mode === 'prefixes' && word.length >= SHORTEST_BEGINNING)

/** As PostgreSQL reads it. Words hold letters and digits alone, beside the signs of titles and codes. */
const lexemeText = ({ text, isPrefix }: Lexeme): string => `'${text}'${isPrefix ? ':*' : ''}`
export const termText = (term: Term): string =>
  term.length === 1 ? term.map(lexemeText).join('') : `(${term.map(lexemeText).join(' | ')})`
export const allText = (terms: readonly Term[]): string => terms.map(termText).join(' & ')
export const anyText = (terms: readonly Term[]): string => terms.map(termText).join(' | ')
