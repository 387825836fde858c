import { searchWords } from '#app/features/filters/search-words.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

type Titled = { score: number; title: LanguageText | null }

/** Sets rows of equal score in the order of their titles: what was typed and nothing else, beginning with it, holding it as it was typed; then the shorter. Stable. Pure. */
export function orderByTitle<Row extends Titled>(rows: readonly Row[], text: string): Row[] {
  const asked = searchWords(text)
  const measured = rows.map((row) => ({ row, ...measure(row.title, asked) }))
  return measured.sort((a, b) => b.row.score - a.row.score || b.nearness - a.nearness || a.length - b.length).map(({ row }) => row)
}

type Measure = { nearness: number; length: number }
const FAR: Measure = { nearness: 0, length: 99 }

function measure(title: LanguageText | null, asked: readonly string[]): Measure {
  let best = FAR
  for (const text of Object.values(title ?? {})) {
    const words = searchWords(text)
    const found = { nearness: nearness(words, asked), length: Math.ceil(words.length / 4) }
    if (found.nearness > best.nearness || (found.nearness === best.nearness && found.length < best.length)) best = found
  }
  return best
}

function nearness(words: readonly string[], asked: readonly string[]): number {
  const [title, phrase] = [` ${words.join(' ')} `, ` ${asked.join(' ')}`]
  if (asked.length === 0) return 0
  if (title === `${phrase} `) return 4
  if (title.startsWith(`${phrase} `)) return 3
  return title.includes(phrase) ? 2 : 0
}
