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
 * are found with or without them.
 */
export function askedWords(text: string): string[] {
  const folded = foldText(text)
  const words = split(folded.replace(ELIDED, ' '))
  return (words.length > 0 ? words : split(folded)).map(withoutArticle)
}

/** The words by which a text is found: as they stand, without an Arabic article, and joined where a hyphen or points part them (`post-conflit`, `O.N.G.`). */
export function indexedWords(text: string): string[] {
  const folded = foldText(text)
  const words = split(folded)
  const joined = [...folded.matchAll(HYPHENED), ...folded.matchAll(POINTED)].map(([found]) =>
    found.replace(/[-‐‑.]/g, '').slice(0, LONGEST),
  )
  return [...words.flatMap(wordForms), ...joined]
}

/** The forms under which a folded word of a text is found: itself, without an Arabic article, without an "and" written onto it. */
export function wordForms(word: string): string[] {
  return [word, withoutArticle(word), ...(/^و\p{L}{4}/u.test(word) ? [word.slice(1)] : [])]
}

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

const split = (folded: string) =>
  folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, LONGEST))
