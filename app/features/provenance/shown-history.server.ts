import { languageName } from '#app/features/classifications/languages.ts'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ShownChange, ShownEvent } from './components/history-list.tsx'
import type { Json } from './content.ts'
import { describe, type RecordWords } from './describe-value.server.ts'
import type { Change } from './edits.ts'
import { fieldLabelKey, fieldName, splitFieldName, type FieldName } from './field-names.ts'
import { inDefaultCurrency } from './in-default-currency.server.ts'
import { historyPeople, listHistory, type HistoryFilter } from './history.server.ts'
import { isUuid, type HeldRecord } from './read-record.server.ts'
import { readTitle } from './read-title.server.ts'
import type { TaggedText } from './tagged-text.ts'

/** What happened to a record in words ready for one reader; `next`: the event to go on before. */
export type ShownHistory = { title: TaggedText | null; events: ShownEvent[]; next: string | null; filter: ShownFilter }

/** What the history is filtered by, and what it can be filtered by. */
export type ShownFilter = { chosen: HistoryFilter; people: Option[]; parts: Option[] }

type Option = { value: string; label: string }

/** `parts`: the facts, texts and tables by which the history can be filtered. */
type Wanted = { language: Language; search: URLSearchParams; parts: readonly string[] }

/** What happened to a record, newest first, as an address asks for it. The caller has seen to it that its reader may know. */
export async function showHistory(record: HeldRecord, { language, search, parts }: Wanted, bare: RecordWords): Promise<ShownHistory> {
  const words = await inDefaultCurrency(bare, record.id, 'WORKING')
  const chosen = readFilter(search, parts)
  const before = search.get('before')
  const [{ events, next }, title, people] = await Promise.all([
    listHistory(record.id, chosen, before && isUuid(before) ? before : null),
    readTitle(record.id, 'WORKING', language),
    historyPeople(record.id),
  ])
  return {
    title,
    next,
    filter: {
      chosen,
      people: people.map(({ id, name }) => ({ value: id, label: name })),
      parts: parts.map((part) => ({ value: part, label: words.field(part) })),
    },
    events: events.map(({ at, kind, changes, field, ...event }) => ({
      ...event,
      about: field ? labelOf(field, language, words) : null,
      verb: kind.slice(kind.indexOf('.') + 1),
      when: formatInstant(language, at),
      dateTime: at.toISOString(),
      changes: changes.map((change, index) => describeChange(change, `${event.id} ${index}`, language, words)),
    })),
  }
}

/** What an address asks for; what it says wrongly is not asked. */
function readFilter(search: URLSearchParams, parts: readonly string[]): HistoryFilter {
  const read = (name: string, isRight: (value: string) => boolean) => {
    const value = search.get(name) ?? ''
    return isRight(value) ? value : null
  }
  return {
    who: read('who', isUuid),
    part: read('part', (value) => parts.includes(value)),
    from: read('from', isDay),
    to: read('to', isDay),
  }
}

const isDay = (value: string) => /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value)

function labelOf(field: FieldName, language: Language, words: RecordWords): string {
  const { lang } = splitFieldName(field)
  const label = words.field(fieldLabelKey(field))
  return lang ? `${label} · ${languageName(lang, language)}` : label
}

/** A change in words ready for one reader. */
export function describeChange({ path, lang, before, after }: Change, key: string, language: Language, words: RecordWords): ShownChange {
  const inWords = (value: Json) => (value === null ? null : describe(path, value, language, words))
  return {
    key,
    field: labelOf(fieldName(path, lang), language, words),
    lang: lang && htmlLang(lang),
    before: inWords(before),
    after: inWords(after),
  }
}
