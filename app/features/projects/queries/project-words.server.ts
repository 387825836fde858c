import { countryName } from '#app/features/classifications/countries.ts'
import type { ListName } from '#app/features/classifications/names.server.ts'
import { PROJECT_TABLES, PROJECT_TEXTS } from '#app/features/projects/content.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { showHistory, type RecordWords, type ShownHistory } from '#app/features/provenance/shown-history.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeName } from './edit-options.server.ts'

type Wanted = { workspaceId: string; projectId: string; language: Language; search: URLSearchParams }

/** What happened to a project, newest first, in words ready for one reader. Throws `not-found`. */
export async function getProjectHistory(actor: Actor, { workspaceId, projectId, language, search }: Wanted): Promise<ShownHistory> {
  const record = await getOwnRecord(actor, 'PROJECT', workspaceId, projectId)
  return showHistory(record, { language, search, parts: PARTS }, projectWords(language))
}

/** How a project's fields and codes are called, as in its form. */
export function projectWords(language: Language): RecordWords {
  const words = translator(language, 'projects-edit')
  return { field: (key) => words(`field.${key}`), code: (key, value) => codeInWords(key, value, language, words) }
}

/** By what a project's history can be filtered. */
const PARTS = [
  ...PROJECT_TEXTS,
  'iatiIdentifier',
  'iatiStatus',
  'plannedStart',
  'actualStart',
  'plannedEnd',
  'actualEnd',
  ...PROJECT_TABLES.filter((table) => table !== 'narratives'),
]

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

function codeInWords(key: string, value: string, language: Language, words: (key: string) => string): string | null {
  const list = CODES[key]
  if (list) return codeName(list, value, language)
  if (key === 'countries-code' || key === 'places-country') return countryName(value, language)
  return key === 'places-precision' || key === 'places-publicPrecision' ? words(`precision.${value}`) : null
}
