import { sqlText } from '../sql-literal.ts'
import type { ColumnPlan } from './infer-reading.ts'
import { NO_WORDS, YES_WORDS } from './written-booleans.ts'
import { dayPattern, instantPattern } from './written-dates.ts'
import { decimalClass, EXPONENT_PATTERN, FOREIGN_SIGNS, groupClass, LATIN_SIGNS, numberPattern } from './written-numbers.ts'

/**
 * SQL that turns the text of a column into its value, null where the text is empty or no value. A cell is taken only where its
 * value, written again, is the same text but for the signs of the reading: `007`, `+5` and numbers of over 15 digits are not.
 * The fast branch serves texts in the plain form; the patterns run only on what it leaves.
 */
export function valueSql(column: string, plan: ColumnPlan): string {
  const sql = fullSql(column, plan)
  const [fast = '', slow] = sql.split(` when ${column} = '' then null `)
  return plan.plainOnly && slow !== undefined && fast !== 'case' ? `${fast} end` : sql
}

function fullSql(column: string, plan: ColumnPlan): string {
  const { reading } = plan
  switch (reading.type) {
    case 'text':
      return `nullif(${column}, '')`
    case 'integer':
      return integerSql(column, plan)
    case 'decimal':
      return plan.sql === 'DOUBLE' ? doubleSql(column, plan) : decimalSql(column, plan)
    case 'boolean':
      return booleanSql(column)
    case 'date':
      return dateSql(column, plan)
    case 'datetime':
      return instantSql(column, plan)
    default:
      return reading.type satisfies never
  }
}

const latin = (column: string) => `translate(trim(${column}), ${sqlText(FOREIGN_SIGNS)}, ${sqlText(LATIN_SIGNS)})`
const matches = (text: string, pattern: string) => `regexp_full_match(${text}, ${sqlText(pattern)})`

/** The number without its group signs, a point before its fraction. */
function plain(column: string, { reading }: ColumnPlan): string {
  const whole = `regexp_replace(${latin(column)}, ${sqlText(groupClass(reading))}, '', 'g')`
  return `regexp_replace(${whole}, ${sqlText(decimalClass(reading))}, '.')`
}

function integerSql(column: string, plan: ColumnPlan): string {
  const fast = `try_cast(${column} as bigint)`
  const slow = `try_cast(${plain(column, plan)} as bigint)`
  return (
    `case when ${fast}::varchar = ${column} and length(${column}) < 16 then ${fast} when ${column} = '' then null ` +
    `when ${matches(latin(column), numberPattern(plan.reading, false))} and abs(${slow}) < 1000000000000000 then ${slow} end`
  )
}

function decimalSql(column: string, plan: ColumnPlan): string {
  const { reading, sql, shape } = plan
  const fast = `try_cast(${column} as ${sql})`
  const slow = `try_cast(${plain(column, plan)} as ${sql})`
  // A value written again begins with the text it came from, for the scale only adds zeros: no digit was rounded away.
  const same = `starts_with(${fast}::varchar, ${column})`
  const pattern = `${numberPattern(reading, true)}`
  const fits = `length(regexp_extract(${plain(column, plan)}, '[.]([0-9]*)$', 1)) <= ${shape.scale}`
  const long = (text: string) => `not regexp_full_match(${text}, '-?[0-9]{16,}')`
  const plainFirst = reading.decimal !== ',' && reading.group !== '.'
  return (
    `case${plainFirst ? ` when ${same} and (length(${column}) < 16 or ${long(column)}) then ${fast}` : ''} when ${column} = '' then null ` +
    `when ${matches(latin(column), pattern)} and ${fits} and ${long(plain(column, plan))} then ${slow} end`
  )
}

function doubleSql(column: string, plan: ColumnPlan): string {
  const { reading } = plan
  const fast = `try_cast(${column} as double)`
  const text = plain(column, plan)
  const slow = `try_cast(${text} as double)`
  // Up to 15 significant digits come back from a double as they went in.
  const digits = `length(regexp_replace(regexp_replace(${text}, '[eE].*$', ''), '^-?0*[.]?0*|[.]', '', 'g'))`
  const plainFirst = reading.decimal !== ',' && reading.group !== '.'
  return (
    `case${plainFirst ? ` when ${fast}::varchar = ${column} and isfinite(${fast}) then ${fast}` : ''} when ${column} = '' then null ` +
    `when (${matches(latin(column), numberPattern(reading, true))} or ${matches(latin(column), EXPONENT_PATTERN)}) ` +
    `and isfinite(${slow}) and (${digits} <= 15 or ${slow}::varchar = ${text}) then ${slow} end`
  )
}

function booleanSql(column: string): string {
  const words = (list: string[]) => list.map(sqlText).join(', ')
  return `case when lower(trim(${column})) in (${words(YES_WORDS)}) then true when lower(trim(${column})) in (${words(NO_WORDS)}) then false end`
}

const SEPARATORS = '[-/. ]'

function dayOf(text: string, order: string): string {
  const format = order === 'YMD' ? '%Y-%m-%d' : order === 'DMY' ? '%d-%m-%Y' : '%m-%d-%Y'
  return `try_strptime(regexp_replace(${text}, '${SEPARATORS}', '-', 'g'), '${format}')`
}

function dateSql(column: string, { reading }: ColumnPlan): string {
  const order = reading.dateOrder ?? 'YMD'
  const fast = `try_cast(${column} as date)`
  const first = order === 'YMD' ? ` when length(${column}) = 10 and ${fast}::varchar = ${column} then ${fast}` : ''
  const slow = `when ${matches(latin(column), dayPattern(order))} then ${dayOf(latin(column), order)}::date`
  return `case${first} when ${column} = '' then null ${slow} end`
}

/** Instants with an offset become UTC; those without are taken as they are written. */
function instantSql(column: string, { reading }: ColumnPlan): string {
  const order = reading.dateOrder ?? 'YMD'
  const text = latin(column)
  const fast = `try_cast(${column} as timestamp)`
  // A time without seconds is none to DuckDB where an offset follows.
  const whole = `regexp_replace(${text}, '([T ][0-9]{1,2}:[0-9]{2})($|Z|[-+])', '\\1:00\\2')`
  const parts = `regexp_extract(${whole}, '^(.{8,10}?)[T ]([0-9]{1,2}:.*)$'`
  const day = `strftime(${dayOf(`${parts}, 1)`, order)}, '%Y-%m-%d')`
  const clock = `lpad(split_part(${parts}, 2), ':', 1), 2, '0') || substr(${parts}, 2), strpos(${parts}, 2), ':'))`
  // A cast to TIMESTAMP ignores the offset; one with a zone reads it, and takes what has none as UTC.
  const slow = `make_timestamp(epoch_us(try_cast(${day} || ' ' || ${clock} as timestamptz)))`
  const first = order === 'YMD' ? ` when length(${column}) between 19 and 26 and ${fast}::varchar = ${column} then ${fast}` : ''
  return `case${first} when ${column} = '' then null when ${matches(text, instantPattern(order))} then ${slow} end`
}
