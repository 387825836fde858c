// What long histories and large tables cost: a record of 500 versions beside one of 5, one of 2,000 transactions beside one
// of 20, and what a one-field edit of the large one, published, adds to the database.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { autosave, makePeople, median, openForm, post, SECRET } from './people.js'
import { startPortal } from './portal.js'

const ROUNDS = 60
const EDITS = 25

export async function run() {
  const portal = await startPortal({ SESSION_SECRET: SECRET })
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 2 })
  try {
    const { people } = await makePeople(database, 'bench', 2)
    const bench = { origin: portal.origin, person: people[0], database, home: portal.home }
    return [...(await benchVersions(bench)), ...(await benchTransactions(bench))]
  } finally {
    await database.end()
    await portal.stop()
  }
}

async function benchVersions(bench) {
  const [few, many] = await importProjects(bench, [5, 5])
  for (const [recordId, versions] of [
    [few, 5],
    [many, 500],
  ])
    for (let version = 2; version <= versions; version++) await publishEdit(bench, recordId, `Titre ${version}`)
  const at = (recordId) => `/fr/w/bench/projects/${recordId}`
  return [
    await pair(bench, 'opening, 500 versions beside 5', 1.2, (recordId) => open(bench, `${at(recordId)}/edit/texts`), few, many),
    await pair(bench, 'saving, 500 versions beside 5', 1.2, saver(bench), few, many),
    await pair(
      bench,
      'comparing the first two, 500 versions beside 5',
      1.2,
      (recordId) => open(bench, `${at(recordId)}/compare?from=1&to=2`),
      few,
      many,
    ),
    await pair(bench, 'the history, 500 versions beside 5', null, (recordId) => open(bench, `${at(recordId)}/history`), few, many),
  ]
}

async function benchTransactions(bench) {
  const [few, many] = await importProjects(bench, [20, 2000])
  const at = (recordId) => `/fr/w/bench/projects/${recordId}`
  const rows = new Map()
  for (const recordId of [few, many]) {
    const { rows: found } = await bench.database.query(
      `select path from record_part where record_id = $1 and path like 'transactions/%' order by path limit 1`,
      [recordId],
    )
    rows.set(recordId, found[0].path)
  }
  const saveRow = saver(bench, (recordId) => ({
    path: `${at(recordId)}/edit/${rows.get(recordId)}`,
    field: `${rows.get(recordId)}/description@fr`,
  }))
  return [
    await pair(
      bench,
      'opening the texts, 2,000 transactions beside 20',
      1.5,
      (recordId) => open(bench, `${at(recordId)}/edit/texts`),
      few,
      many,
    ),
    await pair(
      bench,
      'opening the rows, 2,000 transactions beside 20',
      1.5,
      (recordId) => open(bench, `${at(recordId)}/edit/transactions?page=1`),
      few,
      many,
    ),
    await pair(bench, 'opening its page, 2,000 transactions beside 20', 1.5, (recordId) => open(bench, at(recordId)), few, many),
    await pair(bench, 'saving a field, 2,000 transactions beside 20', 1.5, saver(bench), few, many),
    await pair(bench, 'saving a row, 2,000 transactions beside 20', 1.5, saveRow, few, many),
    await growth(bench, many),
  ]
}

/** What edits of one field, each published, add to the database, one with another. */
async function growth(bench, recordId) {
  const size = async () => {
    await bench.database.query('vacuum full')
    return Number((await bench.database.query('select pg_database_size(current_database()) as size')).rows[0].size)
  }
  await publishEdit(bench, recordId, 'Avant')
  const before = await size()
  for (let i = 0; i < EDITS; i++) await publishEdit(bench, recordId, `Un titre d’une longueur ordinaire, numéro ${i}`)
  const value = ((await size()) - before) / EDITS
  return {
    what: 'a one-field edit of 2,000 transactions, published',
    value,
    unit: 'bytes',
    reference: 8192,
    ratio: value / 8192,
    wanted: '<= 1',
  }
}

