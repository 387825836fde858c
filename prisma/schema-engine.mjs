#!/usr/bin/env node
// Drop-in replacement for Prisma's native `schema-engine` binary. Same argv, same JSON-RPC over
// stdio, but the work is done by @prisma/schema-engine-wasm (same commit as the CLI) on top of a
// JS driver adapter. So `prisma migrate ...` needs nothing that npm does not ship.
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { AsyncLocalStorage } from 'node:async_hooks'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'

const require = createRequire(import.meta.url)
const log = (level, fields) =>
  process.stderr.write(JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }) + '\n')

// the engine leaves the message of a panic here before it traps
let panic
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panic = m
  },
}

async function loadWasm() {
  const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
  const module = new WebAssembly.Module(readFileSync(file))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bg })
  bg.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bg
}

// adapter-pg does not know Postgres' internal type "char" (OID 18), which the engine's catalogue queries return
// and which the engine wants as a Character. Pass it off as bpchar (OID 1042), then put the type right.
const chars = new AsyncLocalStorage()
function readable(pool) {
  const query = pool.query.bind(pool)
  pool.query = async (...args) => {
    const result = await query(...args)
    result?.fields?.forEach((f, i) => {
      if (f.dataTypeID === 18) {
        f.dataTypeID = 1042
        chars.getStore()?.push(i)
      }
    })
    return result
  }
  return pool
}
function typed(adapter, pool) {
  // adapter-pg cuts a script at every ";", even inside of $$ ... $$; Postgres takes it whole, as one transaction
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (e) {
      throw new DriverAdapterError({
        kind: 'postgres',
        code: e.code ?? 'N/A',
        severity: e.severity ?? 'N/A',
        message: e.message,
        detail: e.detail,
        column: e.column,
        hint: e.hint,
        originalCode: e.code,
        originalMessage: e.message,
      })
    }
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = (q) =>
    chars.run([], async () => {
      const result = await queryRaw(q)
      for (const i of chars.getStore()) result.columnTypes[i] = ColumnTypeEnum.Character
      return result
    })
  return adapter
}

async function adapterFor(url, shadowUrl) {
  if (!url) throw new Error('No database URL: set DATABASE_URL or datasource.url in prisma.config.ts')
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { default: pg } = await import('pg')
  const { parse } = await import('pg-connection-string')
  const { schema, ...config } = parse(url)
  const open = (database, onDispose) => {
    const pool = readable(new pg.Pool({ ...config, database, max: 1 }))
    pool.on('error', () => {})
    const factory = new PrismaPg(pool, { schema, disposeExternalPool: false })
    return factory.connect().then((adapter) => {
      const dispose = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await dispose()
        await pool.end()
        await onDispose?.()
      }
      return typed(adapter, pool)
    })
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(config.database || 'postgres'),
    connectToShadowDb: async () => {
      if (shadowUrl) throw new Error('shadowDatabaseUrl is not supported here: the shadow database is created and dropped')
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      await admin(url, (c, _, q) => c.query(`create database ${q(name)}`))
      return open(name, () => admin(url, (c, _, q) => c.query(`drop database ${q(name)} with (force)`)))
    },
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean', short: 'V' },
  },
})

const bg = await loadWasm()
if (values.version) {
  console.log(`schema-engine-cli ${bg.version()}`)
  process.exit(0)
}
const datasource = values.datasource ? JSON.parse(values.datasource) : {}

async function admin(url, run) {
  const { default: pg } = await import('pg')
  const u = new URL(url)
  const name = decodeURIComponent(u.pathname.slice(1)) || 'postgres'
  u.pathname = '/postgres'
  u.searchParams.delete('schema')
  const client = new pg.Client({ connectionString: u.href })
  await client.connect()
  try {
    return await run(client, name, (s) => client.escapeIdentifier(s))
  } finally {
    await client.end()
  }
}
const createDatabase = (url) =>
  admin(url, async (c, name, q) => {
    const { rowCount } = await c.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await c.query(`create database ${q(name)}`)
    return { databaseName: name }
  })

