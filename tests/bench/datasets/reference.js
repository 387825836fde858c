// DuckDB by itself, in a process of its own: what the load and the queries of the portal are held against.
import { DuckDBInstance } from '@duckdb/node-api'

const TYPES = [
  'BIGINT',
  'DATE',
  'VARCHAR',
  'VARCHAR',
  'VARCHAR',
  'VARCHAR',
  'DECIMAL(18,2)',
  'BIGINT',
  'DECIMAL(18,4)',
  'VARCHAR',
  'VARCHAR',
]

process.on('message', async ({ kind, ...task }) => process.send(await { load, ask }[kind](task)))

/** Both loads of one CSV: all columns as text, and all with their types, told beforehand. CPU seconds and megabytes. */
async function load({ csv, folder }) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' })
  const connection = await instance.connect()
  const before = process.cpuUsage()
  for (const [name, types, nulls] of [
    ['text', TYPES.map(() => 'VARCHAR'), "['']"],
    ['typed', TYPES, "['', 'N/A']"],
  ]) {
    const columns = types.map((type, column) => `c${column}: '${type}'`).join(', ')
    await connection.run(
      `copy (select * from read_csv('${csv}', auto_detect = false, delim = ',', quote = '"', header = true, nullstr = ${nulls}, columns = {${columns}})) ` +
        `to '${folder}/reference-${name}.parquet' (format parquet, compression zstd)`,
    )
  }
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }
}

let asking = null

/** Milliseconds of each run of a statement, results read as the portal reads them. */
async function ask({ statements, times }) {
  asking ??= DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MB' }).then((instance) => instance.connect())
  const connection = await asking
  const taken = []
  for (let run = 0; run < times; run += 1) {
    const started = performance.now()
    for (const statement of statements) await (await connection.runAndReadAll(statement)).getRowsJson()
    taken.push(performance.now() - started)
  }
  return taken
}
