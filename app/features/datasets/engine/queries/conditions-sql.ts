import { QueryRefused } from '../failures.ts'
import { sqlText } from '../sql-literal.ts'
import type { TableFiles } from '../table-files.ts'
import type { Condition } from '../table-query.ts'
import { isValueText } from '../value-text.ts'

const MOST_SEARCHED = 300

/** A condition of the typed copy and the columns it needs. Literals are made here and nowhere else. */
export type CompiledWhere = { sql: string; columns: number[] }

/**
 * Turns conditions and a search into SQL over the typed copy. Throws QueryRefused for a column that the table does not have, an operator
 * that its type does not know, and a value that is none of its type.
 */
export function compileWhere(table: TableFiles, where: Condition[], search?: string): CompiledWhere {
  const parts = where.map((condition, nth) => conditionSql(table, condition, `where.${nth}`))
  const columns = where.map(({ column }) => column)
  if (search !== undefined) {
    const searched = table.columns.flatMap(({ type }, column) => (type === 'text' ? [column] : [])).slice(0, MOST_SEARCHED)
    const found = searched.map((column) => `contains(${folded(`c${column}`)}, ${folded(sqlText(search))})`)
    parts.push(found.length === 0 ? 'false' : `(${found.join(' or ')})`)
    columns.push(...searched)
  }
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), columns: [...new Set(columns)] }
}

const folded = (sql: string) => `strip_accents(lower(${sql}))`

/** Refuses a column that the table does not have. */
export function columnOf(table: TableFiles, column: number, where: string): TableFiles['columns'][number] {
  const found = table.columns[column]
  if (!found) throw new QueryRefused(`${where}.column`)
  return found
}

function conditionSql(table: TableFiles, { column, is, values }: Condition, where: string): string {
  const { type, misfits } = columnOf(table, column, where)
  const name = `c${column}`
  const literal = (nth: number) => literalSql(type, values[nth] ?? '', `${where}.values.${nth}`)
  switch (is) {
    case 'eq':
      return `${name} = ${literal(0)}`
    case 'ne':
      return `${name} is distinct from ${literal(0)}`
    case 'lt':
      return `${name} < ${literal(0)}`
    case 'le':
      return `${name} <= ${literal(0)}`
    case 'gt':
      return `${name} > ${literal(0)}`
    case 'ge':
      return `${name} >= ${literal(0)}`
    case 'in':
      return `${name} in (${values.map((_, nth) => literal(nth)).join(', ')})`
    case 'contains':
    case 'starts':
      if (type !== 'text') throw new QueryRefused(`${where}.is`)
      return `${is === 'contains' ? 'contains' : 'starts_with'}(${folded(name)}, ${folded(literal(0))})`
    case 'empty':
      return misfits === 0 ? `${name} is null` : `(${name} is null and r not in ${misfitRows(table, column)})`
    case 'filled':
      return misfits === 0 ? `${name} is not null` : `(${name} is not null or r in ${misfitRows(table, column)})`
    case 'misfit':
      return misfits === 0 ? 'false' : `r in ${misfitRows(table, column)}`
    default:
      return is satisfies never
  }
}

function misfitRows(table: TableFiles, column: number): string {
  return `(select row_number from read_parquet(${sqlText(table.misfits ?? '')}) where column_number = ${column})`
}

/** A value of a column's type as an SQL literal. */
function literalSql(type: TableFiles['columns'][number]['type'], value: string, where: string): string {
  if (!isValueText(type, value)) throw new QueryRefused(where)
  switch (type) {
    case 'text':
      return sqlText(value)
    case 'integer':
    case 'decimal':
    case 'boolean':
      return value
    case 'date':
      return `date '${value}'`
    case 'datetime':
      return `timestamp '${value.replace('T', ' ')}'`
    default:
      return type satisfies never
  }
}
