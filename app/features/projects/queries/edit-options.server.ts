import { listCountries } from '#app/features/classifications/countries.ts'
import { listCurrencies } from '#app/features/classifications/currencies.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { listCodes, nameOf, type ListName } from '#app/features/classifications/names.server.ts'
import { listAdmin1 } from '#app/features/places/areas.server.ts'
import { PRECISIONS } from '#app/features/projects/content.ts'
import type { FieldStep, RowStep } from '#app/features/projects/edit-steps.ts'
import { LANGUAGES, type Language } from '#app/platform/i18n/languages.ts'
import type { Option } from '#app/ui/form/select.tsx'

/** The choices of a form, by what is chosen. */
export type EditOptions = Readonly<Record<string, Option[]>>

const named = (list: ListName, language: Language) => listCodes(list, language).map(({ code, name }) => ({ value: code, label: name }))
/** The DAC sectors of five digits. */
export const sectorOptions = (language: Language): Option[] =>
  listCodes('Sector', language).map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))
export const currencyOptions = (language: Language): Option[] =>
  listCurrencies(language).map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))
const countries = (language: Language) => listCountries(language).map(({ code, name }) => ({ value: code, label: name }))
const textLanguages = (language: Language) => LANGUAGES.map((code) => ({ value: code, label: languageName(code, language) }))

/** The first-level areas of a country, for a choice. */
export const adminAreas = (country: string, language: Language): Option[] =>
  country ? listAdmin1(country, language).map(({ code, name }) => ({ value: code, label: name })) : []

export function stepOptions(step: FieldStep, language: Language): EditOptions {
  switch (step) {
    case 'texts':
      return {}
    case 'facts':
      return { iatiStatus: named('ActivityStatus', language), currency: currencyOptions(language) }
    case 'sectors':
      return { sectors: sectorOptions(language) }
    case 'countries':
      return { countries: countries(language), regions: named('Region', language) }
  }
}

/** `country` is that of the row's place. */
export function rowOptions(step: RowStep, language: Language, country = ''): EditOptions {
  switch (step) {
    case 'places':
      return {
        country: countries(language),
        admin1: adminAreas(country, language),
        precision: PRECISIONS.map((value) => ({ value, label: value })),
      }
    case 'organisations':
      return { role: named('OrganisationRole', language), type: named('OrganisationType', language) }
    case 'budgets':
      return { type: named('BudgetType', language), status: named('BudgetStatus', language), currency: currencyOptions(language) }
    case 'transactions':
      return { type: named('TransactionType', language), currency: currencyOptions(language) }
    case 'documents':
      return { language: textLanguages(language) }
    case 'contacts':
      return { type: named('ContactType', language) }
    case 'related':
      return { type: named('RelatedActivityType', language) }
  }
}

/** The words for a code of a list; the code itself where the list does not hold it. */
export const codeName = (list: ListName, code: string | undefined, language: Language) =>
  code ? (nameOf(list, code, language)?.name ?? code) : ''
