// A spreadsheet of 50,000 rows on its way back: how long until its preview stands, how much memory the portal takes meanwhile, and how
// other pages fare. The reference of time and memory is exceljs reading the same file row by row and doing nothing with it.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, openAsBlob, readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import ExcelJS from 'exceljs'
import pg from 'pg'
import { makePeople, p95, SECRET } from './people.js'
import { startPortal } from './portal.js'

const ROWS = Number(process.env.BENCH_ROWS ?? 50_000)
const READ_ALONE = `
  import ExcelJS from 'exceljs'
  const started = performance.now()
  const rest = process.memoryUsage.rss()
  let most = rest
  let rows = 0
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(process.argv[1], { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' }))
    for await (const row of sheet) if (row.hasValues && ++rows % 500 === 0) most = Math.max(most, process.memoryUsage.rss())
  console.log(JSON.stringify({ rows, time: performance.now() - started, grown: (most - rest) / 2 ** 20 }))`

export async function run() {
  const portal = await startPortal({ SESSION_SECRET: SECRET })
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 2 })
  try {
    const { workspaceId, people } = await makePeople(database, 'bench', 1)
    await makeNeeds(database, workspaceId, people[0].id)
    const bench = { portal, database, cookie: people[0].cookie }
    const alone = await timesOf(bench, 20)
    const taken = await takeAway(bench)
    const small = await makeBook(taken.file, path.join(portal.home, 'small.xlsx'), 500)
    const large = await makeBook(taken.file, path.join(portal.home, 'large.xlsx'), ROWS)
    const few = await preview(bench, small)
    const many = await preview(bench, large)
    const reference = JSON.parse(await outputOf(['--input-type=module', '-e', READ_ALONE, large]))
    const MIB = 'MiB'
    return [
      row(`preview of ${ROWS} rows, in a minute`, 's', many.time / 1000, 60, '<= 1'),
      row(`preview of ${ROWS} rows, beside reading them alone`, 's', many.time / 1000, reference.time / 1000, null),
      row(`memory of the portal, ${ROWS} rows beside 500`, MIB, many.most, few.most, '<= 1.2'),
      row('memory grown of the portal, beside reading alone', MIB, many.most - many.rest, reference.grown, null),
      row(`memory of the process that reads, ${ROWS} rows beside 500`, MIB, many.reading, few.reading, null),
      row('pages while it is read, p95 beside those at rest', 'ms', p95(many.pages), p95(alone), null),
      row(`register as CSV, ${ROWS} rows`, 's', taken.time / 1000, reference.time / 1000, null),
    ]
  } finally {
    await database.end()
    await portal.stop()
  }
}

const row = (what, unit, value, reference, wanted) => ({ what, value, unit, reference, ratio: value / reference, wanted })

/** Drafts of needs with texts in two languages. */
async function makeNeeds(database, workspaceId, userId) {
  const statements = [
    `insert into record (id, kind, workspace_id, working_state, revision, working_editors, created_by_id, owner_id) select id, 'NEED', $1::uuid, 'DRAFT', 1, array[$2::uuid], $2::uuid, $2::uuid from made`,
    `insert into working_part (record_id, path, data) select id, 'facts', jsonb_build_object('kind', 'goods', 'severity', n % 5 + 1, 'sector', '14030', 'peopleAffected', n, 'from', '2026-03-01', 'sourceLanguage', 'fr') from made where $1::uuid is not null and $2::uuid is not null`,
    `insert into working_part (record_id, path, data) select id, 'text/' || lang, jsonb_build_object('title', 'Besoin ' || n || ' ' || lang, 'summary', repeat('Eau potable pour le village numéro ' || n || '. ', 6)) from made, unnest(array['fr', 'en']) lang where $1::uuid is not null and $2::uuid is not null`,
    `insert into need_entry (record_id, side, in_register, workspace_id, title, kind, severity, sector, languages, updated_at) select id, 'WORKING', true, $1::uuid, jsonb_build_object('fr', 'Besoin ' || n), 'goods', n % 5 + 1, '14030', array['fr', 'en'], now() from made where $2::uuid is not null`,
  ]
  const client = await database.connect()
  try {
    await client.query(`create temporary table made as select gen_random_uuid() as id, n from generate_series(1, ${ROWS}) n`)
    for (const statement of statements) await client.query(statement, [workspaceId, userId])
    await client.query('analyze')
  } finally {
    client.release()
  }
}

async function takeAway({ portal, cookie }) {
  const file = path.join(portal.home, 'register.csv')
  const started = performance.now()
  const answer = await fetch(`${portal.origin}/fr/w/bench/bulk/export.csv?kind=NEED`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`export: ${answer.status}`)
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file))
  return { file, time: performance.now() - started }
}

/** The register as a spreadsheet program would save it, every second title edited. */
async function makeBook(csv, file, most) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true })
  const sheet = book.addWorksheet('Besoins')
  let rows = 0
  let title = -1
  for await (const cells of createReadStream(csv).pipe(parse({ bom: true }))) {
    if (rows === 1) title = cells.indexOf('title@fr')
    if (rows > 1 && rows % 2 === 0) cells[title] = `${cells[title]} (revu)`
    sheet.addRow(cells.map((cell) => (cell === '' ? null : cell))).commit()
    if (++rows > most + 1) break
  }
  await book.commit()
  return file
}

async function preview({ portal, database, cookie }, file) {
  const rest = rssOf(portal.processes.server)
  let most = rest
  let reading = 0
  const timer = setInterval(() => {
    most = Math.max(most, rssOf(portal.processes.server))
    reading = Math.max(reading, ...childrenOf(portal.processes.server).map(rssOf))
  }, 50)
  const started = performance.now()
  const form = new FormData()
  form.set('kind', 'NEED')
  form.set('file', await openAsBlob(file), 'besoins.xlsx')
  const answer = await fetch(`${portal.origin}/fr/w/bench/bulk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: portal.origin },
    body: form,
  })
  const id = answer.headers.get('location')?.split('/').at(-1)
  if (answer.status !== 303 || !id) throw new Error(`send: ${answer.status}`)
  const pages = []
  for (;;) {
    const { rows } = await database.query('select state, refusal, counts from bulk_change where id = $1::uuid', [id])
    if (rows[0]?.state === 'REFUSED') throw new Error(JSON.stringify(rows[0].refusal))
    if (rows[0]?.state === 'READY') break
    pages.push(...(await timesOf({ portal, cookie }, 1)))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  clearInterval(timer)
  return { time: performance.now() - started, rest, most, reading, pages }
}

async function timesOf({ portal, cookie }, count) {
  const times = []
  for (let at = 0; at < count; at += 1) {
    const started = performance.now()
    await (await fetch(`${portal.origin}/fr/w/bench/members`, { headers: { cookie } })).text()
    times.push(performance.now() - started)
  }
  return times
}

/** MiB that a process holds; 0 of one that has ended. */
const rssOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

const childrenOf = (pid) => read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function outputOf(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.once('exit', (code) => (code === 0 ? resolve(text) : reject(new Error(`reading alone: ${code}`))))
  })
}
