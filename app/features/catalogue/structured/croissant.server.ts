import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import type { StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import type { ColumnType, LoadedColumn } from '#app/features/datasets/tables.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { FileFacts, StructuredFacts } from './dataset-facts.server.ts'

/** The context that Croissant 1.0 prescribes. */
const CONTEXT = {
  '@language': 'en', '@vocab': 'https://schema.org/', citeAs: 'cr:citeAs', column: 'cr:column', conformsTo: 'dct:conformsTo', cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/', data: { '@id': 'cr:data', '@type': '@json' }, dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/', examples: { '@id': 'cr:examples', '@type': '@json' }, extract: 'cr:extract', field: 'cr:field', fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject', fileSet: 'cr:fileSet', format: 'cr:format', includes: 'cr:includes', isLiveDataset: 'cr:isLiveDataset', jsonPath: 'cr:jsonPath',
  key: 'cr:key', md5: 'cr:md5', parentField: 'cr:parentField', path: 'cr:path', recordSet: 'cr:recordSet', references: 'cr:references', regex: 'cr:regex',
  repeated: 'cr:repeated', replace: 'cr:replace', sc: 'https://schema.org/', separator: 'cr:separator', source: 'cr:source', subField: 'cr:subField', transform: 'cr:transform',
} as const // prettier-ignore

const TYPES: Record<ColumnType, string> = {
  text: 'sc:Text',
  integer: 'sc:Integer',
  decimal: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
}

/**
 * A dataset in Croissant 1.0, for those who teach machines. Fields are read from the file as it came where that is a plain CSV, whose hash is known; else from the
 * table as CSV, which is made when it is asked for and has no hash: the document then says so (`isLiveDataset`).
 */
export function croissantDataset(facts: StructuredFacts): object {
  const { original, files, tables, licence, open } = facts
  const sources = new Map(tables.map((table) => [table.position, sourceOf(table, tables.length, facts)]))
  const used = [...new Map([original, ...sources.values()].flatMap((file) => (file ? [[file.key, file] as const] : []))).values()]
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: open.slug,
    alternateName: facts.name,
    description: facts.description,
    url: facts.url,
    version: `${facts.version}.0.0`,
    datePublished: facts.publishedAt,
    ...(licence && { license: licence.url }),
    creator: { '@type': 'sc:Organization', name: facts.publisher.name, url: facts.publisher.url },
    citeAs: `${facts.publisher.name}: ${facts.name}, version ${facts.version}. ${facts.url}`,
    isLiveDataset: used.some(({ sha256 }) => sha256 === null),
    distribution: used.map(({ key, name, url, type, bytes, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': key,
      name,
      contentUrl: url,
      encodingFormat: type,
      ...(bytes !== null && { contentSize: `${bytes} B` }),
      ...(sha256 !== null && { sha256 }),
    })),
    recordSet: tables.flatMap((table) => {
      const source = sources.get(table.position)
      return source ? [recordSet(table, source, facts)] : []
    }),
  }

  function sourceOf(table: StoredTable, count: number, { open: { content } }: StructuredFacts): FileFacts | null {
    const isAsItCame = count === 1 && content.facts.file?.format === 'csv' && isPlain(table)
    return isAsItCame ? original : (files.find(({ key }) => key === `${table.position}.csv`) ?? null)
  }
}

/** A CSV that every reader reads alike. */
const isPlain = ({ structure }: StoredTable) =>
  /^utf-?8$/i.test(structure.encoding ?? '') &&
  structure.delimiter === ',' &&
  structure.quote === '"' &&
  structure.header === 0 &&
  structure.headerRows === 1 &&
  structure.data === 1

function recordSet(
  { position, name, columns }: StoredTable,
  source: FileFacts,
  { open, language, tables: { length: count } }: StructuredFacts,
): object {
  const dictionary = new Map(open.content.columns.map((row) => [row.id, row]))
  return {
    '@type': 'cr:RecordSet',
    '@id': `table-${position}`,
    name: `table-${position}`,
    description: name,
    field: columns.map((column, nth) => ({
      '@type': 'cr:Field',
      '@id': `table-${position}/c${nth}`,
      name: column.name,
      description: plainText(dictionary.get(columnId(name, column.name, count))?.description, language, column.name),
      dataType: dataTypeOf(column),
      source: { fileObject: { '@id': source.key }, extract: { column: column.name } },
    })),
  }
}

/** A type that every cell is written in as programs read it. */
const dataTypeOf = ({ type, misfits, decimal, group, dateOrder }: LoadedColumn): string =>
  misfits > 0 || type === 'boolean' || decimal === ',' || group || (dateOrder && dateOrder !== 'YMD') ? TYPES.text : TYPES[type]
