import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { admin1Name } from '#app/features/places/areas.server.ts'
import { chooseText, UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DownloadList } from './formats.ts'
import type { ListedNeed, ListedProject, ListedRecord } from './listed-record.ts'

/** A number is one, or a decimal text; a day is YYYY-MM-DD; an instant RFC 3339. Null where nothing is stated. */
export type Cell = string | number | null
export type CellType = 'text' | 'number' | 'day' | 'instant'

/** A column of a table of records: its head in the reader's language, its tag of HXL 1.1, and what stands in it. */
export type Column = { key: ColumnKey; head: string; tag: string; type: CellType; read: (record: ListedRecord) => Cell }

type Reader = { language: Language; origin: string }
type Made<Listed> = { tag: string; type?: CellType; read: (listed: Listed, reader: Reader) => Cell }

/** Several values in one cell, as HXL's `+list` has them. */
const several = (values: readonly string[]) => values.join(' | ')
const some = (text: LanguageText, { language }: Reader) => plainText(text, language) || null

const COMMON = {
  id: { tag: '#meta+id', read: ({ card }) => card.id },
  title: { tag: '#activity+name', read: ({ card }, reader) => some(card.title, reader) },
  titleLanguage: { tag: '#meta+lang', read: ({ card }, { language }) => statedLanguage(card.title, language) },
  publisher: {
    tag: '#org+name+publisher',
    read: ({ card }, { language }) => plainText(card.workspace.name, language, card.workspace.slug),
  },
  publisherCode: { tag: '#org+code+publisher', read: ({ card }) => card.workspace.slug },
  amountUsd: { tag: '#value+usd+approx', type: 'number', read: ({ card }) => card.amountUsd },
  from: { tag: '#date+start', type: 'day', read: ({ card }) => card.startsOn },
  to: { tag: '#date+end', type: 'day', read: ({ card }) => card.endsOn },
  places: { tag: '#indicator+places+num', type: 'number', read: ({ places }) => places.length },
  lat: { tag: '#geo+lat', type: 'number', read: ({ places }) => places[0]?.lat ?? null },
  lon: { tag: '#geo+lon', type: 'number', read: ({ places }) => places[0]?.lon ?? null },
  url: { tag: '#meta+url', read: ({ record, card }, { origin }) => `${origin}/${record}s/${card.id}` },
  updated: { tag: '#date+updated', type: 'instant', read: ({ card }) => card.updatedAt.toISOString() },
} satisfies Record<string, Made<ListedRecord>>

const OF_NEEDS = {
  kind: { tag: '#activity+type+code', read: ({ card }) => card.kind },
  kindName: { tag: '#activity+type+name', read: ({ card }, { language }) => word(language, 'kind', card.kind) },
  severity: { tag: '#severity+num', type: 'number', read: ({ card }) => card.severity },
  severityName: { tag: '#severity+name', read: ({ card }, { language }) => word(language, 'severity', card.severity) },
  people: { tag: '#affected', type: 'number', read: ({ card }) => card.peopleAffected },
  askedAmount: { tag: '#value+requested', type: 'number', read: ({ card }) => card.asked.money?.amount ?? null },
  askedCurrency: { tag: '#currency+requested+code', read: ({ card }) => card.asked.money?.currency ?? null },
  askedQuantity: { tag: '#item+requested+num', type: 'number', read: ({ card }) => card.asked.quantity?.number ?? null },
  askedUnit: { tag: '#item+requested+unit', read: ({ card }) => card.asked.quantity?.unit ?? null },
  coverage: { tag: '#status+coverage+code', read: ({ card }) => card.coverage },
  coverageName: { tag: '#status+coverage+name', read: ({ card }, { language }) => word(language, 'coverage', card.coverage) },
  covered: { tag: '#indicator+covered+share', type: 'number', read: ({ card }) => card.covered },
  admin1: { tag: '#adm1+code+v_iso', read: ({ card }) => card.admin1 },
  admin1Name: {
    tag: '#adm1+name',
    read: ({ card }, { language }) => (card.admin1 ? (admin1Name(card.admin1, language) ?? null) : null),
  },
  placeName: { tag: '#loc+name', read: ({ card }, reader) => some(card.placeName, reader) },
} satisfies Record<string, Made<ListedNeed>>