if (positionals[0] === 'cli') {
  const url = datasource.url
  try {
    if (positionals[1] === 'create-database') await createDatabase(url)
    else if (positionals[1] === 'drop-database') await admin(url, (c, name, q) => c.query(`drop database if exists ${q(name)}`))
    else {
      const { default: pg } = await import('pg')
      const u = new URL(url)
      u.searchParams.delete('schema')
      const c = new pg.Client({ connectionString: u.href })
      await c.connect()
      await c.end()
    }
    log('INFO', { message: `${positionals[1]} succeeded` })
    process.exit(0)
  } catch (e) {
    const code =
      e.code === '3D000'
        ? 'P1003'
        : e.code === '28P01' || e.code === '28000'
          ? 'P1000'
          : e.code === 'ECONNREFUSED' || e.code === 'ENOTFOUND'
            ? 'P1001'
            : 'P1010'
    // the CLI drops the first stderr line, so print one before the error
    log('INFO', { message: 'schema-engine (wasm)' })
    log('ERROR', { message: e.message || String(e), error_code: code, is_panic: false })
    process.exit(1)
  }
}

// A new engine for every call: one that has applied migrations no longer knows how to make a shadow database.
let factory
async function getEngine() {
  factory = bindMigrationAwareSqlAdapterFactory(await adapterFor(datasource.url, datasource.shadowDatabaseUrl))
  const datamodels = values.datamodels?.map((p) => [p, readFileSync(p, 'utf8')])
  return bg.SchemaEngine.new({ datamodels }, (s) => process.env.DEBUG?.includes('schema') && process.stderr.write(s + '\n'), factory)
}

const methods = {
  getDatabaseVersion: async (p) => (await getEngine()).version(p),
  createDatabase: async () => createDatabase(datasource.url),
}
async function call(method, params) {
  if (methods[method]) return methods[method](params)
  const e = await getEngine()
  if (typeof e[method] !== 'function') throw new Error(`schema-engine (wasm): method ${method} is not supported`)
  if (method === 'diff' && params?.exitCode === undefined) params = { ...params, exitCode: null }
  // these two use a shadow database, but only devDiagnostic tells the engine how to get one
  if (method === 'evaluateDataLoss' || method === 'createMigration')
    await e.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
  return e[method](params)
}

// A panic surfaces outside of the call that caused it. Answer that call, or the CLI would stop without a word.
let current
process.on('uncaughtException', (e) => {
  const message = panic ?? e.stack ?? String(e)
  log('ERROR', { message, is_panic: true })
  if (current)
    answer({
      jsonrpc: '2.0',
      id: current,
      error: { code: 4466, message, data: { is_panic: false, message: `Panic in the schema engine: ${message}` } },
    })
  process.exit(101)
})
const answer = (res) => writeSync(1, JSON.stringify(res) + '\n')

// one request at a time, in order
let queue = Promise.resolve()
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity })
rl.on('line', (line) => {
  if (!line.trim()) return
  queue = queue.then(async () => {
    const req = JSON.parse(line)
    if (!req.method) return // an answer to a request of ours
    current = req.id
    let res
    try {
      const result = await call(req.method, req.params)
      // the CLI shows the output of `diff` when the engine sends it as a "print" request
      if (req.method === 'diff' && result?.stdout) {
        answer({ jsonrpc: '2.0', id: req.id + 1e6, method: 'print', params: { content: result.stdout } })
      }
      res = { jsonrpc: '2.0', id: req.id, result: result ?? {} }
    } catch (err) {
      let data = err?.data ?? {}
      const message = err?.message ?? String(err)
      const cause = factory?.errorRegistry && typeof err?.cause === 'number' ? factory.errorRegistry.consumeError(err.cause) : undefined
      if (process.env.DEBUG?.includes('schema')) console.error(err, cause)
      res = {
        jsonrpc: '2.0',
        id: req.id,
        error: {
          code: 4466,
          message,
          data: {
            is_panic: panic !== undefined,
            ...(panic && { error: { message: panic } }),
            message: cause?.error?.message ?? data.message ?? message,
            error_code: err?.code ?? data.error_code,
            meta: data.meta,
          },
        },
      }
    }
    answer(res)
  })
})
rl.on('close', () => queue.finally(() => process.exit(0)))
