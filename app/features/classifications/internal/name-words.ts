import { foldWords, withoutArticle } from '../folding.ts'

/** A word in the forms under which it is found: as folded, without an Arabic article. */
export type Forms = readonly string[]
export type Words = readonly Forms[]

/** Folded words that only join others: a name is found whether the reader types them or not. */
const JOINING = new Set(
  (
    'l d s n c j m qu de du des la le les et en au aux a un une of the and in for el los las y del da do das dos e o os as em no na ' +
    'في من علي الي عن'
  ).split(' '),
)

/** The folded words of a text without those that only join; all of them when it has no other. */
export function tellingWords(text: string): string[] {
  const words = foldWords(text)
  const telling = words.filter((word) => !JOINING.has(word))
  return telling.length > 0 ? telling : words
}

/** The forms of a folded word. */
export function formsOf(word: string): Forms {
  const bare = withoutArticle(word)
  return bare === word ? [word] : [word, bare]
}

/** The words of a name; each is also found without the Arabic "and" written onto it. */
export function nameWords(name: string): Words {
  const words = foldWords(name).filter((word) => !JOINING.has(word))
  return words.map((word) => (/^و\p{L}{4}/u.test(word) ? [...formsOf(word), ...formsOf(word.slice(1))] : formsOf(word)))
}
