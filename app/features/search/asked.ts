import { isJoining } from '#app/features/classifications/joining-words.ts'
import { askedWords } from '#app/features/filters/search-words.ts'

/**
 * What somebody typed, as a page gives it back, and the folded words in it that tell something, each once. The last is as far as they came.
 * `names`: words that look like names.
 */
export type Asked = { readonly text: string; readonly words: readonly string[]; readonly names: Names }

/** `surely`: with a capital in the middle of what was typed; `perhaps`: the first word, with its capital, before such a one. */
export type Names = ReadonlyMap<string, 'surely' | 'perhaps'>

const LONGEST_TEXT = 200
const MOST_WORDS = 10

/** Reads what was typed; of more than 200 letters or ten words, the first. Articles and the like count only where there is nothing else. Pure. */
export function readAsked(typed: string): Asked {
  const text = typed
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
  const words = askedWords(text)
  const telling = words.filter((word) => !isJoining(word))
  return { text, words: unique(telling.length > 0 ? telling : words).slice(0, MOST_WORDS), names: namesIn(text) }
}

/** In a text all of capitals they tell nothing. */
function namesIn(text: string): Names {
  const names = new Map<string, 'surely' | 'perhaps'>()
  if (!/\p{Ll}/u.test(text)) return names
  const tokens = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  for (const [index, token] of tokens.entries()) {
    if (!hasCapital(token) || (index === 0 && !hasCapital(tokens[1] ?? ''))) continue
    for (const word of askedWords(token)) names.set(word, index > 0 ? 'surely' : 'perhaps')
  }
  return names
}

const hasCapital = (token: string) => /^\p{Lu}/u.test(token)

/** Of equal words the last stays: it may be begun only. */
const unique = (words: readonly string[]) => words.filter((word, index) => words.lastIndexOf(word) === index)
