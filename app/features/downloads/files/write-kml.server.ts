import type { FileFacts } from '#app/features/downloads/about-file.server.ts'
import type { Column } from '#app/features/downloads/columns.server.ts'
import type { ListedPlace, ListedRecord } from '#app/features/downloads/listed-record.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { element, textElement, XML_HEAD } from './xml-text.ts'

/** Colours of severity as KML writes them (alpha, blue, green, red); those of the theme. */
const SEVERITY_COLOURS: Record<number, string> = { 1: 'ffacd3e7', 2: 'ff76aedf', 3: 'ff4b7ccd', 4: 'ff3046ac', 5: 'ff0f1476' }
const PROJECT_COLOUR = 'ff665d0b'
const UNRATED_COLOUR = 'ffffffff'

/** Records of a folder: at their places, or those that have none. */
export type KmlFolder = { name: string; batches: AsyncIterable<readonly ListedRecord[]> }
type Reader = { language: Language; columns: readonly Column[] }

/** What a placemark has no element for. */
const LEFT_OUT = new Set<Column['key']>(['title', 'titleLanguage', 'lat', 'lon', 'points', 'places'])

/** A document of KML 2.2 (OGC 07-147r2): a placemark a place, and one without a point for each record that has none. */
export async function* writeKml(facts: FileFacts, folders: readonly KmlFolder[], reader: Reader): AsyncGenerator<string, void> {
  const description = [...facts.filters, facts.source, facts.date, facts.url, facts.notice].map(asHtml).join('<br>')
  const data = reader.columns.filter(({ key }) => !LEFT_OUT.has(key))
  yield (
    `${XML_HEAD}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${textElement('name', facts.title)}<open>1</open>` +
    `${textElement('description', description)}${styles()}${schemaOf(data)}\n`
  )
  for (const { name, batches } of folders) {
    yield `<Folder>${textElement('name', name)}\n`
    for await (const records of batches)
      yield records.flatMap((record) => placemarksOf(record, data, reader.language).map((placemark) => `${placemark}\n`)).join('')
    yield '</Folder>\n'
  }
  yield '</Document></kml>\n'
}

function styles(): string {
  const style = (id: string, colour: string, scale: number) =>
    element('Style', element('IconStyle', textElement('color', colour) + textElement('scale', String(scale))), { id })
  const rated = Object.entries(SEVERITY_COLOURS).map(([severity, colour]) =>
    style(`severity-${severity}`, colour, 0.8 + Number(severity) / 10),
  )
  return [...rated, style('unrated', UNRATED_COLOUR, 0.9), style('project', PROJECT_COLOUR, 1)].join('')
}

/** A description is read as HTML, so that a text is written as one. */
const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const SCHEMA = 'record'

/** What the data of a placemark are called, said once. */
const schemaOf = (data: readonly Column[]) =>
  element(
    'Schema',
    data
      .map(({ key, head, type }) =>
        element('SimpleField', textElement('displayName', head), { type: type === 'number' ? 'double' : 'string', name: key }),
      )
      .join(''),
    { name: SCHEMA, id: SCHEMA },
  )

function placemarksOf(record: ListedRecord, data: readonly Column[], language: Language): string[] {
  const told = data.map(({ key, read }) => {
    const value = read(record)
    return value === null || value === '' ? '' : textElement('SimpleData', String(value), { name: key })
  })
  const extended = element('ExtendedData', element('SchemaData', told.join(''), { schemaUrl: `#${SCHEMA}` }))
  const places = record.places.length > 0 ? record.places : [null]
  return places.map((place) => placemark(record, place, { extended, language }))
}

/** Its elements in the order of the schema of KML. */
function placemark(
  record: ListedRecord,
  place: ListedPlace | null,
  { extended, language }: { extended: string; language: Language },
): string {
  const { card } = record
  const content =
    textElement('name', taggedText(card.title, language)?.text ?? card.id) +
    timeSpan(card.startsOn, card.endsOn) +
    textElement('styleUrl', `#${styleOf(record)}`) +
    extended +
    (place ? element('Point', textElement('coordinates', `${place.lon},${place.lat}`)) : '')
  return element('Placemark', content, { id: `${record.record}-${card.id}${place ? `-${place.ordinal}` : ''}` })
}

const timeSpan = (from: string | null, to: string | null) =>
  from || to ? element('TimeSpan', textElement('begin', from) + textElement('end', to)) : ''

function styleOf(record: ListedRecord): string {
  if (record.record === 'project') return 'project'
  return record.card.severity ? `severity-${record.card.severity}` : 'unrated'
}
