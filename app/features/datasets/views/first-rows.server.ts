import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { EngineFailed } from '#app/features/datasets/engine/failures.ts'
import { listTables, tableFiles } from '#app/features/datasets/loading/loads.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { headColumns, shownRows, type HeadColumn, type ShownRow } from './row-cells.server.ts'

const ROWS = 10
const COLUMNS = 8

/** The beginning of a dataset's first table. */
export type FirstRowsView = {
  name: string
  columns: HeadColumn[]
  rows: ShownRow[]
  rowCount: number
  rowsText: string
  columnCount: number
  columnsText: string
  /** Where the whole table is. */
  href: string
}

/**
 * The first 10 rows and 8 columns of the first table, as they are written. `base`: the address that its views are under. Null where
 * there is no table, or where the engine does not answer now: the page of the dataset stands without them.
 */
export async function readFirstRows(
  open: OpenDataset,
  { base, language }: { base: string; language: Language },
): Promise<FirstRowsView | null> {
  const { file } = open.content.facts
  const tables = file ? await listTables(file.loadId) : []
  const [table] = tables
  if (!table || table.columns.length === 0) return null
  const positions = table.columns.slice(0, COLUMNS).map((_, position) => position)
  try {
    const { rows } = await askTable(await tableFiles(table), { columns: positions, limit: ROWS })
    return {
      name: table.name,
      columns: headColumns(open, table, { positions, tables: tables.length, language }),
      rows: shownRows(rows, positions, language),
      rowCount: table.rows,
      rowsText: formatNumber(language, table.rows),
      columnCount: table.columns.length,
      columnsText: formatNumber(language, table.columns.length),
      href: `${base}/table`,
    }
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error
    log.warn({ err: error, detail: error.detail, dataset: open.record.id }, 'the first rows of a dataset are not shown')
    return null
  }
}
