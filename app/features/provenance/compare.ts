import { diffArrays } from 'diff'
import { splitPath, type JsonObject, type Parts } from './content.ts'
import { applyEdits, editsBetween, locate, type Change } from './edits.ts'

/** A row of a table that came, went, or is not as it was. */
export type RowDifference = { path: string; before: JsonObject | null; after: JsonObject | null; changes: Change[] }

/** What is not the same in two states of a record: its facts and texts field by field, its tables row by row. */
export type Difference = { facts: Change[]; texts: Change[]; tables: Map<string, RowDifference[]> }

/** Compares two states of a record; parts that are the same in both may be left out of either. Pure. */
export function differenceBetween(before: Parts, after: Parts): Difference {
  const difference: Difference = { facts: [], texts: [], tables: new Map() }
  for (const change of applyEdits(before, editsBetween(before, after)).changes) {
    const { part } = locate(change.path, change.lang)
    const [place] = splitPath(part)
    if (place === 'facts') difference.facts.push(change)
    else if (place === 'text') difference.texts.push(change)
    else noteRow(difference.tables, place, part, change, { before: before.get(part) ?? null, after: after.get(part) ?? null })
  }
  return difference
}

function noteRow(
  tables: Difference['tables'],
  table: string,
  path: string,
  change: Change,
  row: Pick<RowDifference, 'before' | 'after'>,
): void {
  const rows = tables.get(table) ?? []
  tables.set(table, rows)
  const known = rows.at(-1)?.path === path ? rows.at(-1) : undefined
  if (known) known.changes.push(change)
  else rows.push({ path, ...row, changes: [change] })
}

/** A stretch of a text: in both, only in the earlier, only in the later. */
export type Stretch = { text: string; was: 'same' | 'removed' | 'added' }

/** Beyond this many characters in both together, two texts are shown whole: comparing takes the square of their difference. */
const LONGEST_COMPARED = 40_000

/** Texts with more differences than this have little in common, and are shown whole as well. */
const MOST_EDITS = 1500

/** The words of a text and what stands between them, as its language tells them apart; together they are the text. */
export function wordsOf(text: string, lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang === 'und' ? undefined : lang, { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How one list of words becomes another. Null: they have too little in common, or are too long together. */
export function diffWords(before: string[], after: string[]) {
  const length = [...before, ...after].reduce((sum, word) => sum + word.length, 0)
  return length > LONGEST_COMPARED ? null : (diffArrays(before, after, { maxEditLength: MOST_EDITS }) ?? null)
}

/** What became of a text, word by word, as the words of its language are told apart. Null: too long to compare. */
export function wordDifference(before: string, after: string, lang: string): Stretch[] | null {
  const changes = diffWords(wordsOf(before, lang), wordsOf(after, lang))
  return (
    changes?.map(({ value, added, removed }) => ({ text: value.join(''), was: added ? 'added' : removed ? 'removed' : 'same' })) ?? null
  )
}
