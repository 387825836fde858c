import { diffWords, wordsOf } from './compare.ts'

/** Words `from` up to `to` of the base, and what stands in their place. */
type Replaced = { from: number; to: number; words: string[] }

/**
 * One text that holds what two people changed of a base, each in other words of it. Null where they changed the same words,
 * or words that touch, so that only a person can tell what was meant. Pure.
 */
export function combineTexts(base: string, first: string, second: string, lang: string): string | null {
  if (base === '') return null
  const words = wordsOf(base, lang)
  const [ours, theirs] = [replacements(words, wordsOf(first, lang)), replacements(words, wordsOf(second, lang))]
  if (!ours || !theirs || ours.some((one) => theirs.some((other) => one.from <= other.to && other.from <= one.to))) return null
  const all = [...ours, ...theirs].sort((a, b) => a.from - b.from)
  let at = 0
  const combined = all.flatMap(({ from, to, words: put }) => {
    const kept = words.slice(at, from)
    at = to
    return [...kept, ...put]
  })
  return [...combined, ...words.slice(at)].join('')
}

function replacements(base: string[], next: string[]): Replaced[] | null {
  const changes = diffWords(base, next)
  if (!changes) return null
  const replaced: Replaced[] = []
  let at = 0
  for (const { value, added, removed } of changes) {
    const last = replaced.at(-1)
    const open = last?.to === at ? last : undefined
    if (removed) {
      if (open) open.to = at + value.length
      else replaced.push({ from: at, to: at + value.length, words: [] })
    } else if (added) {
      if (open) open.words.push(...value)
      else replaced.push({ from: at, to: at, words: [...value] })
    }
    if (!added) at += value.length
  }
  return replaced
}
