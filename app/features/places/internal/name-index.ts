import { foldWords, withoutArticle } from '#app/features/classifications/folding.ts'

const END = '\n'

/** A search over the names of many places that stays small in memory: one string, and where its words begin. */
export type NameIndex = {
  /** Folded names, each closed by a line break. The names of a place stand together; places stand in the order they were added. */
  readonly text: string
  /** Where the names of each place begin in the text. */
  readonly starts: Uint32Array
  /** Where words begin in the text: those of one bucket together, in ascending order. */
  readonly words: Uint32Array
  /** Where the words of each bucket begin among them. */
  readonly buckets: Uint32Array
}

export type NameMatch = {
  /** The place, by the order in which it was added. */
  place: number
  /** Which of its names matched, by the order in which they were given. */
  name: number
}

/** The form in which names and queries are compared: folded words with single spaces. */
const keyOf = (text: string) => foldWords(text).join(' ')

const BUCKETS = 0x10000

/** Words that begin alike share a bucket; others may, too. */
const bucketOf = (text: string, offset = 0) => (text.charCodeAt(offset) * 31 + text.charCodeAt(offset + 1) * 257) % BUCKETS

export function nameIndexBuilder(places: number): { add: (names: readonly string[]) => void; finish: () => NameIndex } {
  const lines: string[] = []
  const starts = new Uint32Array(places)
  const words: number[] = []
  const bucketOfWord: number[] = []
  let length = 0
  let place = 0

  function add(names: readonly string[]) {
    starts[place++] = length
    for (const name of names) {
      const line = keyOf(name) + END
      for (const offset of wordOffsets(line)) {
        words.push(length + offset)
        bucketOfWord.push(bucketOf(line, offset))
      }
      lines.push(line)
      length += line.length
    }
  }

  return { add, finish: () => ({ text: lines.join(''), starts, ...sortedByBucket(words, bucketOfWord) }) }
}

/** A counting sort: it keeps the order within a bucket. */
function sortedByBucket(words: readonly number[], bucketOfWord: readonly number[]): Pick<NameIndex, 'words' | 'buckets'> {
  const buckets = new Uint32Array(BUCKETS + 1)
  for (const bucket of bucketOfWord) buckets[bucket + 1] = (buckets[bucket + 1] ?? 0) + 1
  for (let bucket = 0; bucket < BUCKETS; bucket++) buckets[bucket + 1] = (buckets[bucket + 1] ?? 0) + (buckets[bucket] ?? 0)
  const next = buckets.slice()
  const sorted = new Uint32Array(words.length)
  bucketOfWord.forEach((bucket, word) => {
    const place = next[bucket] ?? 0
    sorted[place] = words[word] ?? 0
    next[bucket] = place + 1
  })
  return { words: sorted, buckets }
}

/** Where a search may begin in a folded name: at each word, and after the article of an Arabic one. */
function wordOffsets(line: string): number[] {
  const offsets: number[] = []
  for (let offset = 0; offset < line.length - 1;) {
    offsets.push(offset)
    const space = line.indexOf(' ', offset)
    const end = space === -1 ? line.length - 1 : space
    if (isArabic(line, offset)) {
      const word = line.slice(offset, end)
      const article = word.length - withoutArticle(word).length
      if (article > 0) offsets.push(offset + article)
    }
    offset = end + 1
  }
  return offsets
}

const isArabic = (text: string, offset: number) => text.charCodeAt(offset) >= 0x0620 && text.charCodeAt(offset) <= 0x06ff

/**
 * The places with a name in which the query begins a word, best first: the whole name is the query, then names that begin
 * with it, then names with a later word that does; within each, the order in which the places were added.
 * A query of less than two characters finds nothing.
 */
export function findNames(index: NameIndex, query: string, limit: number, accept: (place: number) => boolean): NameMatch[] {
  const key = keyOf(query)
  if (key.length < 2) return []
  const { text } = index
  const ranks = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const
  for (const position of wordsLike(index, key)) {
    if (!text.startsWith(key, position)) continue
    const lineStart = text.lastIndexOf(END, position - 1) + 1
    const found = ranks[rankOf(text, lineStart, position, key.length)]
    if (found.size === limit) continue
    const place = placeAt(index.starts, position)
    if (!found.has(place) && accept(place)) found.set(place, lineStart)
    if (ranks[0].size === limit) break
  }
  const best = new Map<number, number>()
  for (const rank of ranks) for (const [place, lineStart] of rank) if (best.size < limit && !best.has(place)) best.set(place, lineStart)
  return [...best].map(([place, lineStart]) => ({ place, name: linesBetween(text, index.starts[place] ?? 0, lineStart) }))
}

/** Where the words begin that may begin with the key. */
function wordsLike({ words, buckets }: NameIndex, key: string): Uint32Array {
  const bucket = bucketOf(key)
  return words.subarray(buckets[bucket], buckets[bucket + 1])
}

function rankOf(text: string, lineStart: number, position: number, length: number): 0 | 1 | 2 {
  // What stands before the match in its line is nothing, an article, or words.
  const beginsName = !text.slice(lineStart, position).includes(' ')
  if (!beginsName) return 2
  return text[position + length] === END ? 0 : 1
}

/** The last place whose names begin at or before the position. */
function placeAt(starts: Uint32Array, position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function linesBetween(text: string, from: number, to: number): number {
  let lines = 0
  for (let end = text.indexOf(END, from); end !== -1 && end < to; end = text.indexOf(END, end + 1)) lines += 1
  return lines
}
