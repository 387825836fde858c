// United Nations M49: the sub-regions of Africa, Asia and the Americas, and Europe and Oceania whole. XK (not in M49) goes with Europe, TW with
// Eastern Asia. Antarctica (AQ) is in none.
const COUNTRIES_OF = {
  '015': 'DZ EG LY MA SD TN EH',
  '011': 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG',
  '014': 'BI KM DJ ER ET IO KE MG MW MU YT MZ RE RW SC SO SS TF TZ UG ZM ZW',
  '017': 'AO CM CF TD CG CD GQ GA ST',
  '018': 'BW SZ LS NA ZA',
  '145': 'AM AZ BH CY GE IQ IL JO KW LB OM PS QA SA SY TR AE YE',
  '143': 'KZ KG TJ TM UZ',
  '034': 'AF BD BT IN IR MV NP PK LK',
  '035': 'BN KH ID LA MY MM PH SG TH TL VN',
  '030': 'CN HK MO KP JP MN KR TW',
  '009': 'AU CX CC HM NZ NF FJ NC PG SB VU GU KI MH FM NR MP PW UM AS CK PF NU PN WS TK TO TV WF',
  '029': 'AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI',
  '013': 'BZ CR SV GT HN MX NI PA',
  '005': 'AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE',
  '021': 'BM CA GL PM US',
  '150':
    'AX AL AD AT BY BE BA BG HR CZ DK EE FO FI FR DE GI GR GG VA HU IS IE IM IT JE XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB',
} as const

/** A region of experience: a code of the list `RegionM49`, which names it in every language. */
export type WorldRegion = keyof typeof COUNTRIES_OF

/** The regions, Africa first; every country and territory is in one, save Antarctica. */
export const WORLD_REGIONS: readonly WorldRegion[] = [
  '015',
  '011',
  '014',
  '017',
  '018',
  '145',
  '143',
  '034',
  '035',
  '030',
  '009',
  '029',
  '013',
  '005',
  '021',
  '150',
]

const regions = new Map(WORLD_REGIONS.flatMap((region) => COUNTRIES_OF[region].split(' ').map((country) => [country, region] as const)))

/** The region a country or territory (ISO 3166-1 alpha-2) lies in; null when in none. */
export const regionOfCountry = (country: string): WorldRegion | null => regions.get(country) ?? null

/** The countries and territories of a region, ISO 3166-1 alpha-2. */
export const countriesOfRegion = (region: WorldRegion): readonly string[] => COUNTRIES_OF[region].split(' ')
