/** The vocabularies that the catalogue is written in, by their usual prefixes. */
export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
} as const

const AUTHORITY = 'http://publications.europa.eu/resource/authority/'

/** Lists of concepts of the Publications Office, by the last part of their address. */
export const SCHEMES = {
  frequency: { title: 'Frequency', type: 'dct:Frequency' },
  language: { title: 'Language', type: 'dct:LinguisticSystem' },
  country: { title: 'Country', type: 'dct:Location' },
  'data-theme': { title: 'Data theme', type: null },
  'file-type': { title: 'File type', type: 'dct:MediaTypeOrExtent' },
  'access-right': { title: 'Access right', type: 'dct:RightsStatement' },
  'planned-availability': { title: 'Planned availability', type: null },
} as const
export type Scheme = keyof typeof SCHEMES

export const schemeAddress = (scheme: Scheme) => AUTHORITY + scheme
export const conceptAddress = (scheme: Scheme, code: string) => `${AUTHORITY}${scheme}/${code}`

/** How often a new version is expected, in the words of the Publications Office. */
export const FREQUENCY_CODES = {
  live: 'CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  fortnightly: 'BIWEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  semiannually: 'ANNUAL_2',
  annually: 'ANNUAL',
  asNeeded: 'IRREG',
  never: 'NEVER',
} as const

/** File types that the Publications Office has a code for; Parquet has none that is sure. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  ods: 'ODS',
  json: 'JSON',
  geojson: 'GEOJSON',
  pdf: 'PDF',
  zip: 'ZIP',
}

/** Themes by the beginning of a DAC sector's code; the longest that fits is meant. */
const THEMES: readonly (readonly [string, string])[] = [
  ['11', 'EDUC'], ['12', 'HEAL'], ['13', 'SOCI'], ['14', 'ENVI'], ['151', 'GOVE'], ['1513', 'JUST'], ['152', 'INTR'], ['16', 'SOCI'],
  ['21', 'TRAN'], ['22', 'TECH'], ['23', 'ENER'], ['24', 'ECON'], ['25', 'ECON'], ['31', 'AGRI'], ['32', 'ECON'], ['33', 'ECON'],
  ['41', 'ENVI'], ['43', 'REGI'], ['51', 'ECON'], ['52', 'AGRI'], ['53', 'ECON'], ['60', 'ECON'], ['7', 'INTR'], ['91', 'GOVE'], ['93', 'SOCI'],
] // prettier-ignore

/** The theme that a DAC sector belongs to; null where it belongs to all or none. */
export function themeOf(sector: string): string | null {
  const fitting = THEMES.filter(([beginning]) => sector.startsWith(beginning)).sort(([a], [b]) => b.length - a.length)
  return fitting[0]?.[1] ?? null
}

export const THEME_NAMES: Readonly<Record<string, string>> = {
  AGRI: 'Agriculture, fisheries, forestry and food',
  ECON: 'Economy and finance',
  EDUC: 'Education, culture and sport',
  ENER: 'Energy',
  ENVI: 'Environment',
  GOVE: 'Government and public sector',
  HEAL: 'Health',
  INTR: 'International issues',
  JUST: 'Justice, legal system and public safety',
  REGI: 'Regions and cities',
  SOCI: 'Population and society',
  TECH: 'Science and technology',
  TRAN: 'Transport',
}
