import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import { countryNamesOfChoice } from './internal/country-names.ts'
import { displayNames } from './internal/display-names.ts'

// ISO 3166-1 alpha-2, with XK (user-assigned; used for Kosovo by the OECD and the European Union).
const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK ' +
    'CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS ' +
    'GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' +
    'LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
    'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR ' +
    'TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
)

/** Whether a code is an ISO 3166-1 alpha-2 code in capitals (or XK). */
export const isCountry = (code: string): boolean => COUNTRIES.has(code)

/** The name of a country or territory for a reader: United Nations usage where it differs from Intl's. The code itself when unknown. */
export function countryName(code: string, language: Language): string {
  if (!isCountry(code)) return code
  return countryNamesOfChoice[code]?.[language] ?? displayNames('region', language).of(code) ?? code
}

/** All countries and territories in the alphabetical order of the reader's language. */
export function listCountries(language: Language): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(localeOf(language))
  return [...COUNTRIES].map((code) => ({ code, name: countryName(code, language) })).sort((a, b) => compare(a.name, b.name))
}
