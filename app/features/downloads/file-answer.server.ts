import type { Filters } from '#app/features/filters/filters.ts'
import { gzipped, streamBody } from '#app/platform/http/stream-body.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { aboutFile, type FileFacts } from './about-file.server.ts'
import { columnsOf } from './columns.server.ts'
import { readFileQuery, type FileQuery } from './file-query.server.ts'
import { csvDescription } from './files/csv-description.server.ts'
import { writeCsv } from './files/write-csv.server.ts'
import { writeGeoJson, type Written } from './files/write-geojson.ts'
import { writeKml, type KmlFolder } from './files/write-kml.server.ts'
import { writeXlsx } from './files/write-xlsx.server.ts'
import { CSV_DESCRIPTION, MEDIA_TYPES, type DownloadList, type Format } from './formats.ts'
import type { ListedRecord } from './listed-record.ts'
import { filePath } from './paths.ts'
import { readAllListed } from './queries/read-listed.server.ts'

type Asked = { list: DownloadList; url: URL; language: Language }
type File = Asked & FileQuery & { facts: FileFacts; written: Written }
type Batches = AsyncGenerator<ListedRecord[], void>

/**
 * All that a list shows, as a file that is written while it is read. Throws WrongQuery before the first byte where the address
 * cannot be understood. `isPacked`: by gzip, for whoever takes it so.
 */
export async function fileAnswer(format: Format, { list, url, language }: Asked, isPacked = false): Promise<Response> {
  const query = await readFileQuery(url.searchParams, list)
  const facts = await aboutFile({ list, language, origin: url.origin, ...query })
  const file: File = { list, url, language, facts, written: { records: 0, places: 0 }, ...query }
  const described = new URL(filePath(language, list, CSV_DESCRIPTION, query.filters, query.kept), url).href
  const pieces = WRITERS[format](file)
  // A workbook is packed already.
  const packs = isPacked && format !== 'xlsx'
  return new Response(streamBody(packs ? gzipped(pieces) : pieces), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': `attachment; filename="passerelle-${list}-${facts.date.slice(0, 10)}.${format}"`,
      'Content-Language': language,
      ...(packs && { 'Content-Encoding': 'gzip' }),
      Vary: 'Accept-Encoding',
      // What packs bodies by itself would keep something of each piece until the end.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Content-Type-Options': 'nosniff',
      ...(format === 'csv' && { Link: `<${described}>; rel="describedby"; type="application/csvm+json"` }),
    },
  })
}

/** What a CSV file of the same address holds, as JSON. */
export async function csvDescriptionOf({ list, url, language }: Asked): Promise<object> {
  const query = await readFileQuery(url.searchParams, list)
  const facts = await aboutFile({ list, language, origin: url.origin, ...query })
  const file = new URL(filePath(language, list, 'csv', query.filters, query.kept), url).href
  return csvDescription(file, columnsOf(list, { language, origin: url.origin }), facts, language)
}

const WRITERS: Record<Format, (file: File) => AsyncGenerator<string | Uint8Array, void>> = {
  csv: (file) => writeCsv(columnsOf(file.list, reader(file)), recordsOf(file, file.filters)),
  geojson: (file) => writeGeoJson(file.facts, recordsOf(file, file.filters), { ...reader(file), written: file.written }),
  kml: (file) => writeKml(file.facts, kmlFolders(file), { language: file.language, columns: columnsOf('map', reader(file)) }),
  xlsx: (file) =>
    writeXlsx({
      about: { name: words(file)('about.sheet'), rows: () => aboutRows(file) },
      tables: file.kinds.map(({ kind }) => ({
        name: words(file)(`title.${kind}`),
        columns: columnsOf(kind, reader(file)),
        batches: recordsOf(file, file.filters, kind),
      })),
      isRightToLeft: file.language === 'ar',
    }),
}

const words = ({ language }: File) => translator(language, 'downloads')
const reader = ({ language, url }: File) => ({ language, origin: url.origin })

/** The records of the file, or those of one kind among them, counted as they pass. */
async function* recordsOf({ kinds, written }: File, filters: Filters, only?: string): Batches {
  for (const { kind, sort } of kinds) {
    if (only !== undefined && only !== kind) continue
    for await (const records of readAllListed(kind, filters, sort)) {
      written.records += records.length
      written.places += records.reduce((sum, { places }) => sum + places.length, 0)
      yield records
    }
  }
}

/** A folder for each kind of record, and one for those that the map has no place of, which a box leaves out. */
function kmlFolders(file: File): KmlFolder[] {
  const { filters, kinds } = file
  const placed = filters.placed === 'no' ? [] : kinds
  const isUnplaced = filters.placed !== 'yes' && !filters.bbox
  return [
    ...placed.map(({ kind }) => ({
      name: words(file)(`title.${kind}`),
      batches: recordsOf(file, { ...filters, placed: 'yes' as const }, kind),
    })),
    ...(isUnplaced ? [{ name: words(file)('unplaced'), batches: recordsOf(file, { ...filters, placed: 'no' as const }) }] : []),
  ]
}

/** The first sheet of a workbook. Asked last, when the counts are known. */
function aboutRows(file: File): [string, string | number][] {
  const { facts, written } = file
  const t = words(file)
  return [
    [t('about.title'), facts.title],
    ...(facts.filters.length > 0 ? facts.filters : [t('about.noFilters')]).map((filter, index): [string, string] => [
      index === 0 ? t('about.filters') : '',
      filter,
    ]),
    [t('about.records'), written.records],
    [t('about.places'), written.places],
    [t('about.date'), facts.date],
    [t('about.source'), facts.source],
    [t('about.address'), facts.url],
    [t('about.notice'), facts.notice],
  ]
}
