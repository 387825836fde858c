import { foldText } from '#app/features/classifications/folding.ts'
import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { indexedWords, otherNumbers, wordForms } from '#app/features/filters/search-words.ts'
import { chooseText, UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { isBeginning, type Mode } from './search-query.ts'

/** A text cut where what was asked for begins and ends. */
export type Piece = { text: string; isMatch: boolean }
export type MarkedText = Omit<TaggedText, 'text' | 'origin'> & { pieces: Piece[] }

/** What to mark: the folded words that were looked for, each in the other numbers it was looked for in, and whether it may be begun only. */
export type Wanted = readonly { word: string; others: readonly string[]; isBeginning: boolean }[]

export const wantedWords = (words: readonly string[], mode: Mode): Wanted =>
  words.map((word, index) => ({
    word,
    others: otherNumbers(word),
    isBeginning: isBeginning(words, index, mode),
  }))

const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D]+/gu
// A number in groups of three digits is one word, as the index has it. Most texts have none; looking for the signs alone is far cheaper.
const GROUPED = /\p{Nd}[\s.,'’٬]\p{Nd}{3}/u
const WORD_OR_GROUPED = new RegExp(
  `(?<![\\p{L}\\p{N}])\\p{Nd}{1,3}([\\s.,'’٬])\\p{Nd}{3}(?:\\1\\p{Nd}{3})*(?![\\p{L}\\p{N}])|${WORD.source}`,
  'gu',
)

type Match = { start: number; end: number; word: number }

/** Where the wanted words stand in a text. Pure. */
export function matchesIn(text: string, wanted: Wanted): Match[] {
  const found: Match[] = []
  const isGrouped = GROUPED.test(text)
  for (const { 0: token, index } of text.matchAll(isGrouped ? WORD_OR_GROUPED : WORD)) {
    const forms = isGrouped ? indexedWords(token) : wordForms(foldText(token))
    const word = wanted.findIndex(({ word, others, isBeginning }) =>
      forms.some((form) => form === word || others.includes(form) || (isBeginning && form.startsWith(word))),
    )
    if (word >= 0) found.push({ start: index, end: index + token.length, word })
  }
  return found
}

/** How many of the wanted words a text has. Pure. */
export const countWanted = (text: string, wanted: Wanted): number => new Set(matchesIn(text, wanted).map(({ word }) => word)).size

/** A plain text with what was wanted marked. Pure. */
export function markText(text: string, wanted: Wanted): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of matchesIn(text, wanted)) {
    if (start > from) pieces.push({ text: text.slice(from, start), isMatch: false })
    pieces.push({ text: text.slice(start, end), isMatch: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false })
  return pieces
}

/** Of a text in several languages the one that has most of what was wanted, the reader's own among equals. Null when there is none. Pure. */
export function chooseWanted(
  text: LanguageText | undefined,
  reader: Language,
  wanted: Wanted,
): { lang: string; text: string; count: number } | null {
  const own = chooseText(text, reader)
  if (!own) return null
  let best = { ...own, count: countWanted(own.text, wanted) }
  for (const [lang, other] of Object.entries(text ?? {})) {
    const count = countWanted(other, wanted)
    if (count > best.count) best = { lang, text: other, count }
  }
  return best
}

/** The same as it is shown: marked, with its language. */
export function markedText({ lang, text }: { lang: string; text: string }, reader: Language, wanted: Wanted): MarkedText {
  const pieces = markText(text, wanted)
  if (lang === UNDETERMINED || lang === '') return { pieces, lang: '', dir: 'auto' }
  const isOwn = lang.split('-')[0] === reader
  return { pieces, lang: htmlLang(lang), dir: dirOf(lang), languageName: isOwn ? undefined : languageName(lang, reader) }
}

const AROUND = 60
const LONGEST_SNIPPET = 240

/** The part of a text around the place that has most of what was wanted, cut between words; null where it has none. Pure. */
export function snippetOf(text: string, wanted: Wanted): string | null {
  const flat = text.replace(/\s+/g, ' ').trim()
  const matches = matchesIn(flat, wanted)
  let best: { start: number; count: number } | null = null
  for (const { start } of matches) {
    const near = matches.filter((other) => other.start >= start && other.end <= start + LONGEST_SNIPPET - AROUND)
    const count = new Set(near.map(({ word }) => word)).size
    if (!best || count > best.count) best = { start, count }
  }
  if (!best) return null
  if (flat.length <= LONGEST_SNIPPET) return flat
  const from = wordStart(flat, Math.max(0, Math.min(best.start - AROUND, flat.length - LONGEST_SNIPPET)))
  const to = wordEnd(flat, from + LONGEST_SNIPPET)
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to).trim()}${to < flat.length ? ' …' : ''}`
}

const wordStart = (text: string, at: number) => (at === 0 ? 0 : text.indexOf(' ', at - 1) + 1)
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const end = text.lastIndexOf(' ', at)
  // A text without spaces is cut where a letter ends.
  return end > at - AROUND ? end : at - (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? 1 : 0)
}
