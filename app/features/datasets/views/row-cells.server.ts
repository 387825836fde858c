import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import type { StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import type { TableRow } from '#app/features/datasets/engine/table-query.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A column as the head of a table shows it. */
export type HeadColumn = { position: number; name: string; label: string; type: ColumnType; isNumeric: boolean }

/** A cell exactly as it is written: how it begins, and what follows where it is long; `isCut`: only the page of its row has it all. */
export type ShownCell = { text: string; rest: string; isCut: boolean; isMisfit: boolean }
export type ShownRow = { row: number; number: string; cells: ShownCell[] }

/** Characters of a cell that stand in the table, and that may be opened there; the page of the row has all. */
const CLAMPED = 140
const OPENED = 2_000

export const isNumeric = (type: ColumnType): boolean => type === 'integer' || type === 'decimal'

/** Columns by their positions, with what the dictionary calls them where that is another name. */
export function headColumns(
  open: OpenDataset,
  { name: table, columns }: Pick<StoredTable, 'name' | 'columns'>,
  { positions, tables, language }: { positions: readonly number[]; tables: number; language: Language },
): HeadColumn[] {
  const dictionary = new Map(open.content.columns.map((row) => [row.id, row]))
  return positions.flatMap((position) => {
    const column = columns[position]
    if (!column) return []
    const label = dictionary.size > 0 ? plainText(dictionary.get(columnId(table, column.name, tables))?.label, language) : ''
    return [
      { position, name: column.name, label: label === column.name ? '' : label, type: column.type, isNumeric: isNumeric(column.type) },
    ]
  })
}

/** Rows of a page in words ready for one reader; `positions` are those of the cells. */
export function shownRows(rows: readonly TableRow[], positions: readonly number[], language: Language): ShownRow[] {
  return rows.map(({ row, cells, misfits = [] }) => ({
    row,
    number: formatNumber(language, row + 1),
    cells: cells.map((text, nth) => ({ ...clamped(text), isMisfit: misfits.includes(positions[nth] ?? -1) })),
  }))
}

function clamped(text: string): Pick<ShownCell, 'text' | 'rest' | 'isCut'> {
  if (text.length <= CLAMPED) return { text, rest: '', isCut: false }
  // No pair of surrogates is torn.
  const start = (end: number) => (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end)
  return { text: text.slice(0, start(CLAMPED)), rest: text.slice(start(CLAMPED), start(OPENED)), isCut: text.length > OPENED }
}
