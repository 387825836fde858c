import type { Language } from '#app/platform/i18n/languages.ts'
import { chooseWanted, countWanted, markedText, snippetOf, type MarkedText, type Wanted } from '#app/features/search/mark-text.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Card } from './read-cards.server.ts'

export type ShownCard = { title: MarkedText; snippet: MarkedText | null; facts: MarkedText[] }

const MOST_REASONS = 3

/**
 * A result as it is shown: its title in the language that has most of what was asked for; where the title lacks some of it, the part of a text that
 * has more, else that text's beginning; and facts, of which those that are no matter of course only where they have a word that nothing else shown has.
 */
export function showCard({ title, texts, facts }: Card, reader: Language, wanted: Wanted): ShownCard {
  const chosen = inLanguages(title, reader, wanted) ?? { lang: '', text: '…', count: 0 }
  const shown = [chosen.text]
  const snippet = chosen.count < wanted.length ? bestText(texts, reader, wanted) : null
  if (snippet) shown.push(snippet.text)
  const told: MarkedText[] = []
  let reasons = 0
  for (const { text, isReason } of facts) {
    const found = inLanguages(text, reader, wanted)
    if (!found || shown.includes(found.text)) continue
    if (isReason && (reasons >= MOST_REASONS || found.count === 0 || !tellsMore(found.text, shown, wanted))) continue
    if (isReason) reasons += 1
    shown.push(found.text)
    told.push(markedText(found, reader, wanted))
  }
  return { title: markedText(chosen, reader, wanted), snippet: snippet && markedText(snippet, reader, wanted), facts: told }
}

const inLanguages = (text: LanguageText | string, reader: Language, wanted: Wanted) =>
  typeof text === 'string' ? { lang: '', text, count: countWanted(text, wanted) } : chooseWanted(text, reader, wanted)

const tellsMore = (text: string, shown: readonly string[], wanted: Wanted) =>
  wanted.some((one) => countWanted(text, [one]) > 0 && shown.every((other) => countWanted(other, [one]) === 0))

const LONGEST_BEGINNING = 160

function bestText(texts: readonly LanguageText[], reader: Language, wanted: Wanted): { lang: string; text: string } | null {
  const found = texts.flatMap((text) => chooseWanted(text, reader, wanted) ?? []).sort((a, b) => b.count - a.count)[0]
  if (!found) return null
  const snippet = found.count > 0 ? snippetOf(found.text, wanted) : null
  return { lang: found.lang, text: snippet ?? beginning(found.text) }
}

function beginning(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= LONGEST_BEGINNING) return flat
  const end = flat.lastIndexOf(' ', LONGEST_BEGINNING)
  return `${flat.slice(0, end > 0 ? end : LONGEST_BEGINNING).replace(/\p{Cs}/gu, '')} …`
}
