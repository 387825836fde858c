import { fieldName } from './field-names.ts'
import type { LanguageText } from './language-text.ts'
import type { Rule } from './quality.ts'

const TITLE_LETTERS = 10
/** The Aid Transparency Index takes fewer for no description (Publish What You Fund, 2016 Index, indicator 15). */
const TEXT_WORDS = 10

export const isWritten = (text: LanguageText | undefined) => writtenLanguages(text).length > 0

/** The languages in which a text says something. */
export const writtenLanguages = (text: LanguageText | undefined) =>
  Object.entries(text ?? {}).flatMap(([language, value]) => (value.trim() === '' ? [] : [language]))

/**
 * Rules about the title of a record and the text that says what it is (`body`): there, long enough to say something, not
 * the same, and both in more than one language, as the portal's readers share none. What is said at all never counts
 * less than what is not: the rules that follow from a text weigh no more than the text itself.
 */
export function textRules<Subject>(
  body: string,
  textsOf: (subject: Subject) => Readonly<Record<string, LanguageText>>,
): Rule<Subject, 'texts'>[] {
  const read = (subject: Subject) => ({ title: textsOf(subject)['title'] ?? {}, text: textsOf(subject)[body] ?? {} })
  const at = (field: string, written: readonly string[] = []) => ({ step: 'texts', field: `${field}@`, written }) as const
  return [
    { key: 'title', kind: 'completeness', points: 10, check: (subject) => (isWritten(read(subject).title) ? 'kept' : at('title')) },
    {
      key: 'titleLength',
      kind: 'completeness',
      points: 2,
      check: (subject) => {
        const { title } = read(subject)
        if (!isWritten(title)) return 'beside'
        const [language, longest] = longestOf(title, (text) => text.length)
        return longest >= TITLE_LETTERS ? 'kept' : { step: 'texts', field: fieldName('title', language) }
      },
    },
    { key: body, kind: 'completeness', points: 8, check: (subject) => (isWritten(read(subject).text) ? 'kept' : at(body)) },
    {
      key: `${body}Length`,
      kind: 'completeness',
      points: 4,
      check: (subject) => {
        const { text } = read(subject)
        if (!isWritten(text)) return 'beside'
        const [language, longest] = longestOf(text, countWords)
        return longest >= TEXT_WORDS ? 'kept' : { step: 'texts', field: fieldName(body, language) }
      },
    },
    {
      key: `${body}Differs`,
      kind: 'consistency',
      points: 2,
      check: (subject) => {
        const { title, text } = read(subject)
        if (!isWritten(title) || !isWritten(text)) return 'beside'
        const same = writtenLanguages(text).find((language) => plain(text[language]) === plain(title[language]))
        return same === undefined ? 'kept' : { step: 'texts', field: fieldName(body, same) }
      },
    },
    {
      key: 'languages',
      kind: 'completeness',
      points: 4,
      check: (subject) => {
        const written = writtenLanguages(read(subject).title)
        return written.length === 0 ? 'beside' : written.length > 1 ? 'kept' : at('title', written)
      },
    },
    {
      key: `${body}Languages`,
      kind: 'completeness',
      points: 2,
      check: (subject) => {
        const { title, text } = read(subject)
        if (!isWritten(title) || !isWritten(text)) return 'beside'
        const missing = writtenLanguages(title).find((language) => !writtenLanguages(text).includes(language))
        return missing === undefined ? 'kept' : { step: 'texts', field: fieldName(body, missing) }
      },
    },
  ]
}

const plain = (text: string | undefined) => (text ?? '').trim().toLowerCase()

/** The language in which a text is longest, and how long it is there. */
function longestOf(text: LanguageText, lengthOf: (text: string) => number): [string, number] {
  const lengths = writtenLanguages(text).map((language): [string, number] => [language, lengthOf(text[language]?.trim() ?? '')])
  return lengths.reduce((longest, next) => (next[1] > longest[1] ? next : longest), ['', 0])
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** The number of words of a text, in any script, counted as far as a rule asks. */
function countWords(text: string): number {
  const head = text.slice(0, 500)
  // Each part between spaces that has a letter holds a word at least, and is found sooner.
  if (head.split(/\s+/).filter((part) => /\p{L}/u.test(part)).length >= TEXT_WORDS) return TEXT_WORDS
  let words = 0
  for (const { isWordLike } of segmenter.segment(head)) if (isWordLike && ++words === TEXT_WORDS) break
  return words
}
