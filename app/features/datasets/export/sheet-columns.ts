import type { CellType } from '#app/features/downloads/columns.server.ts'
import type { SheetColumn } from '#app/features/downloads/files/write-xlsx.server.ts'
import type { ColumnType, LoadedColumn } from '#app/features/datasets/tables.ts'
import type { ValueRow } from './read-lines.server.ts'

const CELLS: Record<ColumnType, CellType> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  boolean: 'text',
  date: 'day',
  datetime: 'instant',
}

/** Columns of a sheet of rows of values. A date and time has no zone: the sheet shows it as it is written. */
export const sheetColumns = (columns: readonly LoadedColumn[]): SheetColumn<ValueRow>[] =>
  columns.map(({ name, type, hxl }, place) => ({
    head: name,
    tag: hxl ?? '',
    type: CELLS[type],
    read: (row) => {
      const value = row[place] ?? null
      return value !== null && type === 'datetime' ? instantOf(value) : value
    },
  }))

/** A text that is no such instant stays a text: the sheet tells by itself. */
const instantOf = (value: string) => (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/.test(value) ? `${value.replace(' ', 'T')}Z` : value)
