import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import type { ListName } from '#app/features/classifications/names.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import type { ShownChange, ShownEvent } from '#app/features/provenance/components/history-list.tsx'
import { fromParts, type Json } from '#app/features/provenance/content.ts'
import type { Change } from '#app/features/provenance/edits.ts'
import { fieldLabelKey, fieldName, isObject, shown } from '#app/features/provenance/field-names.ts'
import { listHistory } from '#app/features/provenance/history.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord, isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeName } from './edit-options.server.ts'

export type ProjectHistory = { title: TaggedText | null; events: ShownEvent[]; next: string | null }

type Wanted = { workspaceId: string; projectId: string; language: Language; before: string | null }

/** What happened to a project, newest first, in words ready for one reader. Throws `not-found`. */
export async function getProjectHistory(
  actor: Actor,
  { workspaceId, projectId, language, before }: Wanted,
  words: (key: string) => string,
): Promise<ProjectHistory> {
  const record = await getOwnRecord(actor, 'PROJECT', workspaceId, projectId)
  const [{ events, next }, parts] = await Promise.all([
    listHistory(record.id, before && isUuid(before) ? before : null),
    readParts(db, record.id, 'WORKING', ['text']),
  ])
  const { texts } = fromParts<ProjectContent>(PROJECT_SHAPE, parts)
  return {
    title: taggedText(texts.title, language),
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

function describeChange(
  { path, lang, before, after }: Change,
  key: string,
  language: Language,
  words: (key: string) => string,
): ShownChange {
  const label = words(`field.${fieldLabelKey(fieldName(path, lang))}`)
  const inWords = (value: Json) => (value === null ? null : describe(path, value, language))
  return { key, field: lang ? `${label} · ${languageName(lang, language)}` : label, lang, before: inWords(before), after: inWords(after) }
}

const LONGEST = 400

/** A value of history in one line: codes by name, days and amounts as the reader writes them, a row by what it says. */
function describe(path: string, value: Json, language: Language): string {
  const text = isObject(value) ? describeRow(path, value, language) : describeLeaf(path, shown(value), language)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function describeRow(path: string, row: { [key: string]: Json | undefined }, language: Language): string {
  const { amount, currency } = row
  if (typeof amount === 'string') return formatMoney(language, amount, typeof currency === 'string' ? currency : undefined)
  const lines = Object.entries(row).map(([key, value]) =>
    value === undefined || value === null || Array.isArray(value) ? '' : describe(`${path}/${key}`, value, language),
  )
  return lines.filter(Boolean).join(' · ')
}

const CODES: Record<string, ListName> = {
  iatiStatus: 'ActivityStatus',
  'sectors-code': 'Sector',
  'regions-code': 'Region',
  'organisations-role': 'OrganisationRole',
  'organisations-type': 'OrganisationType',
  'budgets-type': 'BudgetType',
  'budgets-status': 'BudgetStatus',
  'transactions-type': 'TransactionType',
  'contacts-type': 'ContactType',
  'related-type': 'RelatedActivityType',
}

function describeLeaf(path: string, text: string, language: Language): string {
  const field = fieldLabelKey(path)
  const list = CODES[field]
  if (list) return codeName(list, text, language)
  if (field === 'countries-code' || field === 'places-country') return countryName(text, language)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatShortDay(language, text) : text
}