/** The two in turn, so that both meet the machine as it is. */
async function pair(bench, what, bound, work, reference, subject) {
  const times = { reference: [], subject: [] }
  for (let i = 0; i < ROUNDS; i++) {
    times.reference.push(await timed(() => work(reference)))
    times.subject.push(await timed(() => work(subject)))
  }
  const [value, base] = [median(times.subject.slice(10)), median(times.reference.slice(10))]
  return { what, value, unit: 'ms', reference: base, ratio: value / base, wanted: bound && `<= ${bound}` }
}

async function timed(work) {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function open({ origin, person }, path) {
  const answer = await fetch(origin + path, { headers: { cookie: person.cookie } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  await answer.text()
}

/** Saves one field of a form that was opened once, each time with other words. */
function saver({ origin, person }, formOf = (recordId) => ({ path: `/fr/w/bench/projects/${recordId}/edit/texts`, field: 'title@fr' })) {
  const forms = new Map()
  let count = 0
  return async (recordId) => {
    const { path, field } = formOf(recordId)
    if (!forms.has(path)) forms.set(path, await openForm(origin, path, person.cookie))
    const fields = forms.get(path)
    fields[field] = `Titre ${(count += 1)}`
    const { reply } = await autosave(origin, path, person.cookie, fields)
    if (reply?.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(reply)}`)
    fields.revision = String(reply.revision)
  }
}

async function publishEdit({ origin, person }, recordId, title) {
  const page = `/fr/w/bench/projects/${recordId}`
  const form = await openForm(origin, `${page}/edit/texts`, person.cookie)
  for (const [path, fields] of [
    [`${page}/edit/texts`, { ...form, 'title@fr': title, intent: 'save' }],
    [page, { intent: 'submit' }],
    [page, { intent: 'publish' }],
  ]) {
    const answer = await post(origin, path, person.cookie, fields)
    if (answer.status !== 303) throw new Error(`${path} ${fields.intent}: ${answer.status}`)
  }
}

/** Projects with so many transactions each, imported and published by the command line; gives their ids. */
async function importProjects({ database, home }, counts) {
  const names = counts.map(() => randomUUID())
  await portalCommand(home, ['iati', 'import', '-', '--workspace', 'bench', '--publish'], activities(names, counts))
  const { rows } = await database.query(`select id, identifier from record where identifier = any($1::text[])`, [
    names.map((name) => `XX-${name}`),
  ])
  return names.map((name) => rows.find(({ identifier }) => identifier === `XX-${name}`).id)
}

function activities(names, counts) {
  const transaction = (i) =>
    `<transaction><transaction-type code="3"/><transaction-date iso-date="2026-0${(i % 9) + 1}-15"/><value currency="EUR" value-date="2026-01-15">${1000 + i}.50</value><description><narrative>Versement ${i}</narrative></description></transaction>`
  const activity = (name, count) => `<iati-activity xml:lang="fr" default-currency="EUR"><iati-identifier>XX-${name}</iati-identifier>
    <reporting-org ref="XX" type="10"><narrative>Banc d’essai</narrative></reporting-org><title><narrative>Projet ${count}</narrative></title>
    <description><narrative>Un projet pour mesurer.</narrative></description><participating-org role="4" ref="XX-1"><narrative>Exécutant</narrative></participating-org>
    <activity-status code="2"/><activity-date type="2" iso-date="2026-01-01"/><recipient-country code="SN" percentage="100"/><sector vocabulary="1" code="14030" percentage="100"/>
    ${Array.from({ length: count }, (_, i) => transaction(i)).join('')}</iati-activity>`
  return `<iati-activities version="2.03">${names.map((name, index) => activity(name, counts[index])).join('')}</iati-activities>`
}

function portalCommand(home, words, input) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PORTAL_DATA_DIR: home, PORTAL_LOG: 'error', NODE_ENV: 'production', SESSION_SECRET: SECRET }
    delete env.DATABASE_URL
    const child = spawn(process.execPath, ['app/platform/cli/portal.js', ...words], { env, stdio: ['pipe', 'ignore', 'inherit'] })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`portal ${words.join(' ')}: ${code}`))))
    child.stdin.end(input)
  })
}
