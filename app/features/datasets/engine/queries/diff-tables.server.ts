import type { DuckDBConnection } from '@duckdb/node-api'
import { QueryRefused } from '../failures.ts'
import { rowsOf } from '../open-duckdb.server.ts'
import type { TableFiles } from '../table-files.ts'
import type { TableDiff } from '../table-query.ts'
import { readTexts } from './read-texts.server.ts'
import { partOf, relationSql } from './relation-sql.ts'
import type { DiffTask } from './tasks.ts'

// Changed rows whose cells are counted.
const MOST_COUNTED = 100_000

type Shared = { name: string; before: number; after: number }

/**
 * What changed between two versions of a table, cell by cell, as texts; columns are the same by name. Rows are told apart by their keys
 * where these are filled and unique in both, else by their position.
 */
export async function diffTables(connection: DuckDBConnection, { table, before, query }: DiffTask): Promise<TableDiff> {
  const positions = new Map(before.columns.map(({ name }, column) => [name, column]))
  const shared = table.columns.flatMap(({ name }, after): Shared[] => {
    const own = positions.get(name)
    return own === undefined ? [] : [{ name, before: own, after }]
  })
  const keys = query.keys.map((key, nth) => {
    const found = shared.find(({ name }) => name === key)
    if (!found) throw new QueryRefused(`keys.${nth}`)
    return found
  })
  await drop(connection)
  try {
    const unique =
      keys.length > 0 &&
      (await listRows(connection, 'old', before, shared, keys, 'before')) &&
      (await listRows(connection, 'new', table, shared, keys, 'after'))
    if (!unique) {
      await drop(connection)
      await listRows(connection, 'old', before, shared, [], 'before')
      await listRows(connection, 'new', table, shared, [], 'after')
    }
    return await compare(connection, { table, before, query }, shared, unique ? 'keys' : 'position')
  } finally {
    await drop(connection)
  }
}

async function drop(connection: DuckDBConnection): Promise<void> {
  for (const name of ['old_rows', 'new_rows', 'changed']) await rowsOf(connection, `drop table if exists ${name}`)
}

/** Lists key and fingerprint of each row; false: the keys are not unique. */
async function listRows(
  connection: DuckDBConnection,
  name: 'old' | 'new',
  table: TableFiles,
  shared: Shared[],
  keys: Shared[],
  side: 'before' | 'after',
): Promise<boolean> {
  const columns = [...shared, ...keys].map((column) => column[side])
  // Of each file a hash: the files of a wide table are hashed apart, for one expression of all columns is too long.
  const files = new Map<number, number[]>()
  for (const { [side]: column } of shared) files.set(partOf(column), [...(files.get(partOf(column)) ?? []), column])
  const hashes = [...files.values()].map((own) => `hash(${own.map((column) => `c${column}`).join(', ')})`)
  const print = hashes.length === 0 ? '0' : hashes.length === 1 ? hashes[0] : `hash(${hashes.join(', ')})`
  const key = keys.length === 0 ? 'r' : `md5_number(to_json([${keys.map((column) => `c${column[side]}`).join(', ')}])::varchar)`
  await rowsOf(
    connection,
    `create temp table ${name}_rows as select r, ${key} as k, ${print} as h from ${relationSql(table, 'text', columns)}`,
  )
  if (keys.length === 0) return true
  const [[count, different] = []] = await rowsOf(connection, `select count(*), count(distinct k) from ${name}_rows`)
  return Number(count) === Number(different)
}

async function compare(
  connection: DuckDBConnection,
  { table, before, query }: DiffTask,
  shared: Shared[],
  by: TableDiff['by'],
): Promise<TableDiff> {
  await rowsOf(
    connection,
    `create temp table changed as select o.r as o, n.r as n from old_rows o join new_rows n using (k) where o.h <> n.h order by n`,
  )
  const only = (own: string, other: string) => `from ${own}_rows x where not exists (from ${other}_rows y where y.k = x.k)`
  const count = async (sql: string) => Number((await rowsOf(connection, `select count(*) ${sql}`))[0]?.[0])
  const rows = {
    before: before.rows,
    after: table.rows,
    added: await count(only('new', 'old')),
    removed: await count(only('old', 'new')),
    changed: await count('from changed'),
  }
  const names = (of: TableFiles, without: TableFiles) =>
    of.columns.flatMap(({ name }) => (without.columns.some((other) => other.name === name) ? [] : [name]))
  const first: TableDiff['first'] = await changedRows(connection, { table, before }, shared, query.limit)
  for (const [change, own, other, files] of [
    ['added', 'new', 'old', table],
    ['removed', 'old', 'new', before],
  ] as const) {
    const found = await rowsOf(connection, `select x.r ${only(own, other)} order by 1 limit ${Math.max(0, query.limit - first.length)}`)
    const texts = await readTexts(
      connection,
      files,
      files.columns.map((_, column) => column).slice(0, 200),
      found.map(([row]) => Number(row)),
    )
    first.push(...texts.map(({ row, cells }) => ({ change, row, cells })))
  }
  return {
    by,
    columns: { added: names(table, before), removed: names(before, table) },
    rows,
    cells: await countCells(connection, { table, before }, shared, rows.changed),
    countedRows: Math.min(rows.changed, MOST_COUNTED),
    first,
  }
}

type Both = { table: TableFiles; before: TableFiles }

async function countCells(
  connection: DuckDBConnection,
  { table, before }: Both,
  shared: Shared[],
  changed: number,
): Promise<TableDiff['cells']> {
  const cells: TableDiff['cells'] = []
  if (changed === 0) return cells
  for (let first = 0; first < shared.length; first += 50) {
    const some = shared.slice(first, first + 50)
    const counts = some.map((column) => `count(*) filter (o${column.before} <> n${column.after})`).join(', ')
    const old = relationSql(
      before,
      'text',
      some.map((column) => column.before),
      'o',
    )
    const now = relationSql(
      table,
      'text',
      some.map((column) => column.after),
      'n',
    )
    const [row = []] = await rowsOf(
      connection,
      `select ${counts} from (from changed limit ${MOST_COUNTED}) p join ${old} a on a.o_row = p.o join ${now} b on b.n_row = p.n`,
    )
    some.forEach(({ name }, nth) => Number(row[nth]) > 0 && cells.push({ column: name, changed: Number(row[nth]) }))
  }
  return cells
}

async function changedRows(
  connection: DuckDBConnection,
  { table, before }: Both,
  shared: Shared[],
  limit: number,
): Promise<TableDiff['first']> {
  const pairs = await rowsOf(connection, `select o, n from changed order by n limit ${limit}`)
  const old = await readTexts(
    connection,
    before,
    shared.map((column) => column.before),
    pairs.map(([row]) => Number(row)),
  )
  const now = await readTexts(
    connection,
    table,
    shared.map((column) => column.after),
    pairs.map(([, row]) => Number(row)),
  )
  return now.slice(0, old.length).map(({ row, cells }, nth) => ({
    change: 'changed' as const,
    row,
    rowBefore: old[nth]?.row ?? 0,
    cells: shared.flatMap(({ name }, column) => {
      const [was = '', is = ''] = [old[nth]?.cells[column], cells[column]]
      return was === is ? [] : [{ column: name, before: was, after: is }]
    }),
  }))
}
