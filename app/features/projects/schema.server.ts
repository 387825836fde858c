import { isCountry } from '#app/features/classifications/countries.ts'
import { isCurrency } from '#app/features/classifications/currencies.ts'
import { isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { isKnownCode, type ListName } from '#app/features/classifications/names.server.ts'
import { admin1Of } from '#app/features/places/areas.server.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import {
  amount,
  day,
  email,
  latitude,
  listed,
  longitude,
  matching,
  percentage,
  webAddress,
  words,
  yesNo,
} from '#app/features/provenance/typed-values.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { PRECISIONS } from './content.ts'

const TITLE = words(1000)
const NAME = words(1000)
const TEXT = words(100_000)
const REFERENCE = words(250)

const codeOf = (list: ListName) => listed((code) => isKnownCode(list, code))
const currency = listed(isCurrency)
const country = listed(isCountry)
const precision = listed((code) => (PRECISIONS as readonly string[]).includes(code))
/** IATI allows no blank, and none of / & | ? in an identifier. */
const identifier = matching(/^[^\s/&|?]{1,250}$/, 'identifier')
/** ISO 3166-2, of any level. */
export const adminArea = matching(/^[A-Z]{2}-[A-Z0-9]{1,6}$/, 'adminArea').refine(
  (code) => typeof code !== 'string' || admin1Of(code) !== undefined,
  'adminArea',
)
const mediaType = matching(/^[\w.+-]+\/[\w.+-]+$/, 'mediaType')

/** How each field of a project's form is read, in the form's order; amounts as the reader of the page writes them. */
export function projectFields(language: Language): FieldKinds {
  const money = amount(language)
  return {
    'title@': TITLE,
    'description@': TEXT,
    'objectives@': TEXT,
    'targetGroups@': TEXT,
    iatiIdentifier: identifier,
    iatiStatus: codeOf('ActivityStatus'),
    plannedStart: day,
    actualStart: day,
    plannedEnd: day,
    actualEnd: day,
    defaultCurrency: currency,
    humanitarian: yesNo,
    'sectors/*/vocabulary': codeOf('SectorVocabulary'),
    'sectors/*/code': REFERENCE,
    'sectors/*/percentage': percentage,
    'countries/*/code': country,
    'countries/*/percentage': percentage,
    'regions/*/vocabulary': codeOf('RegionVocabulary'),
    'regions/*/code': REFERENCE,
    'regions/*/percentage': percentage,
    'places/*/point/lat': latitude,
    'places/*/point/lon': longitude,
    'places/*/country': country,
    'places/*/admin1': adminArea,
    'places/*/name@': NAME,
    'places/*/description@': TEXT,
    'places/*/precision': precision,
    'places/*/publicPrecision': precision,
    'organisations/*/role': codeOf('OrganisationRole'),
    'organisations/*/name@': NAME,
    'organisations/*/type': codeOf('OrganisationType'),
    'organisations/*/ref': REFERENCE,
    'budgets/*/type': codeOf('BudgetType'),
    'budgets/*/status': codeOf('BudgetStatus'),
    'budgets/*/start': day,
    'budgets/*/end': day,
    'budgets/*/value/amount': money,
    'budgets/*/value/currency': currency,
    'budgets/*/valueDate': day,
    'transactions/*/type': codeOf('TransactionType'),
    'transactions/*/date': day,
    'transactions/*/value/amount': money,
    'transactions/*/value/currency': currency,
    'transactions/*/valueDate': day,
    'transactions/*/description@': TEXT,
    'transactions/*/provider/name@': NAME,
    'transactions/*/receiver/name@': NAME,
    'transactions/*/provider/ref': REFERENCE,
    'transactions/*/receiver/ref': REFERENCE,
    'transactions/*/ref': REFERENCE,
    'documents/*/url': webAddress,
    'documents/*/title@': NAME,
    'documents/*/format': mediaType,
    'documents/*/language': listed(isRegisteredLanguage),
    'documents/*/date': day,
    'contacts/*/public': yesNo,
    'contacts/*/type': codeOf('ContactType'),
    'contacts/*/person@': NAME,
    'contacts/*/jobTitle@': NAME,
    'contacts/*/organisation@': NAME,
    'contacts/*/address@': NAME,
    'contacts/*/email': email,
    'contacts/*/phone': words(100),
    'contacts/*/website': webAddress,
    'related/*/type': codeOf('RelatedActivityType'),
    'related/*/iatiIdentifier': identifier,
  }
}
