// A table of ten million rows (`--rows N`: of N): what its load costs beside DuckDB's own, and how queries compare with bare DuckDB.
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createServer } from 'vite'
import { buildEngine } from '../../app/platform/cli/build-engine.js'
import { benchUnderImport } from './datasets/under-import.js'
import { writeTable } from './datasets/write-table.js'

const TICKS_A_SECOND = 100
const RUNS = 20

export async function run(options) {
  const place = options.indexOf('--rows')
  const rows = place < 0 ? 10_000_000 : Number(options[place + 1])
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'))
  process.env.PORTAL_DATA_DIR = folder
  await buildEngine()
  const vite = await createServer({ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, ws: false } })
  const reference = fork(path.resolve('tests/bench/datasets/reference.js'))
  const askReference = (task) => new Promise((resolve) => (reference.once('message', resolve), reference.send(task)))
  try {
    const engine = await vite.ssrLoadModule('/app/features/datasets/engine/engine.server.ts')
    const { stopQueryProcess } = await vite.ssrLoadModule('/app/features/datasets/engine/query-process.server.ts')
    const csv = path.join(folder, 'table.csv')
    const { misfits } = await writeTable(csv, rows)
    log(`${rows} rows, ${(statSync(csv).size / 1e9).toFixed(2)} GB`)
    const { importFile } = await vite.ssrLoadModule('/app/features/datasets/engine/import-file.server.ts')
    const { storeBlob } = await vite.ssrLoadModule('/app/platform/storage/blobs.server.ts')
    const load = await benchLoad({ importFile, storeBlob }, askReference, { csv, rows, folder, misfits })
    const queries = await benchQueries(engine, askReference, load.files)
    await stopQueryProcess()
    const guesses = await benchGuesses(vite)
    const { idle, importing } = await benchUnderImport(csv, log)
    const felt = {
      what: 'pages under an import, 95th',
      value: importing,
      unit: 'ms',
      reference: idle,
      ratio: importing / idle,
      wanted: '<= 2',
    }
    return { summary: { rows, misfits }, results: [...load.results, ...queries, ...guesses, felt] }
  } finally {
    reference.kill()
    await vite.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the file as it came to a table that can be looked at: everything an import does, but the database. */
async function benchLoad({ importFile, storeBlob }, askReference, { csv, rows, folder, misfits }) {
  const workDir = path.join(folder, 'work')
  mkdirSync(workDir)
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1)
  const watch = watchChildren()
  const before = process.memoryUsage().rss
  await storeBlob(csv)
  const { tables } = await importFile(
    { path: csv, name: 'table.csv', workDir, remembered: { structures: [], readings: {} }, chosen: null, adminCodes: [] },
    { onProgress: (step) => log(`${step} at ${seconds()} s`), onUnderstood: () => Promise.resolve() },
  )
  const [{ table, files }] = tables
  for (const file of [...files.text, ...files.typed]) await storeBlob(file, { ours: true })
  const grownMb = (process.memoryUsage().rss - before) / 2 ** 20
  const { cpu, peakMb } = watch()
  const found = table.columns.reduce((sum, column) => sum + column.misfits, 0)
  if (found !== misfits || table.rows !== rows) throw new Error(`${found} misfits of ${misfits}, ${table.rows} rows of ${rows}`)
  log(`loaded in ${seconds()} s: ${table.columns.map(({ name, type }) => `${name} ${type}`).join(', ')}`)
  const bare = await askReference({ kind: 'load', csv, folder })
  return {
    files,
    results: [
      {
        what: 'load, CPU time beside DuckDB as text and with types',
        value: cpu,
        unit: 's',
        reference: bare.cpu,
        ratio: cpu / bare.cpu,
        wanted: '<= 1.6',
      },
      {
        what: 'load, what the web process grows by, beside 100 MB',
        value: grownMb,
        unit: 'MB',
        reference: 100,
        ratio: grownMb / 100,
        wanted: '<= 1',
      },
      { what: 'load, most memory beside 900 MB', value: peakMb, unit: 'MB', reference: 900, ratio: peakMb / 900, wanted: '<= 1' },
    ],
  }
}

