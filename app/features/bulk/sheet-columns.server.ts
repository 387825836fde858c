import { listCountries } from '#app/features/classifications/countries.ts'
import { listCurrencies } from '#app/features/classifications/currencies.ts'
import { listCodes, type ListName } from '#app/features/classifications/names.server.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { PRECISIONS } from '#app/features/projects/content.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** How a column is written and read: `day` and `number` as such where a file knows them. */
export type ColumnType = 'text' | 'number' | 'day' | 'yesNo' | 'code'

const DAYS = /^(plannedStart|actualStart|plannedEnd|actualEnd|from|to)$|\/(start|end|date|valueDate)$/
const NUMBERS = /\/(amount|percentage|lat|lon|number|slots|days)$|^(peopleAffected|covered)$/
const YES_NO = /^humanitarian$|\/(public|must|vouched)$|\/(clearance|context)\//

/** The list that the codes of a column are of, where there is a short one. */
const LISTS: Readonly<Record<string, ListName | 'Country' | 'Currency' | readonly string[]>> = {
  iatiStatus: 'ActivityStatus',
  defaultCurrency: 'Currency',
  'sectors/*/vocabulary': 'SectorVocabulary',
  'sectors/*/code': 'Sector',
  'countries/*/code': 'Country',
  'regions/*/vocabulary': 'RegionVocabulary',
  'regions/*/code': 'Region',
  'places/*/country': 'Country',
  'places/*/precision': PRECISIONS,
  'places/*/publicPrecision': PRECISIONS,
  'organisations/*/role': 'OrganisationRole',
  'organisations/*/type': 'OrganisationType',
  'budgets/*/type': 'BudgetType',
  'budgets/*/status': 'BudgetStatus',
  'budgets/*/value/currency': 'Currency',
  'transactions/*/type': 'TransactionType',
  'transactions/*/value/currency': 'Currency',
  'contacts/*/type': 'ContactType',
  'related/*/type': 'RelatedActivityType',
  kind: ['funding', 'goods', 'services', 'expertise'],
  severity: ['1', '2', '3', '4', '5'],
  sector: 'Sector',
  'facts/money/currency': 'Currency',
  'facts/place/country': 'Country',
  'facts/place/precision': PRECISIONS,
  'facts/place/publicPrecision': PRECISIONS,
  visibility: VISIBILITIES,
  frequency: FREQUENCY_NAMES,
}

/** Lists whose codes a column takes only from; sectors and regions may be of another nomenclature. */
const OPEN = new Set(['sectors/*/code', 'regions/*/code'])

export function columnType(pattern: string): ColumnType {
  const bare = pattern.replace(/@$/, '')
  if (DAYS.test(bare)) return 'day'
  if (NUMBERS.test(bare)) return 'number'
  if (YES_NO.test(bare)) return 'yesNo'
  return bare in LISTS ? 'code' : 'text'
}

export type CodeList = { name: string; isOpen: boolean; codes: { code: string; name: string }[] }

/** The codes that a column takes, by name for one reader; null where it has no list. `name` is one for each list, whatever the column. */
export function codeListOf(pattern: string, language: Language): CodeList | null {
  if (columnType(pattern) === 'yesNo') return { name: 'yesNo', isOpen: false, codes: ['yes', 'no'].map((code) => ({ code, name: code })) }
  const list = LISTS[pattern]
  if (!list) return null
  const isOpen = OPEN.has(pattern)
  if (list === 'Country') return { name: list, isOpen, codes: listCountries(language) }
  if (list === 'Currency') return { name: list, isOpen, codes: listCurrencies(language) }
  if (typeof list !== 'string') return { name: list.join(' '), isOpen, codes: list.map((code) => ({ code, name: code })) }
  return { name: list, isOpen, codes: listCodes(list, language).map(({ code, name }) => ({ code, name })) }
}
