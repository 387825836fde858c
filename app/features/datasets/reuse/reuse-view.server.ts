import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { formatsOf, MOST_SHEET_ROWS, type ExportFormat } from '#app/features/datasets/export/formats.ts'
import { listTables } from '#app/features/datasets/loading/loads.server.ts'
import { datasetApiPagePath, originalPath, tableFilePath } from '#app/features/datasets/paths.ts'
import type { FileFormat } from '#app/features/datasets/tables.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What one takes away from a dataset, in words ready for one reader. */
export type ReuseView = {
  original: { href: string; format: FileFormat; size: string } | null
  tables: {
    name: string
    /** How it is taken away; empty: it is too wide for any format but the original. */
    files: { format: ExportFormat; href: string }[]
    /** Rows of a sheet, where the table has more. */
    sheetRows: string | null
  }[]
  /** Null where programs cannot ask: it is not for everybody, or no version yet. */
  apiHref: string | null
}

/** `where`: the addresses of the files; those of a version, or of the members' own working copy. `query`: of the part that is shown (`f`, `q`, `c`, `sort`), if any. */
export async function getReuseView(
  open: OpenDataset,
  language: Language,
  where: { ownBase?: string; query?: URLSearchParams } = {},
): Promise<ReuseView> {
  const { content, slug, version, isPublic } = open
  const { file } = content.facts
  const tables = file ? await listTables(file.loadId) : []
  const query = where.query?.size ? `?${where.query}` : ''
  const number = version ?? 1
  const original = where.ownBase ? `${where.ownBase}/download/original` : originalPath(language, slug, number)
  const pathOf = (position: number, format: ExportFormat) =>
    (where.ownBase ? `${where.ownBase}/download/${position}.${format}` : tableFilePath(language, slug, number, position, format)) + query
  return {
    original: file ? { href: original, format: file.format, size: formatBytes(language, file.bytes) } : null,
    tables: tables.map((table) => ({
      name: table.name,
      files: formatsOf(table).map((format) => ({ format, href: pathOf(table.position, format) })),
      sheetRows: table.rows >= MOST_SHEET_ROWS ? formatNumber(language, MOST_SHEET_ROWS) : null,
    })),
    apiHref: isPublic && version !== null && tables.length > 0 ? datasetApiPagePath(language, slug, version) : null,
  }
}
