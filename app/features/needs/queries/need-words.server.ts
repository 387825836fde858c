import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { admin1Name } from '#app/features/places/areas.server.ts'
import { codeName } from '#app/features/projects/queries/edit-options.server.ts'
import { codeWords } from '#app/features/needs/expertise/code-words.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { RecordWords } from '#app/features/provenance/describe-value.server.ts'
import { showHistory, type ShownHistory } from '#app/features/provenance/shown-history.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Wanted = { workspaceId: string; needId: string; language: Language; search: URLSearchParams }

/** What happened to a need, newest first, in words ready for one reader. Throws `not-found`. */
export async function getNeedHistory(actor: Actor, { workspaceId, needId, language, search }: Wanted): Promise<ShownHistory> {
  const record = await getOwnRecord(actor, 'NEED', workspaceId, needId)
  return showHistory(record, { language, search, parts: PARTS }, await needWords(record, language))
}

/** By what a need's history can be filtered. */
const PARTS = [
  'title',
  'summary',
  'kind',
  'severity',
  'sector',
  'peopleAffected',
  'money',
  'quantity',
  'place',
  'from',
  'to',
  'expertise',
  'skills',
  'languages',
  'covered',
  'projects',
]

/** How a need's fields and codes are called, as in its form but where that asks a question, and the projects it ever named. */
export async function needWords(
  record: Pick<HeldRecord, 'id' | 'workspaceId'>,
  language: Language,
  reader: 'member' | 'public' = 'member',
): Promise<RecordWords> {
  const words = translator(language, 'needs-edit')
  const marks = translator(language, 'ui')
  const titles = await linkedTitles(record.id, reader === 'member' ? record.workspaceId : null)
  const code = (key: string, value: string): string | null => {
    switch (key) {
      case 'kind':
        return marks(`kind.${value}`)
      case 'severity':
        return marks(`severity.${value}`)
      case 'peopleAffected':
      case 'quantity-number':
      case 'covered':
      case 'place-point-lat':
      case 'place-point-lon':
        return formatNumber(language, value)
      case 'money-amount':
        return formatMoney(language, value, undefined)
      case 'sector':
        return codeName('Sector', value, language)
      case 'sourceLanguage':
        return languageName(value, language)
      case 'projects-projectId':
        return plainText(titles.get(value), language, value)
      case 'place-country':
        return countryName(value, language)
      case 'place-admin1':
        return admin1Name(value, language) ?? value
      case 'place-precision':
      case 'place-publicPrecision':
        return words(`precision.${value}`)
      default:
        return codeWords(key, value, language)
    }
  }
  return { field: (key) => words([`short.${key}`, `field.${key}`]), code, fields: Object.keys(needFields(language)) }
}

/** The titles of the projects that the need ever named, as far as a member of the workspace may read them; null: as far as anybody may. */
async function linkedTitles(needId: string, workspaceId: string | null): Promise<Map<string, LanguageText>> {
  const entries = await sql<{ id: string; title: LanguageText }>(
    `select entry.record_id as id, entry.title from project_entry entry
     where (entry.side = 'PUBLIC' or entry.workspace_id = $2::uuid) and entry.record_id::text in
       (select jsonb_path_query(changes, '$[*].*.projectId') #>> '{}' from event where record_id = $1::uuid)
     order by entry.side desc`,
    [needId, workspaceId],
  )
  return new Map(entries.map(({ id, title }) => [id, title]))
}
