// Two hundred people save at once in one workspace for two minutes, a third of them on the same twenty records. Everything
// typed must be in the history or shown to its writer as a conflict; the reference of the times is one person alone.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { autosave, makePeople, openForm, p95, post, SECRET } from './people.js'
import { startPortal } from './portal.js'

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 200)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 120)
const EVERY = 8000
const SHARED = 20
const ALONE = 80
const FIELDS = ['title', 'description', 'objectives', 'targetGroups'].flatMap((text) =>
  ['fr', 'en', 'es', 'pt', 'ar'].map((lang) => `${text}@${lang}`),
)

export async function run() {
  const portal = await startPortal({ SESSION_SECRET: SECRET })
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 4 })
  try {
    const { workspaceId, people } = await makePeople(database, 'bench', PEOPLE)
    const shared = await startRecords(portal.origin, people[0], SHARED)
    const own = await startRecords(portal.origin, people[0], PEOPLE + 1)
    const alone = await saveAlone(portal.origin, people[0], own.at(-1))
    const tally = { typed: [], times: [], conflicts: 0, errors: 0, people: 0 }
    const end = Date.now() + SECONDS * 1000
    await Promise.all(
      people.map((person, index) => {
        const records = index % 3 === 0 ? shared : [own[index]]
        return work({ origin: portal.origin, person, records, end, tally })
      }),
    )
    return report(tally, alone, await lookBack(database, workspaceId, tally.typed))
  } finally {
    await database.end()
    await portal.stop()
  }
}

async function startRecords(origin, person, count) {
  const ids = []
  for (let i = 0; i < count; i++) {
    const id = randomUUID()
    const answer = await post(origin, '/fr/w/bench/projects/new', person.cookie, { id, 'title@fr': `Projet ${i}` })
    if (answer.status !== 303) throw new Error(`A project was not started: ${answer.status}`)
    ids.push(id)
  }
  return ids
}

const pathOf = (recordId) => `/fr/w/bench/projects/${recordId}/edit/texts`

async function saveAlone(origin, person, recordId) {
  const fields = await openForm(origin, pathOf(recordId), person.cookie)
  const times = []
  for (let i = 0; i < ALONE; i++) {
    fields[FIELDS[i % FIELDS.length]] = `Seule ${i}`
    const { time, reply } = await autosave(origin, pathOf(recordId), person.cookie, fields)
    if (reply?.outcome !== 'saved') throw new Error(`One person alone was not saved: ${JSON.stringify(reply)}`)
    fields.revision = String(reply.revision)
    if (i >= 20) times.push(time)
    await pause(40)
  }
  return times
}

/** One person at work: opens a record once, then goes on in the form as it stands, as a page that is left open. */
async function work({ origin, person, records, end, tally }) {
  const open = new Map()
  await pause(Math.random() * EVERY)
  while (Date.now() < end) {
    const recordId = records[Math.floor(Math.random() * records.length)]
    try {
      if (!open.has(recordId)) open.set(recordId, await openForm(origin, pathOf(recordId), person.cookie))
      await saveOne({ origin, person, recordId, fields: open.get(recordId), tally })
    } catch (error) {
      tally.errors += 1
      process.stderr.write(`${error.message}\n`)
    }
    await pause(EVERY * (0.5 + Math.random()))
  }
}

async function saveOne({ origin, person, recordId, fields, tally }) {
  const name = FIELDS[Math.floor(Math.random() * FIELDS.length)]
  const text = `${fields[name] ? `${fields[name].slice(0, 40)} ` : ''}${randomUUID()}`
  fields[name] = text
  const token = text.slice(-36)
  const reply = await send({ origin, person, recordId, fields, tally })
  const isShown = reply?.outcome === 'conflict' && (await settle({ origin, person, recordId, fields, name, reply, tally }))
  tally.typed.push({ recordId, token, isShown })
}

/**
 * Both texts are before the person's eyes: they keep theirs, leave other fields as others wrote them, and send the form whole,
 * as the page asks. True where a third person wrote meanwhile, so that what was typed is shown once more.
 */
async function settle({ origin, person, recordId, fields, name, reply, tally }) {
  tally.conflicts += 1
  const names = reply.conflicts.map((conflict) => conflict.name)
  const choices = Object.fromEntries(names.map((field) => [`choice:${field}`, field === name ? 'mine' : 'theirs']))
  const sent = { ...reply.typed, ...choices, conflict: names, revision: String(reply.revision), intent: 'save' }
  const started = performance.now()
  const answer = await post(origin, pathOf(recordId), person.cookie, sent)
  const page = await answer.text()
  tally.times.push(performance.now() - started)
  if (answer.status !== 303 && answer.status !== 409) {
    tally.errors += 1
    process.stderr.write(`${answer.status} to a form that was settled\n`)
  }
  const text = fields[name]
  Object.assign(fields, await openForm(origin, pathOf(recordId), person.cookie))
  return answer.status === 409 && page.includes(text.slice(-36))
}

async function send({ origin, person, recordId, fields, tally }) {
  const { time, status, reply } = await autosave(origin, pathOf(recordId), person.cookie, fields)
  tally.times.push(time)
  if (status >= 500 || !reply || !['saved', 'conflict'].includes(reply.outcome)) {
    tally.errors += 1
    process.stderr.write(`${status} ${JSON.stringify(reply)?.slice(0, 200)}\n`)
  }
  if (reply?.outcome === 'saved') {
    fields.revision = String(reply.revision)
    for (const { name, text } of reply.theirs) fields[name] = text
  }
  return reply
}

/** Which of what was typed is in no event, and which events stand twice. */
async function lookBack(database, workspaceId, typed) {
  const { rows } = await database.query(
    `select event.record_id as id, change ->> 'after' as after, event.revision, event.id as event from event, jsonb_array_elements(changes) as change
     where workspace_id = $1 and kind = 'project.edited'`,
    [workspaceId],
  )
  const stored = new Map()
  for (const { id, after } of rows) {
    const key = `${id} ${String(after).slice(-36)}`
    stored.set(key, (stored.get(key) ?? 0) + 1)
  }
  const revisions = await database.query(
    `select count(*)::int as n from (select 1 from event where workspace_id = $1 and revision is not null group by record_id, revision having count(*) > 1) as twice`,
    [workspaceId],
  )
  const lost = typed.filter(({ recordId, token, isShown }) => !isShown && !stored.has(`${recordId} ${token}`)).length
  const again = typed.filter(({ recordId, token }) => (stored.get(`${recordId} ${token}`) ?? 0) > 1).length
  return { lost, duplicates: revisions.rows[0].n + again }
}

function report({ times, typed, conflicts, errors }, alone, { lost, duplicates }) {
  const p95Ratio = p95(times) / p95(alone)
  const count = (what, value, wanted) => ({ what, value, unit: '', reference: 1, ratio: value, wanted })
  return {
    summary: { people: PEOPLE, saves: typed.length, conflicts, lost, duplicates, errors, p95Ratio },
    results: [
      count('people', PEOPLE, null),
      count('saves', typed.length, null),
      count('conflicts shown', conflicts, null),
      count('lost', lost, '<= 0'),
      count('duplicates', duplicates, '<= 0'),
      count('errors', errors, '<= 0'),
      {
        what: 'p95 of a save, beside one person alone',
        value: p95(times),
        unit: 'ms',
        reference: p95(alone),
        ratio: p95Ratio,
        wanted: '<= 5',
      },
    ],
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
