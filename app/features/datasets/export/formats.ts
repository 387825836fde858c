import { MOST_EXPORTED_COLUMNS } from '#app/features/datasets/engine/table-query.ts'
import type { FileFormat, LoadedColumn } from '#app/features/datasets/tables.ts'

/** The formats in which a table can be taken away. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'parquet', 'geojson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const isExportFormat = (text: string): text is ExportFormat => EXPORT_FORMATS.some((format) => format === text)

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json; charset=utf-8',
}

/** What an original is sent as; its bytes alone say in which characters it is written. */
export const ORIGINAL_TYPES: Record<FileFormat, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/json',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  pdf: 'application/pdf',
  zip: 'application/zip',
}

/** Rows of a sheet of Excel. */
export const MOST_SHEET_ROWS = 1_048_576

/** Where the rows of a table lie: in a column of GeoJSON geometries, or in two of coordinates; null: nobody knows. */
export type Geography = { geometry: number } | { latitude: number; longitude: number }

export function geographyOf(columns: readonly Pick<LoadedColumn, 'role'>[]): Geography | null {
  const position = (role: LoadedColumn['role']) => columns.findIndex((column) => column.role === role)
  const [geometry, latitude, longitude] = [position('geometry'), position('latitude'), position('longitude')]
  if (geometry >= 0) return { geometry }
  return latitude >= 0 && longitude >= 0 ? { latitude, longitude } : null
}

/** What decides in which formats a whole table can be taken away. */
export type TableSize = { rows: number; columns: number; isPlaced: boolean }

/** The formats of a whole table: one that is wider than what is exported at once is taken away as the original, or column by column. */
export function formatsFor({ rows, columns, isPlaced }: TableSize): ExportFormat[] {
  if (columns > MOST_EXPORTED_COLUMNS) return []
  const is: Record<ExportFormat, boolean> = { csv: true, xlsx: rows < MOST_SHEET_ROWS, parquet: true, geojson: isPlaced }
  return EXPORT_FORMATS.filter((format) => is[format])
}

export const formatsOf = ({ rows, columns }: { rows: number; columns: readonly Pick<LoadedColumn, 'role'>[] }): ExportFormat[] =>
  formatsFor({ rows, columns: columns.length, isPlaced: geographyOf(columns) !== null })
