import { WrongQuery } from '#app/features/api/problem.ts'
import { loadIdOf, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { fromEngine } from '#app/features/datasets/api/from-engine.server.ts'
import { refusedPart } from '#app/features/datasets/api/rows.server.ts'
import { askTable, exportTable } from '#app/features/datasets/engine/engine.server.ts'
import type { ExportQuery } from '#app/features/datasets/engine/table-query.ts'
import { listTables, tableFiles, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { readTableAddress, type TableAddress } from '#app/features/datasets/views/view-query.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { acceptsGzip } from '#app/platform/http/accepts-gzip.ts'
import { attachmentAs } from '#app/platform/http/attachment.ts'
import { gzipped, streamBody } from '#app/platform/http/stream-body.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { EXPORT_TYPES, geographyOf, isExportFormat, MOST_SHEET_ROWS, type ExportFormat } from './formats.ts'
import { cacheControl } from './original-answer.server.ts'
import { piecesOf } from './table-pieces.server.ts'
import { makeWorkFile, type WorkFile } from './work-files.server.ts'

type Asked = { request: Request; url: URL; language: Language }

/** Texts that are packed in Parquet are so many times as long in CSV, at most. */
const UNPACKED = 8

/** What the engine writes for a format; the portal makes workbooks and GeoJSON of its lines. */
const WRITTEN: Record<ExportFormat, ExportQuery['format']> = { csv: 'guardedCsv', parquet: 'parquet', xlsx: 'lines', geojson: 'lines' }

/**
 * A table of an open dataset as a file: `name` is its position and its format (`0.csv`), the address says which rows (`f`, `q`), columns (`c`) and order
 * (`sort`). Throws `not-found` for a table or format that there is not, WrongQuery for what says nothing of the table, `too-large`
 * for more rows than a sheet holds, and Unavailable.
 */
export async function tableFileAnswer(open: OpenDataset, name: string, { request, url, language }: Asked): Promise<Response> {
  const { table, format } = await tableNamed(open, name)
  const { address, problems } = readTableAddress(url.searchParams, table.columns)
  const [first, ...others] = problems
  if (first) throw new WrongQuery([first, ...others])
  const query = exportQuery(address, table, format)
  if (format === 'xlsx') await refuseLongSheet(table, address, request.signal)
  const files = await tableFiles(table)
  const made = await fromEngine(
    () =>
      makeWorkFile(table.files.text.reduce((sum, { bytes }) => sum + bytes, 0) * UNPACKED, async (file) => {
        await exportTable(files, query, file, { signal: request.signal })
      }),
    refusedPart(query),
  )
  const columns = (query.columns ?? table.columns.map((_, column) => column)).map((column) => table.columns[column]!)
  const pieces = discarding(made, piecesOf(made, { open, table, format, columns, url, language, isPart: isPart(address) }))
  const isStored = format === 'csv' || format === 'parquet'
  const packs = (format === 'csv' || format === 'geojson') && acceptsGzip(request)
  return new Response(streamBody(packs ? gzipped(pieces) : pieces), {
    headers: {
      'Content-Type': EXPORT_TYPES[format],
      'Content-Disposition': attachmentAs(fileName(open, table, format)),
      'Content-Security-Policy': `default-src 'none'; sandbox`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': cacheControl(open),
      Vary: open.isPublic ? 'Accept-Encoding' : 'Accept-Encoding, Cookie',
      ...(packs ? { 'Content-Encoding': 'gzip' } : isStored ? { 'Content-Length': String(made.bytes) } : {}),
    },
  })
}

/** Whoever leaves before the first row leaves nothing behind. */
async function* discarding({ discard }: WorkFile, pieces: AsyncGenerator<string | Uint8Array, void>) {
  try {
    yield* pieces
  } finally {
    await discard()
  }
}

async function tableNamed(open: OpenDataset, name: string): Promise<{ table: StoredTable; format: ExportFormat }> {
  const [, position, format] = /^(\d{1,4})\.([a-z]+)$/.exec(name) ?? []
  if (!format || !isExportFormat(format)) throw notFound('page')
  const table = (await listTables(loadIdOf(open))).find((known) => known.position === Number(position))
  if (!table || (format === 'geojson' && !geographyOf(table.columns))) throw notFound('page')
  return { table, format }
}

/** GeoJSON needs the columns of places, whether they were asked for or not; they come last. */
function exportQuery({ where, search, sort, columns }: TableAddress, table: StoredTable, format: ExportFormat): ExportQuery {
  const geography = format === 'geojson' ? geographyOf(table.columns) : null
  const wanted = columns && geography ? [...new Set([...columns, ...Object.values(geography)])] : columns
  return { format: WRITTEN[format], where, sort, ...(search && { search }), ...(wanted && { columns: wanted }) }
}

const isPart = ({ where, search, columns }: TableAddress) => where.length > 0 || search !== '' || columns !== null

async function refuseLongSheet(table: StoredTable, { where, search }: TableAddress, signal: AbortSignal): Promise<void> {
  const heads = table.columns.some(({ hxl }) => hxl) ? 2 : 1
  if (table.rows + heads <= MOST_SHEET_ROWS) return
  const query = { where, limit: 0, ...(search && { search }) }
  const { total } = await fromEngine(async () => askTable(await tableFiles(table), query, { signal }), refusedPart(query))
  if (total + heads > MOST_SHEET_ROWS)
    throw new AppError('too-large', 'dataset-reuse:refused.sheet', { rows: total, most: MOST_SHEET_ROWS - heads })
}

function fileName({ slug, version }: OpenDataset, { position, name }: StoredTable, format: ExportFormat): string {
  const table = position === 0 ? '' : `-${name.slice(0, 40)}`
  return `${slug}${version === null ? '' : `-v${version}`}${table}.${format}`
}
