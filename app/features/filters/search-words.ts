import { foldText, withoutArticle } from '#app/features/classifications/folding.ts'

const LONGEST = 60
/** A word of a title stands in a search vector a second time, behind this sign; no word that one types holds it. */
export const IN_TITLE = '^'
/** Codes of sectors and countries stand behind this sign: `~14030`, `~140`, `~sn`. */
export const AS_CODE = '~'

/** Words of a text, folded, split at everything that is neither letter nor digit. */
export function searchWords(text: string): string[] {
  return split(foldText(text))
}

/**
 * The words that somebody looks for: folded, without what French elides (`l'eau`) and without the Arabic article, since texts
 * are found with or without them; a number in groups of three digits is one word.
 */
export function askedWords(text: string): string[] {
  const folded = foldText(text).replace(GROUPED, withoutGroups)
  const words = split(folded.replace(ELIDED, ' '))
  return (words.length > 0 ? words : split(folded)).map(withoutArticle)
}

/**
 * The words by which a text is found: as they stand, without an Arabic article or an "and" written onto them, and joined where a hyphen or points
 * part them (`post-conflit`, `O.N.G.`) or a number is written in groups (`3 400`).
 */
export function indexedWords(text: string): string[] {
  const folded = foldText(text)
  const forms: string[] = []
  for (const word of split(folded)) addForms(forms, word)
  // Most texts have neither; looking for the signs alone is far cheaper.
  if (/[-‐‑]/.test(folded)) forms.push(...joinedParts(folded, HYPHENED))
  if (/[^\s.]\.[^\s.]\./.test(folded)) forms.push(...joinedParts(folded, POINTED))
  if (/\d[ .,'٬]\d{3}/.test(folded)) for (const [number] of folded.matchAll(GROUPED)) forms.push(withoutGroups(number))
  return forms
}

/**
 * Other numbers of a folded Arabic word, without its article: of `حافله` the plural `حافلات` and the dual `حافلتين`, and of each of them the others; of
 * `معلمين` `معلمون` and `معلم`. What remains is long enough to be a word by itself. Pure.
 */
export function otherNumbers(word: string): string[] {
  const [, feminine] = /^([ء-ي]{3,})(?:ه|ات|تين|تان)$/.exec(word) ?? []
  if (feminine) return ['ه', 'ات', 'تين'].map((ending) => feminine + ending).filter((other) => other !== word)
  const [, masculine] = /^([ء-ي]{4,})(?:ين|ون)$/.exec(word) ?? []
  return masculine ? ['', 'ون', 'ين'].map((ending) => masculine + ending).filter((other) => other !== word) : []
}

/** The forms under which one folded word of a text is found: itself, without an Arabic article, without an "and" written onto it. */
export function wordForms(word: string): string[] {
  const forms: string[] = []
  addForms(forms, word)
  return forms
}

function addForms(forms: string[], word: string): void {
  forms.push(word)
  if (!/^[ء-ي]/.test(word)) return
  const bare = withoutArticle(word)
  if (bare !== word) forms.push(bare)
  if (/^و\p{L}{4}/u.test(word)) forms.push(word.slice(1))
}

const joinedParts = (folded: string, pattern: RegExp) =>
  [...folded.matchAll(pattern)].map(([found]) => found.replace(/[-‐‑.]/g, '').slice(0, LONGEST))

export type VectorTexts = { titles: Iterable<string>; codes?: Iterable<string>; texts: Iterable<string> }

/** What to put into a search vector, every word once and at most so many: words of titles first, codes, all other words. */
export function vectorWords({ titles, codes = [], texts }: VectorTexts, most: number): string[] {
  const ofTitles = [...titles].flatMap(indexedWords)
  const signed = [...ofTitles.map((word) => IN_TITLE + word), ...[...codes].map((code) => AS_CODE + code.toLowerCase())]
  return [...new Set([...signed, ...ofTitles, ...[...texts].flatMap(indexedWords)])].slice(0, most)
}

const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu)['‘’](?=[aeiouyh])/gu
const HYPHENED = /\p{L}+(?:[-‐‑]\p{L}+)+/gu
const POINTED = /(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}/gu

/** Digits in groups of three with one kind of sign between them; folding makes every narrow or fixed space a plain one. */
const GROUPED = /(?<![\p{L}\p{N}])\d{1,3}([ .,'٬])\d{3}(?:\1\d{3})*(?![\p{L}\p{N}])/gu
const withoutGroups = (number: string) => number.replace(/\D/g, '').slice(0, LONGEST)

const split = (folded: string): string[] => (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST))
