import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import type { ColumnProfile } from '../table-files.ts'
import { roundEdges } from './numbers.ts'
import type { TypedColumn } from './typed-copy.server.ts'

// Columns of one scan, and of one in a wide table; columns of a table that are looked at one by one; different texts of a column up to which all are counted; bins of a histogram.
const TOGETHER = 25
const TOGETHER_WIDE = 100
const ONE_BY_ONE = 300
const FEW_DIFFERENT = 200_000
const BINS = 20
const TOP = 10
const LONGEST_TOP = 200

type Source = { text: string; typed: string; rows: number }

/** The profile of each column of a part, and the bytes of text that a row can have. */
export async function profilePart(
  connection: DuckDBConnection,
  source: Source,
  columns: TypedColumn[],
): Promise<{ profiles: ColumnProfile[]; longestRow: number }> {
  const profiles: ColumnProfile[] = []
  let longestRow = 0
  const together = columns.length > ONE_BY_ONE ? TOGETHER_WIDE : TOGETHER
  for (let first = 0; first < columns.length; first += together) {
    const some = columns.slice(first, first + together)
    const typed = await firstScan(connection, source, some)
    longestRow += await longest(connection, source, some, typed)
    for (const [nth, column] of some.entries()) {
      const values = typed[nth] ?? []
      const profile = firstProfile(column, values)
      // Of tables wider than that, the other columns have no histogram, no frequent texts and no periods.
      if (column.column >= ONE_BY_ONE) {
        profiles.push(profile)
        continue
      }
      profiles.push({
        ...profile,
        histogram: await histogram(connection, source, column, profile),
        top: await topTexts(connection, source, column, profile.distinct),
        periods: await periods(connection, source, column, profile),
      })
    }
  }
  return { profiles, longestRow }
}

const isNumber = ({ plan }: TypedColumn) => plan.reading.type === 'integer' || plan.reading.type === 'decimal'
const hasOrder = ({ plan }: TypedColumn) => plan.reading.type !== 'text' && plan.reading.type !== 'boolean'

// Values of a column in the first scan.
const SCANNED = 8

const SHARES = '[0.05, 0.25, 0.5, 0.75, 0.95]'

async function firstScan(connection: DuckDBConnection, { typed }: Source, columns: TypedColumn[]): Promise<unknown[][]> {
  const select = columns.map((column) => {
    const name = `c${column.column}`
    const range = hasOrder(column) ? `min(${name})::varchar, max(${name})::varchar` : 'null, null'
    const spread = isNumber(column) ? `avg(${name})::double, reservoir_quantile(${name}::double, ${SHARES}, 8192)` : 'null, null'
    const lengths =
      column.plan.reading.type === 'text' ? `min(length(${name})), max(length(${name})), max(strlen(${name}))` : 'null, null, null'
    return `approx_count_distinct(${name}), ${range}, ${spread}, ${lengths}`
  })
  const [row = []] = await rowsOf(connection, `select ${select.join(', ')} from read_parquet(${sqlText(typed)})`)
  return columns.map((_, nth) => row.slice(nth * SCANNED, (nth + 1) * SCANNED))
}

/** Bytes of text that a row can have in these columns: the sum of their longest cells. Of text columns the first scan has told. */
async function longest(connection: DuckDBConnection, { text }: Source, columns: TypedColumn[], scanned: unknown[][]): Promise<number> {
  let bytes = 0
  for (const values of scanned) bytes += Number(values[7] ?? 0)
  const others = columns.filter(({ plan }) => plan.reading.type !== 'text')
  if (others.length === 0) return bytes
  const select = others.map(({ column }) => `max(strlen(c${column}))`).join(', ')
  const [row = []] = await rowsOf(connection, `select ${select} from read_parquet(${sqlText(text)})`)
  return row.reduce((sum: number, length) => sum + Number(length ?? 0), bytes)
}

function firstProfile(column: TypedColumn, values: unknown[]): ColumnProfile {
  const [distinct, min, max, mean, quantiles, shortest, longestText] = values
  return {
    missing: column.missing,
    misfits: column.misfits,
    distinct: Number(distinct ?? 0),
    lengths: shortest === null || shortest === undefined ? null : [Number(shortest), Number(longestText)],
    min: (min ?? null) as string | null,
    max: (max ?? null) as string | null,
    mean: mean === null || mean === undefined ? null : Number(mean),
    quantiles: Array.isArray(quantiles) ? quantiles.map(Number) : [],
    histogram: null,
    top: [],
    periods: [],
  }
}

async function histogram(
  connection: DuckDBConnection,
  { typed }: Source,
  column: TypedColumn,
  { min, max }: ColumnProfile,
): Promise<ColumnProfile['histogram']> {
  if (!isNumber(column) || min === null || max === null) return null
  const edges = roundEdges(Number(min), Number(max), BINS)
  const [first = 0, second = 1] = edges
  if (edges.length < 2) return null
  const bin = `least(${edges.length - 2}, greatest(0, floor((c${column.column}::double - ${first}) / ${second - first})))::integer`
  const found = await rowsOf(
    connection,
    `select ${bin} as bin, count(*) from read_parquet(${sqlText(typed)}) where c${column.column} is not null group by 1`,
  )
  const counts = new Array<number>(edges.length - 1).fill(0)
  for (const [nth, count] of found) counts[Number(nth)] = Number(count)
  return { edges, counts }
}

async function topTexts(
  connection: DuckDBConnection,
  { text, rows }: Source,
  column: TypedColumn,
  distinct: number,
): Promise<ColumnProfile['top']> {
  const name = `c${column.column}`
  const filled = rows - column.missing
  if (filled === 0 || (distinct > 1000 && distinct > filled * 0.5)) return []
  if (distinct > FEW_DIFFERENT && column.plan.reading.type !== 'text') return []
  const source = `read_parquet(${sqlText(text)})`
  const among =
    distinct <= FEW_DIFFERENT
      ? `${name} <> ''`
      : `${name} in (select unnest(approx_top_k(${name}, ${TOP * 2})) from ${source} where ${name} <> '')`
  const found = await rowsOf(
    connection,
    `select left(${name}, ${LONGEST_TOP}), count(*) as n from ${source} where ${among} group by ${name} order by n desc, ${name} limit ${TOP}`,
  )
  return found.map(([value, count]) => ({ text: value as string, count: Number(count) }))
}

async function periods(
  connection: DuckDBConnection,
  { typed }: Source,
  column: TypedColumn,
  { min, max }: ColumnProfile,
): Promise<ColumnProfile['periods']> {
  const { type } = column.plan.reading
  if ((type !== 'date' && type !== 'datetime') || min === null || max === null) return []
  const format = Number(max.slice(0, 4)) - Number(min.slice(0, 4)) < 10 ? '%Y-%m' : '%Y'
  const found = await rowsOf(
    connection,
    `select strftime(date_trunc('${format === '%Y' ? 'year' : 'month'}', c${column.column}), '${format}') as period, count(*) ` +
      `from read_parquet(${sqlText(typed)}) where c${column.column} is not null group by 1 order by 1`,
  )
  return found.slice(0, 1000).map(([period, count]) => ({ period: period as string, count: Number(count) }))
}
