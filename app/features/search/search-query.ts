import { goalCode, goalNamed } from '#app/features/classifications/development-goals.ts'
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

/** `codesOf` gives the codes that a word names: `14030`, `sn`. A goal is named by a word and its number: each of the two is the goal's code, or stands in a text. Pure. */
export function searchQuery(words: readonly string[], mode: Mode, codesOf: (word: string) => readonly string[]): SearchQuery {
  const lexemes: Lexeme[] = words.map((text, index) => ({ text, isPrefix: isBeginning(words, index, mode) }))
  const codesAt = (index: number) => {
    const goal = goalNamed(words, index)
    return [...codesOf(words[index] ?? ''), ...(goal === null ? [] : [goalCode(goal)])]
  }
  return {
    mode,
    terms: lexemes.map((lexeme, index) => [
      ...inAnyNumber(lexeme),
      ...codesAt(index).map((code) => ({ text: AS_CODE + code.toLowerCase(), isPrefix: false })),
    ]),
    titleTerms: lexemes.map((lexeme) => inAnyNumber(lexeme).map(({ text, isPrefix }) => ({ text: IN_TITLE + text, isPrefix }))),
    wholeTitleTerms: lexemes.map(({ text }) => [{ text: IN_TITLE + text, isPrefix: false }]),
    wholeTerms: lexemes.map(({ text }) => [{ text, isPrefix: false }]),
  }
}

const inAnyNumber = (lexeme: Lexeme): Lexeme[] => [lexeme, ...otherNumbers(lexeme.text).map((text) => ({ text, isPrefix: false }))]

const SHORTEST_BEGINNING = 3

/** Whether a word may be begun only: the last one, unless it is the number of a goal, and long ones where all may be. Pure. */
export function isBeginning(words: readonly string[], index: number, mode: Mode): boolean {
  if (index === words.length - 1) return goalNamed(words, index) === null
  return mode === 'prefixes' && (words[index]?.length ?? 0) >= SHORTEST_BEGINNING
}

/** As PostgreSQL reads it. Words hold letters and digits alone, beside the signs of titles and codes. */
const lexemeText = ({ text, isPrefix }: Lexeme): string => `'${text}'${isPrefix ? ':*' : ''}`
const termText = (term: Term): string => (term.length === 1 ? term.map(lexemeText).join('') : `(${term.map(lexemeText).join(' | ')})`)
export const allText = (terms: readonly Term[]): string => terms.map(termText).join(' & ')
export const anyText = (terms: readonly Term[]): string =>
  countedTerms(terms)
    .map((together) => `(${allText(together)})`)
    .join(' | ')

/** Terms that count one by one where half of them are enough: a short number only together with the word before it (`ODD 6`, `lot 12`). Pure. */
export function countedTerms(terms: readonly Term[]): Term[][] {
  const counted: Term[][] = []
  for (const [index, term] of terms.entries()) {
    const before = terms[index - 1]
    const last = counted.at(-1)
    if (last && before && /^\^?\d{1,2}$/.test(wordOf(term)) && !/^\^?\d/.test(wordOf(before))) last.push(term)
    else counted.push([term])
  }
  return counted
}

const wordOf = (term: Term): string => term[0]?.text ?? ''
