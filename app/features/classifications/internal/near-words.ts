import type { Forms } from './name-words.ts'

/** How far a word found is from the one asked for. */
export const WHOLE = 0
export const BEGUN = 1
export const INFLECTED = 2
export const MISTYPED = 3
export type Distance = typeof WHOLE | typeof BEGUN | typeof INFLECTED | typeof MISTYPED

/** The shortest word that may be inflected or mistyped; shorter ones are too near one another. */
const LONG_ENOUGH = 4

/** The words that a word asked for may stand for: itself, those it begins, and those it adds an ending to (`agronomes`). */
export function nearWords(asked: Forms, sorted: readonly string[], has: (word: string) => boolean): Map<string, Distance> {
  const found = new Map<string, Distance>()
  const keep = (word: string, distance: Distance) => found.set(word, Math.min(distance, found.get(word) ?? distance) as Distance)
  for (const form of asked) {
    for (let at = firstFrom(sorted, form); sorted[at]?.startsWith(form); at++) {
      const word = sorted[at] ?? ''
      keep(word, word === form ? WHOLE : BEGUN)
    }
    for (const stem of stems(form)) if (stem.length >= LONG_ENOUGH && has(stem)) keep(stem, INFLECTED)
  }
  return found
}

/** What a word may be without its ending; for a feminine in -a or -as, its masculine too. */
const stems = (form: string) => [form.slice(0, -1), form.slice(0, -2), ...(/as?$/.test(form) ? [form.replace(/as?$/, 'o')] : [])]

/** The words one slip of the keys away: a letter more, less, changed, or changed places with the next. */
export function mistypedWords(asked: Forms, sorted: readonly string[]): Map<string, Distance> {
  const forms = asked.filter(({ length }) => length >= LONG_ENOUGH)
  const found = sorted.filter((word) => word.length >= LONG_ENOUGH && forms.some((form) => oneSlipApart(form, word)))
  return new Map(found.map((word) => [word, MISTYPED]))
}

function firstFrom(sorted: readonly string[], start: string) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  return low
}

function oneSlipApart(a: string, b: string): boolean {
  const longer = a.length - b.length
  if (longer < -1 || longer > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (longer === 1) return a.slice(at + 1) === b.slice(at)
  if (longer === -1) return a.slice(at) === b.slice(at + 1)
  return a.slice(at + 1) === b.slice(at + 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
}
