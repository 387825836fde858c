import { listCountries } from '#app/features/classifications/countries.ts'
import { listCurrencies } from '#app/features/classifications/currencies.ts'
import { listCodes, type ListName } from '#app/features/classifications/names.server.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { PRECISIONS } from '#app/features/projects/content.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'

/** How a column is written and read: `day` and `number` as such where a file knows them. */
export type ColumnType = 'text' | 'number' | 'day' | 'yesNo' | 'code'

const DAYS = /^(plannedStart|actualStart|plannedEnd|actualEnd|from|to)$|\/(start|end|date|valueDate)$/
const NUMBERS = /\/(amount|percentage|lat|lon|number|slots|days)$|^(peopleAffected|covered)$/
const YES_NO = /^humanitarian$|\/(public|must|vouched)$|\/(clearance|context)\//

/** Lists of our own: their codes, and where their names are. */
const OWN_LISTS = {
  precision: { codes: PRECISIONS, words: ['projects-edit', 'precision'] },
  kind: { codes: NEED_KINDS, words: ['ui', 'kind'] },
  severity: { codes: ['1', '2', '3', '4', '5'], words: ['ui', 'severity'] },
  visibility: { codes: VISIBILITIES, words: ['bulk', 'visibility'] },
  frequency: { codes: FREQUENCY_NAMES, words: ['datasets-edit', 'frequencyOption'] },
  yesNo: { codes: ['yes', 'no'], words: ['projects-edit', 'answer'] },
} as const
type OwnList = keyof typeof OWN_LISTS

/** The list that the codes of a column are of, where there is a short one. */
const LISTS: Readonly<Record<string, ListName | 'Country' | 'Currency' | OwnList>> = {
  iatiStatus: 'ActivityStatus',
  defaultCurrency: 'Currency',
  'sectors/*/vocabulary': 'SectorVocabulary',
  'sectors/*/code': 'Sector',
  'countries/*/code': 'Country',
  'regions/*/vocabulary': 'RegionVocabulary',
  'regions/*/code': 'Region',
  'places/*/country': 'Country',
  'places/*/precision': 'precision',
  'places/*/publicPrecision': 'precision',
  'organisations/*/role': 'OrganisationRole',
  'organisations/*/type': 'OrganisationType',
  'budgets/*/type': 'BudgetType',
  'budgets/*/status': 'BudgetStatus',
  'budgets/*/value/currency': 'Currency',
  'transactions/*/type': 'TransactionType',
  'transactions/*/value/currency': 'Currency',
  'contacts/*/type': 'ContactType',
  'related/*/type': 'RelatedActivityType',
  kind: 'kind',
  severity: 'severity',
  sector: 'Sector',
  'facts/money/currency': 'Currency',
  'facts/place/country': 'Country',
  'facts/place/precision': 'precision',
  'facts/place/publicPrecision': 'precision',
  visibility: 'visibility',
  frequency: 'frequency',
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

/** `name` is one for each list, whatever the column and the language; `label` is what people call it. */
export type CodeList = { name: string; label: string; isOpen: boolean; codes: { code: string; name: string }[] }

export const hasCodeList = (pattern: string) => columnType(pattern) === 'yesNo' || pattern in LISTS

/** The codes that a column takes, by name for one reader; null where it has no list. */
export function codeListOf(pattern: string, language: Language): CodeList | null {
  const name = columnType(pattern) === 'yesNo' ? 'yesNo' : LISTS[pattern]
  if (!name) return null
  return { name, label: translator(language, 'bulk')(`sheet.list.${name}`), isOpen: OPEN.has(pattern), codes: codesOf(name, language) }
}

function codesOf(name: ListName | 'Country' | 'Currency' | OwnList, language: Language): CodeList['codes'] {
  if (name === 'Country') return listCountries(language)
  if (name === 'Currency') return listCurrencies(language)
  if (!isOwnList(name)) return listCodes(name, language).map((listed) => ({ code: listed.code, name: listed.name }))
  const { codes, words } = OWN_LISTS[name]
  const t = translator(language, words[0])
  return codes.map((code) => ({ code, name: t(`${words[1]}.${code}`) }))
}

const isOwnList = (name: string): name is OwnList => name in OWN_LISTS

/** Codes by their names in every language of the portal, of each list that a file was read with; null: two codes are called that. */
const codesByName = new Map<string, Map<string, string | null>>()

/** The code that a cell says by its name, in any of the portal's languages; null for what is the name of no code, or of two. */
export function codeCalled(pattern: string, said: string): string | null {
  const list = LISTS[pattern]
  if (!list) return null
  const known = codesByName.get(list) ?? new Map<string, string | null>()
  if (!codesByName.has(list)) {
    for (const language of LANGUAGES)
      for (const { code, name } of codesOf(list, language)) {
        const held = known.get(foldedCell(name))
        known.set(foldedCell(name), held === undefined || held === code ? code : null)
      }
    codesByName.set(list, known)
  }
  return known.get(foldedCell(said)) ?? null
}

/** Words of a cell, whatever their case and blanks. */
export const foldedCell = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
