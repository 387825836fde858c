import type { FileFacts } from '#app/features/downloads/about-file.server.ts'
import type { Column } from '#app/features/downloads/columns.server.ts'

const TYPES = { text: 'string', number: 'decimal', day: 'date', instant: 'dateTimeStamp' } as const

/** What a CSV file cannot say of itself without a line that breaks its readers, as CSV on the Web (W3C, 2015) has it. */
export function csvDescription(url: string, columns: readonly Column[], facts: FileFacts, language: string) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    url,
    'dc:title': facts.title,
    'dc:description': facts.filters,
    'dc:date': { '@value': facts.date, '@type': 'xsd:dateTime' },
    'dc:publisher': facts.source,
    'dc:source': { '@id': facts.url },
    'dc:rights': facts.notice,
    dialect: { encoding: 'utf-8', header: true, headerRowCount: 2, lineTerminators: ['\r\n'] },
    tableSchema: {
      primaryKey: 'id',
      columns: columns.map(({ key, head, tag, type }) => ({
        name: key,
        titles: { [language]: head, und: tag },
        datatype: TYPES[type],
        ...(type === 'text' && { lang: language }),
      })),
    },
  }
}
