import { z } from 'zod'

// Bounds of what anyone may ask at once.
export const MOST_ROWS = 1_000
export const MOST_GROUPS = 5_000
export const MOST_SAMPLE = 2_000
const MOST_CONDITIONS = 30
const MOST_VALUES = 1_000
const LONGEST_VALUE = 1_000
const MOST_COLUMNS = 20_000

const column = z
  .number()
  .int()
  .min(0)
  .max(MOST_COLUMNS - 1)
// No NUL and no half of a surrogate pair: neither is text in a database.
const text = z
  .string()
  .max(LONGEST_VALUE)
  .refine((value) => !/\0|\p{Surrogate}/u.test(value))

const conditionSchema = z.discriminatedUnion('is', [
  z.strictObject({ column, is: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains', 'starts']), values: z.array(text).length(1) }),
  z.strictObject({ column, is: z.literal('in'), values: z.array(text).min(1).max(MOST_VALUES) }),
  z.strictObject({ column, is: z.enum(['empty', 'filled', 'misfit']), values: z.array(text).length(0).default([]) }),
])

/**
 * What a row must fulfil. Of columns of numbers, dates and booleans a value is read as such (`-12.5`, `2024-01-31`,
 * `2024-01-31 10:00:00`, `true`) and compared as such; of text columns as text, where `contains` and `starts` do not mind case and accents.
 */
export type Condition = z.infer<typeof conditionSchema>

const where = z.array(conditionSchema).max(MOST_CONDITIONS).default([])

const search = text.min(1).max(200).optional()
const sort = z
  .array(z.strictObject({ column, descending: z.boolean().default(false) }))
  .max(4)
  .default([])

export const tableQuerySchema = z.strictObject({
  /** Positions of the columns wanted; none: all. */
  columns: z.array(column).min(1).max(MOST_COLUMNS).optional(),
  /** All hold. */
  where,
  /** Some text column contains it, case and accents aside; the first 300 text columns are searched. */
  search,
  /** Empty cells and misfits come last, rows that are the same in order of the table. */
  sort,
  /** `next` of the page before, of the same query. */
  after: z.string().max(20_000).optional(),
  offset: z.number().int().min(0).max(1_000_000_000).optional(),
  limit: z.number().int().min(0).max(MOST_ROWS).default(100),
  /** Gives the values of the cells beside their texts. */
  values: z.boolean().default(false),
})
export type TableQuery = z.input<typeof tableQuerySchema>
export type CheckedQuery = z.output<typeof tableQuerySchema>

export type TableRow = {
  /** Position in the table, from 0. */
  row: number
  /** Exactly as they are written, of the columns wanted, in their order. */
  cells: string[]
  /** Positions (of the table) of the cells that are no value of their column's type. */
  misfits?: number[]
  /**
   * Where asked for: the values as DuckDB writes them (a point before the fraction, `2024-01-31`, `true`), null for empty cells; of a cell that
   * is no value of its column's type its text.
   */
  values?: (string | null)[]
}
export type TablePage = { rows: TableRow[]; next: string | null; total: number }

const measureSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('count'), column: column.optional() }),
  z.strictObject({ of: z.enum(['sum', 'mean', 'min', 'max', 'median']), column }),
])

export const aggregateQuerySchema = z.strictObject({
  by: z
    .array(z.strictObject({ column, bin: z.union([z.enum(['year', 'month', 'day']), z.number().int().min(2).max(200)]).optional() }))
    .max(2)
    .default([]),
  measures: z.array(measureSchema).min(1).max(10),
  where,
  /** By the nth of `by` or of `measures`; none: by groups. */
  sort: z
    .strictObject({ by: z.enum(['group', 'measure']), nth: z.number().int().min(0).max(9), descending: z.boolean().default(false) })
    .optional(),
  limit: z.number().int().min(1).max(MOST_GROUPS).default(1_000),
})
export type AggregateQuery = z.input<typeof aggregateQuerySchema>
export type CheckedAggregate = z.output<typeof aggregateQuerySchema>

/**
 * Groups by text, period (`2024`, `2024-01`, `2024-01-31`) or lower edge of a bin; null: no value. Sums of integers and decimals are exact,
 * in decimal text; means and medians are doubles.
 */
export type AggregateAnswer = {
  rows: { by: (string | null)[]; measures: (string | null)[] }[]
  /** Edges of the bins of each of `by`, where it has any. */
  edges: (number[] | null)[]
  /** There are more groups than were asked for. */
  more: boolean
}

export const sampleQuerySchema = z.strictObject({
  columns: z.array(column).min(1).max(6),
  where,
  size: z.number().int().min(1).max(MOST_SAMPLE).default(MOST_SAMPLE),
})
export type SampleQuery = z.input<typeof sampleQuerySchema>
export type SampleAnswer = { rows: { row: number; values: (string | null)[] }[] }

export const MOST_EXPORTED_COLUMNS = 2_000

export const exportQuerySchema = z.strictObject({
  columns: z.array(column).min(1).max(MOST_EXPORTED_COLUMNS).optional(),
  where,
  search,
  /** As of a page of rows; none: in order of the table. */
  sort,
  /**
   * `csv`: texts as they are written; `guardedCsv`: the same, what a spreadsheet would calculate made harmless; `parquet`, `ndjson`: values;
   * `lines`: a line a row, `{"r":[...]}`, values as texts, as `values` of a page of rows has them.
   */
  format: z.enum(['csv', 'guardedCsv', 'parquet', 'ndjson', 'lines']),
})
export type ExportQuery = z.input<typeof exportQuerySchema>

export const misfitQuerySchema = z.strictObject({
  column: column.optional(),
  /** The last cell of the page before. */
  after: z.strictObject({ column, row: z.number().int().min(0) }).optional(),
  limit: z.number().int().min(1).max(MOST_ROWS).default(100),
})
export type MisfitQuery = z.input<typeof misfitQuerySchema>
/** By column, then row. */
export type MisfitCell = { column: number; row: number; text: string }

export const diffQuerySchema = z.strictObject({
  /** Names of the columns that tell rows apart; none, or not unique: rows are compared by their position. */
  keys: z.array(text).max(8).default([]),
  limit: z.number().int().min(0).max(500).default(100),
})
export type DiffQuery = z.input<typeof diffQuerySchema>

export type TableDiff = {
  by: 'keys' | 'position'
  columns: { added: string[]; removed: string[] }
  rows: { before: number; after: number; added: number; removed: number; changed: number }
  /** Cells that differ, by name of the column. */
  cells: { column: string; changed: number }[]
  /** Cells were counted in so many of the changed rows. */
  countedRows: number
  first: (
    | { change: 'added'; row: number; cells: string[] }
    | { change: 'removed'; row: number; cells: string[] }
    | { change: 'changed'; row: number; rowBefore: number; cells: { column: string; before: string; after: string }[] }
  )[]
}
