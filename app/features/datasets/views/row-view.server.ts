import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import { headColumns } from './row-cells.server.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import type { TableContext } from './view-frame.server.ts'
import { viewPath } from './views.ts'

/** Columns of a row that one page shows. */
const COLUMNS = 200

/** One row with all its cells whole. */
export type RowView = {
  kind: 'row'
  number: string
  cells: { position: number; name: string; label: string; type: ColumnType; text: string; isMisfit: boolean }[]
  previousHref: string | undefined
  nextHref: string | undefined
  tableHref: string
  /** More columns, where there are any. */
  moreHref: string | undefined
  fewerHref: string | undefined
}

/** The row that `row` names, by its position from 0. Throws `not-found` where the table has none. */
export async function rowView({ open, table, tables, files, asked, language }: TableContext): Promise<RowView> {
  const text = asked.search.get('row') ?? ''
  const row = Number(text)
  if (!/^\d{1,12}$/.test(text) || row >= table.rows) throw notFound('page')
  const page = readPageNumber(asked.search, 'page')
  const positions = table.columns.map((_, position) => position).slice((page - 1) * COLUMNS, page * COLUMNS)
  if (positions.length === 0) throw notFound('page')
  const { rows } = await askTable(files, { columns: positions, offset: row, limit: 1 })
  const [found] = rows
  const heads = headColumns(open, table, { positions, tables: tables.length, language })
  const href = (nth: number, nthPage: number) =>
    viewPath(
      asked.base,
      'table',
      new URLSearchParams({
        ...(table.position > 0 && { table: String(table.position) }),
        row: String(nth),
        ...(nthPage > 1 && { page: String(nthPage) }),
      }),
    )
  return {
    kind: 'row',
    number: formatNumber(language, row + 1),
    cells: heads.map(({ position, name, label, type }, nth) => ({
      position,
      name,
      label,
      type,
      text: found?.cells[nth] ?? '',
      isMisfit: found?.misfits?.includes(position) ?? false,
    })),
    previousHref: row > 0 ? href(row - 1, page) : undefined,
    nextHref: row + 1 < table.rows ? href(row + 1, page) : undefined,
    tableHref: viewPath(asked.base, 'table', table.position > 0 ? new URLSearchParams({ table: String(table.position) }) : undefined),
    moreHref: page * COLUMNS < table.columns.length ? href(row, page + 1) : undefined,
    fewerHref: page > 1 ? href(row, page - 1) : undefined,
  }
}
