import { sqlText } from '../sql-literal.ts'
import { PART_COLUMNS, type TableFiles } from '../table-files.ts'

/**
 * SQL of a relation with the number of the row as `r` and the columns named, from either copy; with another prefix `p` the row is `p_row`
 * and the columns `p0`, `p1`, ..., so that two relations can stand side by side. A table in several files is put together
 * by position, and only of the files that hold a column wanted.
 */
export function relationSql(table: TableFiles, copy: 'text' | 'typed', columns: number[], prefix = 'c'): string {
  const parts = new Map<number, number[]>([[partOf(columns[0] ?? 0), []]])
  for (const column of new Set(columns)) {
    const part = partOf(column)
    parts.set(part, [...(parts.get(part) ?? []), column])
  }
  const selects = [...parts].map(([part, own], nth) => {
    const names = own.map((column) => (prefix === 'c' ? `c${column}` : `c${column} as ${prefix}${column}`))
    const row = nth === 0 ? [`file_row_number as ${prefix === 'c' ? 'r' : `${prefix}_row`}`] : []
    return `(select ${[...row, ...names].join(', ')} from read_parquet(${sqlText(table[copy][part] ?? '')}, file_row_number = true))`
  })
  return selects.length === 1 ? (selects[0] ?? '') : `(select * from ${selects.join(' positional join ')})`
}

export function partOf(column: number): number {
  return Math.floor(column / PART_COLUMNS)
}
