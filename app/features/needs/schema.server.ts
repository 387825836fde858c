import { isCountry } from '#app/features/classifications/countries.ts'
import { isCurrency } from '#app/features/classifications/currencies.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { PRECISIONS } from '#app/features/projects/content.ts'
import { adminArea } from '#app/features/projects/schema.server.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import { among, amount, count, day, latitude, listed, longitude, matching, words } from '#app/features/provenance/typed-values.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { NEED_KINDS } from './content.ts'
import { REQUEST_FIELDS } from './expertise/fields.server.ts'

const NAME = words(1000)
const TEXT = words(100_000)

const precision = among(PRECISIONS)
const severity = among(['1', '2', '3', '4', '5']).transform((level) => (level === undefined ? undefined : Number(level)))
/** The main sector is a DAC code of five digits. */
const sector = listed((code) => /^\d{5}$/.test(code) && isKnownCode('Sector', code))

/**
 * How each field of a need's form is read, in the form's order; amounts as the reader of the page writes them. `linkable` are the projects that
 * its writer may name as answering it.
 */
export function needFields(language: Language, linkable: ReadonlySet<string> = new Set()): FieldKinds {
  const decimal = amount(language)
  return {
    'title@': NAME,
    'summary@': TEXT,
    kind: among(NEED_KINDS),
    severity,
    sector,
    peopleAffected: count,
    'facts/money/amount': decimal,
    'facts/money/currency': listed(isCurrency),
    'facts/quantity/number': decimal,
    'facts/quantity/unit': words(100),
    'facts/place/point/lat': latitude,
    'facts/place/point/lon': longitude,
    'facts/place/country': listed(isCountry),
    'facts/place/admin1': adminArea,
    'facts/place/name@': NAME,
    'facts/place/description@': TEXT,
    'facts/place/precision': precision,
    'facts/place/publicPrecision': precision,
    from: day,
    to: day,
    ...REQUEST_FIELDS,
    covered: decimal,
    coveredNote: words(5000),
    'projects/*/projectId': matching(/^[0-9a-f-]{36}$/, 'notLinkable').refine(
      (id) => typeof id !== 'string' || linkable.has(id),
      'notLinkable',
    ),
  }
}