/** How many texts that others collected are understood at first sight; nothing where they are not beside the repository. */
async function benchGuesses(vite) {
  const { hasMaterial } = await vite.ssrLoadModule('/tests/unit/datasets/material.ts')
  if (!hasMaterial) {
    log('skipped: the files that others try readers with are not here')
    return []
  }
  const { tryStructures, tryEncodings } = await vite.ssrLoadModule('/tests/unit/datasets/first-guess.ts')
  const results = []
  for (const [what, tried, wanted] of [
    ['structure right at first sight', await tryStructures(), '>= 0.8'],
    ['encoding right at first sight', await tryEncodings(), '>= 0.95'],
  ]) {
    for (const miss of tried.misses) log(`miss: ${miss}`)
    results.push({ what, value: tried.right, unit: 'files', reference: tried.of, ratio: tried.right / tried.of, wanted })
  }
  return results
}

/** CPU seconds of the engine's processes together and the most memory of one, as the kernel counts them, until the function returned is called. */
function watchChildren() {
  const ticks = new Map()
  let peakKb = 0
  const look = () => {
    try {
      const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
      for (const pid of children) {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('build/engine')) continue
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
        ticks.set(pid, Number(fields[11]) + Number(fields[12]))
        peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0))
      }
    } catch {
      // It has ended between two looks.
    }
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    const all = [...ticks.values()].reduce((sum, one) => sum + one, 0)
    return { cpu: all / TICKS_A_SECOND, peakMb: peakKb / 1024 }
  }
}

async function benchQueries(engine, askReference, files) {
  const [text, typed] = [
    `read_parquet('${files.text[0]}', file_row_number = true)`,
    `read_parquet('${files.typed[0]}', file_row_number = true)`,
  ]
  const deep = Math.floor(files.rows * 0.9)
  const filter = (nth) => [
    { column: 2, is: 'eq', values: ['SN'] },
    { column: 7, is: 'gt', values: [String(400_000 + nth)] },
  ]
  const empty = await percentile95(() => engine.askTable(files, { limit: 0 }))
  const queries = [
    {
      what: 'page',
      ours: (nth) => engine.askTable(files, { offset: deep + nth * 100, limit: 100 }),
      bare: (nth) => [`select * from ${text} where file_row_number between ${deep + nth * 100} and ${deep + nth * 100 + 99}`],
    },
    {
      what: 'filter and count',
      ours: (nth) => engine.askTable(files, { where: filter(nth), limit: 100 }),
      bare: () => [
        `select count(*) from ${typed} where c2 = 'SN' and c7 > 400000`,
        `select * from ${typed} where c2 = 'SN' and c7 > 400000 limit 100`,
      ],
    },
    {
      what: 'group',
      ours: () => engine.aggregateTable(files, { by: [{ column: 2 }], measures: [{ of: 'count' }, { of: 'sum', column: 6 }] }),
      bare: () => [`select c2, count(*), sum(c6) from ${typed} group by 1 order by 1`],
    },
    {
      what: 'sort',
      ours: () => engine.askTable(files, { sort: [{ column: 6, descending: true }], limit: 100 }),
      bare: () => [`select * from ${typed} order by c6 desc limit 100`],
    },
  ]
  const results = []
  for (const { what, ours, bare } of queries) {
    await ours(RUNS)
    await askReference({ kind: 'ask', statements: bare(RUNS), times: 1 })
    const [taken, takenBare] = [[], []]
    // In turn, so that both meet the same machine.
    for (let nth = 0; nth < RUNS; nth += 1) {
      const started = performance.now()
      await ours(nth)
      taken.push(performance.now() - started)
      takenBare.push(...(await askReference({ kind: 'ask', statements: bare(nth), times: 1 })))
    }
    const [value, reference] = [at95(taken), at95(takenBare)]
    results.push({
      what: `${what}, 95th of ${RUNS}, an empty page taken off`,
      value,
      unit: 'ms',
      reference,
      ratio: Math.max(0, value - empty) / reference,
      wanted: '<= 1.5',
    })
  }
  log(`an empty page: ${empty.toFixed(1)} ms`)
  return results
}

async function percentile95(ask) {
  await ask(RUNS)
  const taken = []
  for (let nth = 0; nth < RUNS; nth += 1) {
    const started = performance.now()
    await ask(nth)
    taken.push(performance.now() - started)
  }
  return at95(taken)
}

function at95(taken) {
  return taken.toSorted((a, b) => a - b)[Math.ceil(taken.length * 0.95) - 1]
}

function log(text) {
  process.stderr.write(`${text}\n`)
}
