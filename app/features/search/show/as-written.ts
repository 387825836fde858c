import { foldText } from '#app/features/classifications/folding.ts'
import { askedWords } from '#app/features/filters/search-words.ts'
import type { Piece } from '#app/features/search/mark-text.ts'

type Pieces = { pieces: readonly Piece[] }
type Written = { hits: readonly { title: Pieces; otherTitle: Pieces | null; snippet: Pieces | null }[] }

/** What was typed with the words that were meant in the place of those that nobody wrote, spelled as the first result that has them spells them. Pure. */
export function asWritten(typed: string, meant: ReadonlyMap<string, string>, groups: readonly Written[]): string {
  const spelled = spellings(groups)
  return typed.replace(/[\p{L}\p{M}\p{N}]+/gu, (token) => {
    const [word = ''] = askedWords(token)
    const to = meant.get(word)
    return to === undefined ? token : (spelled.get(to) ?? to)
  })
}

function spellings(groups: readonly Written[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { hits } of groups)
    for (const { title, otherTitle, snippet } of hits)
      for (const { text, isMatch } of [title, otherTitle, snippet].flatMap((shown) => shown?.pieces ?? [])) {
        if (isMatch && !found.has(foldText(text))) found.set(foldText(text), text.toLowerCase())
      }
  return found
}
