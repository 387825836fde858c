import { foldWords } from '#app/features/classifications/folding.ts'

/** Words that carry no letter of an acronym. */
const SMALL_WORDS = new Set(
  'a al and au aux d da das de del der des di do dos du e el en et for fur i in l la las le les los of on para por pour sur the to und und y و في من'.split(
    ' ',
  ),
)

/** Groups of three letters of a folded name, each word led by two blanks and ended by one, so that beginnings weigh more. */
export function trigramsOf(foldedName: string): Set<string> {
  const found = new Set<string>()
  for (const word of foldedName.split(' ')) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  }
  return found
}

/** How alike two sets are: what they share of all they have, 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const piece of small) if (large.has(piece)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

/** A name as it is compared: folded words. */
export const comparedName = (name: string): string => foldWords(name).join(' ')

/** An identifier without its punctuation and case: `xm dac 41114` is `XM-DAC-41114`. */
export const comparedRef = (ref: string): string =>
  ref
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The acronym that a name is, or carries in brackets: `UNICEF`, `Programme alimentaire mondial (PAM)`. */
export function writtenAcronym(name: string): string | null {
  const found = /^\s*([\p{Lu}\d]{3,10})\s*$/u.exec(name.replaceAll('.', '')) ?? /\(\s*([\p{Lu}\d.]{3,12})\s*\)/u.exec(name)
  const letters = found?.[1]?.replaceAll('.', '').toLowerCase()
  return letters && /\p{L}{2}/u.test(letters) ? comparedName(letters) : null
}

/** The first letters of a name's words that count, where these are three to ten. */
export function initialsOf(name: string): string | null {
  const words = foldWords(name.replace(/\([^)]*\)/g, ' ')).filter((word) => !SMALL_WORDS.has(word))
  return words.length >= 3 && words.length <= 10 ? words.map((word) => [...word][0]).join('') : null
}

/** The abbreviations that names may go by: those written in them, and their initials. */
export const acronymsOf = (names: readonly string[]): string[] =>
  names.flatMap((name) => [writtenAcronym(name), initialsOf(name)]).filter((found) => found !== null)

const BANDS = 10
const ROWS = 3
const LEAST_LETTERS = 8

// Fixed odd numbers: what is stored was made with them.
const MULTIPLIERS = Array.from({ length: BANDS * ROWS }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) | 1) >>> 0)

/**
 * Keys that two names share the more surely the more alike they are (MinHash, ten bands of three): of two whose likeness is 0.8, 99 in 100 share
 * one; of two at 0.3, one in four. So a likely pair is found by an index, never by comparing all with all.
 */
export function likenessKeys(foldedName: string): string[] {
  if (foldedName.length < LEAST_LETTERS) return []
  const least = new Array<number>(BANDS * ROWS).fill(0xffffffff)
  for (const piece of trigramsOf(foldedName)) {
    const hash = hashOf(piece)
    MULTIPLIERS.forEach((multiplier, index) => {
      const mixed = scramble(Math.imul(hash, multiplier) >>> 0)
      if (mixed < (least[index] ?? 0)) least[index] = mixed
    })
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.slice(band * ROWS, band * ROWS + ROWS)
    return `${band}:${rows.map((value) => value.toString(36)).join('.')}`
  })
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function scramble(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
