import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import type { ListName } from '#app/features/classifications/names.server.ts'
import { admin1Name } from '#app/features/places/areas.server.ts'
import { PROJECT_TABLES, PROJECT_TEXTS } from '#app/features/projects/content.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import { shown } from '#app/features/provenance/field-names.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import type { RecordWords } from '#app/features/provenance/describe-value.server.ts'
import { showHistory, type ShownHistory } from '#app/features/provenance/shown-history.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber, formatPercentage } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeName } from './edit-options.server.ts'

type Wanted = { workspaceId: string; projectId: string; language: Language; search: URLSearchParams }

/** What happened to a project, newest first, in words ready for one reader. Throws `not-found`. */
export async function getProjectHistory(actor: Actor, { workspaceId, projectId, language, search }: Wanted): Promise<ShownHistory> {
  const record = await getOwnRecord(actor, 'PROJECT', workspaceId, projectId)
  return showHistory(record, { language, search, parts: PARTS }, projectWords(language))
}

/** How a project's fields and codes are called: as in its form, but where that asks a question. */
export function projectWords(language: Language): RecordWords {
  const words = translator(language, 'projects-edit')
  return {
    field: (key) => words([`short.${key}`, `field.${key}`]),
    code: (key, value, row) => codeInWords(key, value, row, language, words),
    fields: [...Object.keys(projectFields(language)), ...IMPORTED_TEXTS],
  }
}

/** Texts that a source may give and no form asks for. */
const IMPORTED_TEXTS = ['sectors/*/name@', 'countries/*/name@', 'regions/*/name@']

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
  'sectors-vocabulary': 'SectorVocabulary',
  'regions-vocabulary': 'RegionVocabulary',
  'organisations-role': 'OrganisationRole',
  'organisations-type': 'OrganisationType',
  'budgets-type': 'BudgetType',
  'budgets-status': 'BudgetStatus',
  'transactions-type': 'TransactionType',
  'transactions-provider-type': 'OrganisationType',
  'transactions-receiver-type': 'OrganisationType',
  'transactions-region-vocabulary': 'RegionVocabulary',
  'documents-category': 'DocumentCategory',
  'contacts-type': 'ContactType',
  'related-type': 'RelatedActivityType',
}

/** The list of a code whose row names its vocabulary; without one, the code is one of the DAC's. */
const BY_VOCABULARY: Record<string, Record<string, ListName>> = {
  'sectors-code': { 1: 'Sector', 2: 'SectorCategory' },
  'regions-code': { 1: 'Region', 2: 'RegionM49' },
  'transactions-region-code': { 1: 'Region', 2: 'RegionM49' },
}

function codeInWords(
  key: string,
  value: string,
  row: JsonObject | undefined,
  language: Language,
  words: (key: string) => string,
): string | null {
  const vocabulary = shown(row?.['vocabulary'] ?? '1')
  const list = CODES[key] ?? BY_VOCABULARY[key]?.[vocabulary]
  if (list) return codeName(list, value, language)
  switch (key) {
    case 'countries-code':
    case 'places-country':
    case 'transactions-country':
      return countryName(value, language)
    case 'places-admin1':
      return admin1Name(value, language) ?? value
    case 'places-precision':
    case 'places-publicPrecision':
      return words(`precision.${value}`)
    case 'places-point-lat':
    case 'places-point-lon':
      return formatNumber(language, value)
    case 'sectors-percentage':
    case 'countries-percentage':
    case 'regions-percentage':
      return isDecimal(value) ? formatPercentage(language, value) : value
    case 'sourceLanguage':
    case 'documents-language':
      return languageName(value, language)
    case 'contacts-public':
      return words(value === 'yes' ? 'visibility.public' : 'visibility.internal')
    case 'humanitarian':
    case 'transactions-humanitarian':
      return words(value === 'yes' ? 'answer.yes' : 'answer.no')
    default:
      return key.endsWith('-amount') ? formatMoney(language, value, undefined) : null
  }
}

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
