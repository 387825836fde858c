import { foldWords, withoutArticle } from '#app/features/classifications/folding.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** Terms in ascending order with their weights; of length 1 as a vector. */
export type TermVector = { ids: Int32Array; weights: Float64Array }
/** A text as it is compared: its words by language, and the trigrams of all that is written in Latin letters. */
export type TextVectors = { words: ReadonlyMap<string, TermVector>; trigrams: TermVector | null }
/** How near two texts are, 0 to 1; `language` is the one they share, null where only letters were compared. */
export type Similarity = { value: number; language: string | null }

const SHORTEST_WORD = 3
const MOST_WORDS = 400
const TRIGRAMS = 27 ** 3
const NOTHING: Similarity = { value: 0, language: null }

/** TF-IDF over a pool of texts: words within a language, trigrams between languages of one script. */
export class TextModel {
  readonly #terms = new Map<string, { id: number; documents: number }>()
  readonly #trigrams = new Uint32Array(TRIGRAMS)
  readonly #size: number

  constructor(texts: readonly LanguageText[]) {
    this.#size = texts.length
    for (const text of texts) {
      const { words, trigrams } = countTerms(text)
      for (const counts of words.values()) {
        for (const term of counts.keys()) {
          const known = this.#terms.get(term)
          if (known) known.documents += 1
          else this.#terms.set(term, { id: this.#terms.size, documents: 1 })
        }
      }
      for (const code of trigrams.keys()) this.#trigrams[code] = (this.#trigrams[code] ?? 0) + 1
    }
  }

  vectorsOf(text: LanguageText): TextVectors {
    const { words, trigrams } = countTerms(text)
    return {
      words: new Map(
        [...words].flatMap(([language, counts]) =>
          pairWith(
            language,
            this.#vector(counts, (term) => this.#terms.get(term)),
          ),
        ),
      ),
      trigrams: this.#vector(trigrams, (code) => ({ id: code, documents: this.#trigrams[code] ?? 0 })),
    }
  }

  #vector<T>(counts: ReadonlyMap<T, number>, find: (term: T) => { id: number; documents: number } | undefined): TermVector | null {
    const known = new Map<number, number>()
    let squares = 0
    for (const [term, count] of counts) {
      const { id, documents } = find(term) ?? { id: -1, documents: 0 }
      const weight = (1 + Math.log(count)) * (1 + Math.log((1 + this.#size) / (1 + documents)))
      squares += weight * weight
      // A term that no other text holds still makes this text a longer one.
      if (id >= 0) known.set(id, weight)
    }
    if (known.size === 0) return null
    const length = Math.sqrt(squares)
    const ids = Int32Array.from(known.keys()).sort()
    return { ids, weights: Float64Array.from(ids, (id) => (known.get(id) ?? 0) / length) }
  }
}

const pairWith = <V>(key: string, value: V | null): [string, V][] => (value === null ? [] : [[key, value]])

/** The best cosine in a language that both are written in; else that of the trigrams; 0 where nothing can be compared. */
export function similarity(one: TextVectors, other: TextVectors): Similarity {
  let best: Similarity | null = null
  for (const [language, vector] of one.words) {
    const others = other.words.get(language)
    if (!others) continue
    const value = cosine(vector, others)
    if (!best || value > best.value) best = { value, language }
  }
  if (best) return best
  return one.trigrams && other.trigrams ? { value: cosine(one.trigrams, other.trigrams), language: null } : NOTHING
}

function cosine(one: TermVector, other: TermVector): number {
  let [place, otherPlace, sum] = [0, 0, 0]
  while (place < one.ids.length && otherPlace < other.ids.length) {
    const id = one.ids[place] as number
    const otherId = other.ids[otherPlace] as number
    if (id === otherId) sum += (one.weights[place++] as number) * (other.weights[otherPlace++] as number)
    else if (id < otherId) place += 1
    else otherPlace += 1
  }
  return Math.min(1, sum)
}

function countTerms(text: LanguageText) {
  const words = new Map<string, Map<string, number>>()
  const trigrams = new Map<number, number>()
  for (const [tag, written] of Object.entries(text)) {
    const language = tag.toLowerCase().split('-')[0] ?? tag
    const counts = words.get(language) ?? new Map<string, number>()
    for (const word of wordsOf(written, language)) {
      const term = `${language} ${word}`
      counts.set(term, (counts.get(term) ?? 0) + 1)
      countTrigrams(trigrams, word)
    }
    words.set(language, counts)
  }
  return { words, trigrams }
}

function wordsOf(text: string, language: string): string[] {
  const words = foldWords(text).slice(0, MOST_WORDS)
  return words
    .map((word) => (language === 'ar' ? withoutArticle(word) : word))
    .filter((word) => word.length >= SHORTEST_WORD && !/\d/.test(word))
}

/** Counts a word's trigrams, its edges included, by number; only of words in Latin letters without signs. */
function countTrigrams(counts: Map<number, number>, word: string): void {
  if (!/^[a-z]+$/.test(word)) return
  let code = 0
  for (let place = 0; place <= word.length; place += 1) {
    // 1 to 26 for a to z, 0 for an edge.
    code = (code * 27 + (place < word.length ? word.charCodeAt(place) - 96 : 0)) % TRIGRAMS
    if (place > 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
}
