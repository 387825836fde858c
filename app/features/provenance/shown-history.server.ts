import { languageName } from '#app/features/classifications/languages.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ShownChange, ShownEvent } from './components/history-list.tsx'
import { fromParts, type AnyContent, type ContentShape, type Json, type JsonObject } from './content.ts'
import type { Change } from './edits.ts'
import { fieldLabelKey, fieldName, isObject, shown } from './field-names.ts'
import { listHistory } from './history.server.ts'
import { readParts } from './parts.server.ts'
import { isUuid, type HeldRecord } from './read-record.server.ts'
import { taggedText, type TaggedText } from './tagged-text.ts'

/** What happened to a record in words ready for one reader; `next`: the event to go on before. */
export type ShownHistory = { title: TaggedText | null; events: ShownEvent[]; next: string | null }

/** The words of a kind of record: of a field by its key, and of a stored code; null for what is no code. */
export type HistoryWords = { field: (key: string) => string; code: (key: string, value: string) => string | null }

type Wanted = { shape: ContentShape; language: Language; before: string | null }

/** What happened to a record, newest first. The caller has seen to it that its reader may know. */
export async function showHistory(record: HeldRecord, { shape, language, before }: Wanted, words: HistoryWords): Promise<ShownHistory> {
  const [{ events, next }, parts] = await Promise.all([
    listHistory(record.id, before && isUuid(before) ? before : null),
    readParts(db, record.id, 'WORKING', ['text']),
  ])
  const { texts } = fromParts<AnyContent>(shape, parts)
  return {
    title: taggedText(texts['title'], language),
    next,
    events: events.map(({ at, kind, changes, ...event }) => ({
      ...event,
      verb: kind.slice(kind.indexOf('.') + 1),
      when: formatInstant(language, at),
      dateTime: at.toISOString(),
      changes: changes.map((change, index) => describeChange(change, `${event.id} ${index}`, language, words)),
    })),
  }
}

function describeChange({ path, lang, before, after }: Change, key: string, language: Language, words: HistoryWords): ShownChange {
  const label = words.field(fieldLabelKey(fieldName(path, lang)))
  const inWords = (value: Json) => (value === null ? null : describe(path, value, language, words))
  return { key, field: lang ? `${label} · ${languageName(lang, language)}` : label, lang, before: inWords(before), after: inWords(after) }
}

const LONGEST = 400

/** A value of history in one line: codes by name, days and amounts as the reader writes them, a row by what it says. */
function describe(path: string, value: Json, language: Language, words: HistoryWords): string {
  const text = isObject(value) ? describeObject(path, value, language, words) : describeLeaf(path, shown(value), language, words)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function describeObject(path: string, row: JsonObject, language: Language, words: HistoryWords): string {
  const { amount, currency } = row
  if (typeof amount === 'string') return formatMoney(language, amount, typeof currency === 'string' ? currency : undefined)
  const within = path.includes('/') ? path : `facts/${path}`
  const lines = Object.entries(row).map(([key, value]) =>
    value === undefined || value === null || Array.isArray(value) ? '' : describe(`${within}/${key}`, value, language, words),
  )
  return lines.filter(Boolean).join(' · ')
}

function describeLeaf(path: string, text: string, language: Language, words: HistoryWords): string {
  const coded = words.code(fieldLabelKey(path), text)
  if (coded !== null) return coded
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatShortDay(language, text) : text
}
