import { isJoining } from '#app/features/classifications/joining-words.ts'
import { askedWords } from '#app/features/filters/search-words.ts'

/** What somebody typed, as a page gives it back, and the folded words in it that tell something, each once. The last is as far as they came. */
export type Asked = { readonly text: string; readonly words: readonly string[] }

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
  return { text, words: unique(telling.length > 0 ? telling : words).slice(0, MOST_WORDS) }
}

/** Of equal words the last stays: it may be begun only. */
const unique = (words: readonly string[]) => words.filter((word, index) => words.lastIndexOf(word) === index)
