import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import type { FeatureCollection } from 'geojson'
import { SaxesParser } from 'saxes'
import type { feedLoader } from '#app/features/downloads/feeds/feed-loader.server.ts'
import { fileAnswer } from '#app/features/downloads/file-answer.server.ts'
import type { DownloadList, Format } from '#app/features/downloads/formats.ts'
import { readItemsQuery } from '#app/features/downloads/ogc/ogc-query.server.ts'
import { readFeaturePage } from '#app/features/downloads/queries/read-features.server.ts'
import type { ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What is taken away, as who takes it reads it. */
export const ORIGIN = 'https://portal.example'

/** A file of a list. Throws where the address cannot be understood. */
export const file = (format: Format, list: DownloadList, query = '', language: Language = 'fr') =>
  fileAnswer(format, { list, url: new URL(`${ORIGIN}/${language}/${list}/export.${format}?${query}`), language })
export const text = async (format: Format, list: DownloadList, query = '', language: Language = 'fr') =>
  (await file(format, list, query, language)).text()

export async function csv(list: DownloadList, query = ''): Promise<Record<string, string>[]> {
  const [, tags = [], ...rows] = parse(await text('csv', list, query), { bom: true, record_delimiter: '\r\n' })
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [tags[index] ?? '', cell])))
}
export const geojson = async (list: DownloadList, query = '') =>
  JSON.parse(await text('geojson', list, query)) as FeatureCollection & Record<string, unknown>

export async function workbook(list: DownloadList, query = '', language: Language = 'fr'): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  const answer = await file('xlsx', list, query, language)
  await book.xlsx.load(await answer.arrayBuffer())
  return book
}

export type Found = { name: string; attributes: Record<string, string>; text: string; within: string[] }
export function xml(source: string): Found[] {
  const found: Found[] = []
  const open: Found[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => open.push({ name, attributes, text: '', within: open.map((outer) => outer.name) }))
  parser.on('text', (piece) => {
    const last = open.at(-1)
    if (last) last.text += piece
  })
  parser.on('closetag', () => void found.push(open.pop() as Found))
  parser.write(source).close()
  return found
}

type Loader = ReturnType<typeof feedLoader>
export const ask = (loader: Loader, path: string, headers: Record<string, string> = {}) =>
  loader({ request: new Request(ORIGIN + path, { headers }), params: {} })

export async function items(kind: ListedKind, query = '') {
  const search = new URLSearchParams(query)
  return readFeaturePage(kind, await readItemsQuery(search, kind), ORIGIN)
}
