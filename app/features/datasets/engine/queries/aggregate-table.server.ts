import type { DuckDBConnection } from '@duckdb/node-api'
import { QueryRefused } from '../failures.ts'
import { roundEdges } from '../load/numbers.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import { sqlWhole } from '../sql-literal.ts'
import type { TableFiles } from '../table-files.ts'
import type { AggregateAnswer, CheckedAggregate } from '../table-query.ts'
import { columnOf, compileWhere, type CompiledWhere } from './conditions-sql.ts'
import { relationSql } from './relation-sql.ts'
import type { AggregateTask } from './tasks.ts'

type Group = { sql: string; edges: number[] | null }

const PERIODS = { year: '%Y', month: '%Y-%m', day: '%Y-%m-%d' } as const

/** Groups and measures of the rows that fulfil the conditions; misfits and empty cells have no value and are no part of a measure. */
export async function aggregateTable(connection: DuckDBConnection, { table, query }: AggregateTask): Promise<AggregateAnswer> {
  const where = compileWhere(table, query.where)
  const groups: Group[] = []
  for (const [nth, by] of query.by.entries()) groups.push(await groupOf(connection, table, by, `by.${nth}`, where))
  const measures = query.measures.map((measure, nth) => measureSql(table, measure, `measures.${nth}`))
  const columns = [...query.by, ...query.measures].flatMap(({ column }) => (column === undefined ? [] : [column]))
  const names = [...groups.map(({ sql }, nth) => `${sql} as g${nth}`), ...measures.map((sql, nth) => `${sql} as m${nth}`)]
  const output = [...groups.map((_, nth) => sqlWhole(`g${nth}::varchar`)), ...measures.map((_, nth) => `m${nth}::varchar`)]
  const grouped = groups.length > 0 ? ` group by ${groups.map((_, nth) => nth + 1).join(', ')}` : ''
  const found = await rowsOf(
    connection,
    `select ${output.join(', ')} from (select ${names.join(', ')} from ${relationSql(table, 'typed', [...where.columns, ...columns])} ` +
      `where ${where.sql}${grouped}) order by ${orderSql(query)} limit ${query.limit + 1}`,
  )
  const texts = found.slice(0, query.limit) as (string | null)[][]
  return {
    rows: texts.map((row) => ({ by: row.slice(0, groups.length), measures: row.slice(groups.length) })),
    edges: groups.map(({ edges }) => edges),
    more: found.length > query.limit,
  }
}

function orderSql({ by, measures, sort }: CheckedAggregate): string {
  const groups = by.map((_, nth) => `g${nth} nulls last`)
  if (!sort) return groups.length > 0 ? groups.join(', ') : 'm0'
  if (sort.nth >= (sort.by === 'group' ? by : measures).length) throw new QueryRefused('sort.nth')
  return [`${sort.by === 'group' ? 'g' : 'm'}${sort.nth} ${sort.descending ? 'desc' : 'asc'} nulls last`, ...groups].join(', ')
}

async function groupOf(
  connection: DuckDBConnection,
  table: TableFiles,
  { column, bin }: CheckedAggregate['by'][number],
  path: string,
  where: CompiledWhere,
): Promise<Group> {
  const { type } = columnOf(table, column, path)
  const name = `c${column}`
  if (bin === undefined) return { sql: name, edges: null }
  if (typeof bin === 'string') {
    if (type !== 'date' && type !== 'datetime') throw new QueryRefused(`${path}.bin`)
    return { sql: `strftime(${name}, '${PERIODS[bin]}')`, edges: null }
  }
  if (type !== 'integer' && type !== 'decimal') throw new QueryRefused(`${path}.bin`)
  const source = relationSql(table, 'typed', [...where.columns, column])
  const [[min, max] = []] = await rowsOf(connection, `select min(${name})::double, max(${name})::double from ${source} where ${where.sql}`)
  if (min === null || min === undefined) return { sql: `null::double`, edges: [] }
  const edges = roundEdges(Number(min), Number(max), bin)
  const [first = 0, second = 1] = edges
  const width = second - first
  const nth = `least(${edges.length - 2}, greatest(0, floor((${name}::double - ${first}) / ${width})))`
  // The edge itself, as it stands among the edges.
  return { sql: `([${edges.map((edge) => `${edge}::double`).join(', ')}])[${nth}::integer + 1]`, edges }
}

function measureSql(table: TableFiles, { of, column }: CheckedAggregate['measures'][number], path: string): string {
  if (column === undefined) return 'count(*)'
  const { type } = columnOf(table, column, path)
  const name = `c${column}`
  if (of === 'count') return `count(${name})`
  const isNumber = type === 'integer' || type === 'decimal'
  if (!isNumber && !((of === 'min' || of === 'max') && (type === 'date' || type === 'datetime'))) throw new QueryRefused(`${path}.of`)
  switch (of) {
    case 'sum':
      return `sum(${name})`
    case 'mean':
      return `avg(${name})`
    case 'min':
    case 'max':
      return `${of}(${name})`
    case 'median':
      return `median(${name}::double)`
    default:
      return of satisfies never
  }
}