const OF_PROJECTS = {
  iatiIdentifier: { tag: '#activity+id+v_iati', read: ({ card }) => card.iatiIdentifier },
  status: { tag: '#status+code+v_iati', read: ({ card }) => card.iatiStatus },
  statusName: {
    tag: '#status+name',
    read: ({ card }, { language }) => (card.iatiStatus && nameOf('ActivityStatus', card.iatiStatus, language)?.name) || null,
  },
  partners: {
    tag: '#org+name+list',
    read: ({ card }, { language }) =>
      several(card.organisations.map(({ name, ref }) => plainText(name, language, ref ?? '')).filter(Boolean)) || null,
  },
  /** All of them, where a project has several. */
  points: { tag: '#geo+coord+list', read: ({ places }) => several(places.map(({ lat, lon }) => `${lat},${lon}`)) || null },
} satisfies Record<string, Made<ListedProject>>

/** Facts of which a need has one and a project several. */
const SHARED = {
  record: { tag: '#meta+type', read: ({ record }, { language }) => translator(language, 'map')(`record.${record}`) },
  country: { tag: '#country+code+v_iso2', read: (listed) => several(countriesOf(listed)) || null },
  countryName: {
    tag: '#country+name',
    read: (listed, { language }) => several(countriesOf(listed).map((code) => countryName(code, language))) || null,
  },
  sector: { tag: '#sector+code+v_dac', read: (listed) => several(sectorsOf(listed)) || null },
  sectorName: {
    tag: '#sector+name',
    read: (listed, { language }) => several(sectorsOf(listed).map((code) => sectorName(code, language))) || null,
  },
} satisfies Record<string, Made<ListedRecord>>

export type ColumnKey = keyof typeof COMMON | keyof typeof OF_NEEDS | keyof typeof OF_PROJECTS | keyof typeof SHARED

/** All columns, in the order in which they stand; a list takes those that speak of its records. */
const ORDER: readonly ColumnKey[] = [
  'record', 'id', 'iatiIdentifier', 'title', 'titleLanguage', 'kind', 'kindName', 'severity', 'severityName', 'status', 'statusName', 'sector',
  'sectorName', 'people', 'askedAmount', 'askedCurrency', 'askedQuantity', 'askedUnit', 'amountUsd', 'coverage', 'coverageName', 'covered',
  'country', 'countryName', 'admin1', 'admin1Name', 'placeName', 'places', 'lat', 'lon', 'points', 'from', 'to', 'publisher', 'publisherCode',
  'partners', 'url', 'updated',
] // prettier-ignore

/** The columns of a list's table, for one reader. */
export function columnsOf(list: DownloadList, reader: Reader): Column[] {
  const t = translator(reader.language, 'downloads')
  return ORDER.flatMap((key) => {
    const made = columnFor(key, list)
    if (!made) return []
    const { tag, type = 'text', read } = made
    return [{ key, head: t(`column.${key}`), tag, type, read: (record: ListedRecord) => read(record, reader) }]
  })
}

function columnFor(key: ColumnKey, list: DownloadList): Made<ListedRecord> | null {
  if (key === 'record') return list === 'map' ? SHARED.record : null
  if (isIn(SHARED, key)) return SHARED[key]
  if (isIn(COMMON, key)) return COMMON[key]
  if (isIn(OF_NEEDS, key)) return list === 'projects' ? null : onlyOf('need', OF_NEEDS[key] as Made<ListedNeed>)
  return list === 'needs' ? null : onlyOf('project', OF_PROJECTS[key] as Made<ListedProject>)
}

const isIn = <Table extends object>(table: Table, key: PropertyKey): key is keyof Table => Object.hasOwn(table, key)

/** A column that stays empty for records of another kind. */
const onlyOf = <Listed extends ListedRecord>(record: Listed['record'], { read, ...made }: Made<Listed>): Made<ListedRecord> => ({
  ...made,
  read: (listed, reader) => (listed.record === record ? read(listed as Listed, reader) : null),
})

const word = (language: Language, name: 'kind' | 'severity' | 'coverage', value: string | number | null) =>
  value === null ? null : translator(language, 'filters')(`${name}.${value}`)

function statedLanguage(text: LanguageText, language: Language): string | null {
  const lang = chooseText(text, language)?.lang
  return lang && lang !== UNDETERMINED ? lang : null
}

const countriesOf = (listed: ListedRecord): string[] =>
  listed.record === 'need' ? [listed.card.country].filter((code) => code !== null) : listed.card.countries.map(({ code }) => code)

/** DAC codes alone: of 5 digits, or of 3 for a group. */
const sectorsOf = (listed: ListedRecord): string[] =>
  listed.record === 'need'
    ? [listed.card.sector].filter((code) => code !== null)
    : listed.card.sectors.filter(({ vocabulary }) => vocabulary === '1' || vocabulary === '2').map(({ code }) => code)

export const sectorName = (code: string, language: Language): string =>
  nameOf(code.length === 3 ? 'SectorCategory' : 'Sector', code, language)?.name ?? code
