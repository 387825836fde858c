import Big from 'big.js'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { differenceBetween, wordDifference, type Difference, type RowDifference, type Stretch } from './compare.ts'
import type { ShownChange } from './components/history-list.tsx'
import { same, type Json, type JsonObject, type Parts } from './content.ts'
import type { Change } from './edits.ts'
import { isObject } from './field-names.ts'
import type { HeldRecord } from './read-record.server.ts'
import { describe, type RecordWords } from './describe-value.server.ts'
import { describeChange } from './shown-history.server.ts'
import { inDefaultCurrency } from './in-default-currency.server.ts'
import { readDifference } from './versions.server.ts'

/** A field that is not the same: a text word by word where it can be told, an amount with what it rose or fell by. */
export type ShownField = ShownChange & { words: Stretch[] | null; rise: string | null }

export type ShownRow = { key: string; was: 'added' | 'removed' | 'changed'; label: string; fields: ShownField[] }

/** `more`: rows past the first hundred. */
export type ShownTable = { key: string; title: string; counts: Record<ShownRow['was'], number>; rows: ShownRow[]; more: number }

/** Where a place was, or is now; WGS 84 degrees. `label`: the place in words. */
export type ComparedPoint = { lat: number; lon: number; was: 'removed' | 'added'; label: string }

/**
 * Two states of a record side by side, in words ready for one reader. `points`: places that came, went or moved.
 * `leftOut`: parts past those that are compared.
 */
export type ShownComparison = { fields: ShownField[]; tables: ShownTable[]; points: ComparedPoint[]; leftOut: number }

/** What a kind of record brings: its words, and for the public its parts as the public sees them. */
export type Compared = {
  from: number
  to: number | 'WORKING'
  language: Language
  words: RecordWords
  /** Takes out of the parts of a version, or of the working copy, what the public does not see; not given for members. */
  publicParts?: (parts: Parts, side: number | 'WORKING') => Promise<Parts>
}

/** What publishing the working copy of a published record would change for the public; null where there is nothing of the kind. */
export async function compareAhead(
  record: HeldRecord,
  { language, words, publicParts }: Pick<Required<Compared>, 'language' | 'words' | 'publicParts'>,
): Promise<{ version: number; comparison: ShownComparison } | null> {
  const version = record.currentVersion
  if (version === null || record.workingState === 'NONE') return null
  return { version, comparison: await compareVersions(record.id, { from: version, to: 'WORKING', language, words, publicParts }) }
}

const MOST_ROWS = 100

/** Two states of a record in words. Without `publicParts` it tells all that the workspace holds: for its members alone. */
export async function compareVersions(recordId: string, { from, to, language, words, publicParts }: Compared): Promise<ShownComparison> {
  const { before, after, leftOut } = await readDifference(recordId, from, to)
  const difference = publicParts
    ? differenceBetween(await publicParts(before, from), await publicParts(after, to))
    : differenceBetween(before, after)
  return { ...inWords(difference, language, await inDefaultCurrency(words, recordId, to)), leftOut }
}

function inWords(difference: Difference, language: Language, words: RecordWords): Omit<ShownComparison, 'leftOut'> {
  const { facts, texts, tables } = difference
  const field = (change: Change) => shownField(change, language, words)
  const row = ({ path, before, after, changes }: RowDifference): ShownRow => ({
    key: path,
    was: !before ? 'added' : !after ? 'removed' : 'changed',
    label: describe(path, after ?? before ?? {}, language, words),
    fields: before && after ? changes.map(field) : [],
  })
  return {
    fields: [...texts, ...facts].map(field),
    points: pointsOf(difference, (path, place) => describe(path, place, language, words)),
    tables: [...tables].map(([table, all]) => {
      const rows = all.map(row)
      const counts = { added: 0, removed: 0, changed: 0 }
      for (const { was } of rows) counts[was] += 1
      return { key: table, title: words.field(table), counts, rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) }
    }),
  }
}

/** Points of places that came, went or moved, in a table of places or in a fact that is one. */
function pointsOf({ facts, tables }: Difference, label: (path: string, place: JsonObject) => string): ComparedPoint[] {
  const pairs = [
    ...facts.map(({ path, before, after }) => ({ path: `facts/${path}`, before, after })),
    ...[...tables.values()].flat().slice(0, MOST_ROWS),
  ]
  return pairs.flatMap(({ path, before, after }) => {
    if (same(pointOf(before), pointOf(after))) return []
    const at = (place: Json, was: ComparedPoint['was']) => {
      const point = pointOf(place)
      return point && isObject(place) ? [{ ...point, was, label: label(path, place) }] : []
    }
    return [...at(before, 'removed'), ...at(after, 'added')]
  })
}

function pointOf(place: Json): { lat: number; lon: number } | null {
  const point = isObject(place) ? (place['point'] ?? null) : null
  if (!isObject(point)) return null
  const { lat, lon } = point
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}

function shownField(change: Change, language: Language, words: RecordWords): ShownField {
  const { path, lang, before, after } = change
  const isText = lang !== undefined && typeof before === 'string' && typeof after === 'string'
  return {
    ...describeChange(change, `${path}@${lang ?? ''}`, language, words),
    words: isText ? wordDifference(before, after, lang) : null,
    rise: riseBetween(before, after, language, words.currency),
  }
}

/** By how much an amount rose or fell, in its currency; null for what is no amount or changed its currency. */
function riseBetween(before: Json, after: Json, language: Language, currency: string | undefined): string | null {
  const [old, now] = [amountOf(before, currency), amountOf(after, currency)]
  if (!old || !now || old.currency !== now.currency) return null
  const rise = now.amount.minus(old.amount)
  return `${rise.gt(0) ? '+' : ''}${formatMoney(language, rise.toFixed(), now.currency)}`
}

function amountOf(value: Json, byDefault: string | undefined): { amount: Big; currency: string | undefined } | null {
  if (!isObject(value) || typeof value['amount'] !== 'string' || !/^-?\d+(\.\d+)?$/.test(value['amount'])) return null
  const { currency } = value
  return { amount: new Big(value['amount']), currency: typeof currency === 'string' ? currency : byDefault }
}
