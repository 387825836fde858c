import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { codeName } from '#app/features/projects/queries/edit-options.server.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import type { RecordWords } from '#app/features/provenance/describe-value.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { showHistory, type ShownHistory } from '#app/features/provenance/shown-history.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { datasetFields } from './fields.server.ts'

type Wanted = { workspaceId: string; datasetId: string; language: Language; search: URLSearchParams }

/** What happened to a dataset, newest first, in words ready for one reader. Throws `not-found`. */
export async function getDatasetHistory(actor: Actor, { workspaceId, datasetId, language, search }: Wanted): Promise<ShownHistory> {
  const record = await getOwnRecord(actor, 'DATASET', workspaceId, datasetId)
  return showHistory(record, { language, search, parts: PARTS }, await datasetWords(record, language))
}

/** By what a dataset's history can be filtered. */
const PARTS = [
  'file',
  'title',
  'summary',
  'method',
  'caveats',
  'visibility',
  'licence',
  'frequency',
  'from',
  'to',
  'countries',
  'sectors',
  'contact',
  'columns',
  'links',
]

/** How a dataset's fields and codes are called, and the records that it ever named. */
export async function datasetWords(
  record: Pick<HeldRecord, 'id' | 'workspaceId'>,
  language: Language,
  reader: 'member' | 'public' = 'member',
): Promise<RecordWords> {
  const words = translator(language, 'datasets-edit')
  const titles = await linkedTitles(record.id, reader === 'member' ? record.workspaceId : null)
  const code = (key: string, value: string): string | null => {
    switch (key) {
      case 'visibility':
        return words(`visibilityOption.${value}`)
      case 'frequency':
        return words(`frequencyOption.${value}`)
      case 'licence':
        return findLicence(value)?.name ?? value
      case 'countries-code':
        return countryName(value, language)
      case 'sectors-code':
        return codeName('Sector', value, language)
      case 'sourceLanguage':
        return languageName(value, language)
      case 'links-recordId':
        return plainText(titles.get(value), language, value)
      case 'file-rows':
      case 'file-columns':
      case 'file-bytes':
        return formatNumber(language, value)
      case 'file-loadId':
        return value.slice(-8)
      default:
        return null
    }
  }
  return { field: (key) => words([`short.${key}`, `field.${key}`]), code, fields: Object.keys(datasetFields()) }
}

/** The titles of the records that the dataset ever named, as far as a member of the workspace may read them; null: as far as anybody may. */
async function linkedTitles(recordId: string, workspaceId: string | null): Promise<Map<string, LanguageText>> {
  const entries = await sql<{ id: string; title: LanguageText }>(
    `select entry.record_id as id, entry.title
     from (select record_id, side, title, workspace_id from project_entry union all select record_id, side, title, workspace_id from need_entry) entry
     where (entry.side = 'PUBLIC' or entry.workspace_id = $2::uuid) and entry.record_id in
       (select (found #>> '{}')::uuid from event, jsonb_path_query(changes, '$[*].*.recordId') found
        where record_id = $1::uuid and found #>> '{}' ~ '^[0-9a-f-]{36}$')
     order by entry.side desc`,
    [recordId, workspaceId],
  )
  return new Map(entries.map(({ id, title }) => [id, title]))
}
