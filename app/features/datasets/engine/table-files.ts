import type { ColumnType, LoadedTable } from '../tables.ts'

/**
 * Where a loaded table lies and what a query has to know of it. Both copies hold the columns `c0`, `c1`, ... in the same order
 * of rows, at most `PART_COLUMNS` of them a file; a table of a usual width has one file a copy.
 */
export type TableFiles = {
  text: string[]
  typed: string[]
  /** Cells that are no value of their column's type: `column_number`, `row_number`, `cell`; null: the table has none. */
  misfits: string | null
  rows: number
  /** Bytes of text that no row exceeds: the sum of the longest cells. */
  longestRow: number
  columns: { name: string; type: ColumnType; misfits: number }[]
}

/** A writer of Parquet holds half a megabyte a column, whatever the table: wider tables are written in several files. */
export const PART_COLUMNS = 400

/** What a load leaves: the table as it was proven, its files, and a profile of each column. */
export type TableLoad = { table: LoadedTable; files: TableFiles; profile: ColumnProfile[] }

/** What a column holds, counted over all rows. Values are texts as DuckDB writes them: no sign between thousands, a point before the fraction. */
export type ColumnProfile = {
  missing: number
  misfits: number
  /** How many different values, within some per cent (HyperLogLog). */
  distinct: number
  /** Shortest and longest text, in characters. */
  lengths: [number, number] | null
  min: string | null
  max: string | null
  mean: number | null
  /** Shares 0.05, 0.25, 0.5, 0.75 and 0.95, from a draw of 8,192 values. */
  quantiles: number[]
  /** Counts between round edges: one edge more than counts. */
  histogram: { edges: number[]; counts: number[] } | null
  /** The most frequent texts as they are written, most frequent first; counts are exact. Empty where nearly every value is another, and of numbers with very many values. */
  top: { text: string; count: number }[]
  /** Of dates: counts a month where they span at most ten years, else a year; ascending. */
  periods: { period: string; count: number }[]
}
