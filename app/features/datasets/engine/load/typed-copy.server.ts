import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnReading } from '../../tables.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlText } from '../sql-literal.ts'
import { fitsReading, inferReading, planFor, TEXT_PLAN, widenPlan, type ColumnPlan } from './infer-reading.ts'
import { sampleTexts } from './sample-texts.server.ts'
import type { Part } from './text-copy.server.ts'
import { valueSql } from './value-sql.ts'

/** What is known of each column of a part once it is written. `forced`: a person said how it is read. */
export type TypedColumn = { column: number; plan: ColumnPlan; forced: boolean; missing: number; misfits: number }

// A column whose cells misfit more often than this is text, unless a person said otherwise.
const MOST_MISFITS = 0.01
const WIDE = 300

/**
 * Writes the typed copy of a part, and proves its types on every cell. The types are guessed on a sample first; where the cells that
 * did not fit show a guess too narrow, or are too many, the copy is written once more with the types that they ask for.
 */
export async function writeTypedCopy(
  connection: DuckDBConnection,
  task: {
    text: string
    typed: string
    part: Part
    rows: number
    width: number
    readings: (ColumnReading | null)[]
    suggested: ColumnReading[]
  },
): Promise<TypedColumn[]> {
  const texts = await sampleTexts(connection, task.text, task.part, task.rows, task.width)
  let columns: TypedColumn[] = task.part.columns.map((column, nth) => {
    const forced = task.readings[column] ?? null
    const sample = texts[nth] ?? []
    const plan = forced ? planFor(forced, sample) : inferReading(sample, task.suggested[column])
    return { column, plan: task.width > WIDE ? { ...plan, plainOnly: true } : plan, forced: forced !== null, missing: 0, misfits: 0 }
  })
  for (let attempt = 0; ; attempt += 1) {
    await copyTyped(connection, task.text, task.typed, columns)
    columns = await countMisfits(connection, task.text, task.typed, columns)
    const next = await Promise.all(columns.map((column) => revise(connection, task, column, attempt)))
    if (next.every((plan, nth) => plan === columns[nth]?.plan)) return columns
    columns = columns.map((column, nth) => ({ ...column, plan: next[nth] ?? column.plan }))
  }
}

async function copyTyped(connection: DuckDBConnection, text: string, typed: string, columns: TypedColumn[]): Promise<void> {
  const select = columns.map(({ column, plan }) => `${valueSql(`c${column}`, plan)} as c${column}`).join(', ')
  // As many cells lie together as in a table of thirty columns: wide tables need no more memory than others.
  const together = Math.max(4_096, Math.min(122_880, Math.floor(3_686_400 / columns.length / 2_048) * 2_048))
  await rowsOf(
    connection,
    `copy (select ${select} from read_parquet(${sqlText(text)})) to ${sqlText(typed)} (format parquet, compression zstd, row_group_size ${together})`,
  )
}

/** Null cells as the file's own statistics count them; of typed columns, those whose text is not empty are misfits. */
async function countMisfits(connection: DuckDBConnection, text: string, typed: string, columns: TypedColumn[]): Promise<TypedColumn[]> {
  const counted = await rowsOf(
    connection,
    `select path_in_schema, sum(stats_null_count)::bigint from parquet_metadata(${sqlText(typed)}) group by 1`,
  )
  const nulls = new Map(counted.map(([name, count]) => [name as string, Number(count)]))
  const unsure = columns.filter(({ column, plan }) => plan.reading.type !== 'text' && (nulls.get(`c${column}`) ?? 0) > 0)
  const blank = new Map<number, number>()
  if (unsure.length > 0) {
    const counts = unsure.map(({ column }) => `count(*) filter (trim(c${column}) = '')`).join(', ')
    const [row = []] = await rowsOf(connection, `select ${counts} from read_parquet(${sqlText(text)})`)
    unsure.forEach(({ column }, nth) => blank.set(column, Number(row[nth])))
  }
  return columns.map((column) => {
    const none = nulls.get(`c${column.column}`) ?? 0
    const missing = blank.get(column.column) ?? none
    return { ...column, missing, misfits: none - missing }
  })
}

async function revise(
  connection: DuckDBConnection,
  { text, typed, rows }: { text: string; typed: string; rows: number },
  { column, plan, forced, missing, misfits }: TypedColumn,
  attempt: number,
): Promise<ColumnPlan> {
  if (misfits === 0) return plan
  if (plan.plainOnly) return { reading: plan.reading, sql: plan.sql, shape: plan.shape }
  const filled = rows - missing
  const tooMany = !forced && (misfits > filled * MOST_MISFITS || misfits === filled)
  if (attempt < 3 && !(forced && plan.reading.type === 'integer')) {
    const found = await rowsOf(
      connection,
      `select distinct cell from (select cell from (select c${column} as cell from read_parquet(${sqlText(text)})) positional join ` +
        `(select c${column} as value from read_parquet(${sqlText(typed)})) where value is null and trim(cell) <> '' limit 20000)`,
    )
    const texts = found.map(([cell]) => cell as string)
    const wider = widenPlan(plan, texts)
    const healed = wider ? texts.filter((cell) => fitsReading(cell, wider.reading)).length / texts.length : 0
    if (wider && (!tooMany || misfits * (1 - healed) <= filled * MOST_MISFITS)) return wider
  }
  return tooMany ? TEXT_PLAN : plan
}
