import type { Language } from '#app/platform/i18n/languages.ts'
import { chooseWanted, countWanted, markedText, snippetOf, type MarkedText, type Wanted } from '#app/features/search/mark-text.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import type { Card } from './read-cards.server.ts'

export type ShownCard = {
  title: MarkedText
  /** The title in the language that has more of what was asked for. */ otherTitle: MarkedText | null
  snippet: MarkedText | null
  facts: MarkedText[]
}

const MOST_REASONS = 3

/**
 * A result as it is shown: its title in the reader's language, and beside it the one that has more of what was asked for; where the reader's language has
 * none, that one alone; where the title lacks some of it, the part of a text that has more, else that text's beginning; and facts, of which those that are no matter of course only where they have a word that nothing else shown has.
 */
export function showCard({ title, texts, facts }: Card, reader: Language, wanted: Wanted): ShownCard {
  const best = inLanguages(title, reader, wanted) ?? { lang: '', text: '…', count: 0 }
  const own = inReaders(title, reader) ?? best
  const other = best.count > countWanted(own.text, wanted) ? best : null
  const shown = [own.text, ...(other ? [other.text] : [])]
  const snippet = best.count < wanted.length ? bestText(texts, reader, wanted) : null
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
  return {
    title: markedText(own, reader, wanted),
    otherTitle: other && markedText(other, reader, wanted),
    snippet: snippet && markedText(snippet, reader, wanted),
    facts: told,
  }
}

/** A text in the reader's language or a variant of it; null where it has none. */
function inReaders(text: LanguageText | string, reader: Language) {
  const chosen = typeof text === 'string' ? null : chooseText(text, reader)
  return chosen?.lang.split('-')[0] === reader ? chosen : null
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
