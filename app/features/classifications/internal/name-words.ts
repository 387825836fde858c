import { foldWords, withoutArticle } from '../folding.ts'
import { isJoining } from '../joining-words.ts'

/** A word in the forms under which it is found: as folded, without an Arabic article. */
export type Forms = readonly string[]
export type Words = readonly Forms[]

/** The folded words of a text without those that only join; all of them when it has no other. */
export function tellingWords(text: string): string[] {
  const words = foldWords(text)
  const telling = words.filter((word) => !isJoining(word))
  return telling.length > 0 ? telling : words
}

/** The forms of a folded word. */
export function formsOf(word: string): Forms {
  const bare = withoutArticle(word)
  return bare === word ? [word] : [word, bare]
}

/** The words of a name; each is also found without the Arabic "and" written onto it. */
export function nameWords(name: string): Words {
  const words = foldWords(name).filter((word) => !isJoining(word))
  return words.map((word) => (/^و\p{L}{4}/u.test(word) ? [...formsOf(word), ...formsOf(word.slice(1))] : formsOf(word)))
}
