// What readers of the portal feel while it computes a round of 2,000 requests and 10,000 experts.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { startPortal } from '../portal.js'
import { askSteadily, RATE } from '../steady-load.js'
import { makeSnapshot } from './make-snapshot.js'
import { SETTINGS } from './round-settings.js'

const SECONDS = 20
const BATCH = 500

export async function benchUnderRound(log) {
  const portal = await startPortal({ PORTAL_DEMO: '0' })
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 2 })
  try {
    const desk = await fill(database, makeSnapshot({ requests: 2_000, experts: 10_000, seed: 1 }))
    await askSteadily(portal.origin, 5)
    const value = { idle: await askSteadily(portal.origin, SECONDS) }
    const roundId = await startRound(database, desk)
    const state = async () => (await database.query('select state, step, failure from matching_round where id = $1', [roundId])).rows[0]
    while ((await state()).state === 'WAITING') await new Promise((resolve) => setTimeout(resolve, 100))
    const taken = []
    do taken.push(await askSteadily(portal.origin, 2))
    while ((await state()).state === 'RUNNING')
    const ended = await state()
    if (ended.state !== 'DONE') throw new Error(`The round ended as ${ended.state}: ${ended.failure}`)
    value.running = taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)]
    log(
      `answers at ${RATE} pages a second: ${value.idle.toFixed(1)} ms alone, ${value.running.toFixed(1)} ms under a round of ${taken.length * 2} s`,
    )
    return [
      {
        what: 'pages under a round, 95th',
        value: value.running,
        unit: 'ms',
        reference: value.idle,
        ratio: value.running / value.idle,
        wanted: '<= 2',
      },
    ]
  } finally {
    await database.end()
    await portal.stop()
  }
}

/** The snapshot's experts and requests as rows; gives the id of a coordination workspace. */
async function fill(database, { experts, requests }) {
  const ids = new Map()
  const idOf = (key) => ids.get(key) ?? ids.set(key, randomUUID()).get(key)
  const insert = async (table, rows) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      const columns = Object.keys(rows[0]).join(', ')
      await database.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
        JSON.stringify(rows.slice(start, start + BATCH)),
      ])
    }
  }
  const workspace = (slug, kind) => ({
    id: idOf(slug),
    slug,
    kind,
    name: { en: slug },
    scope_countries: [],
    scope_sectors: [],
    languages: ['en'],
    allow_own_publication: false,
    approvals_required: 1,
    remind_after_days: 5,
    is_demo: false,
    created_at: new Date(),
  })
  const now = new Date()
  await insert(
    'workspace',
    [...new Set(experts.map(({ workspaceId }) => workspaceId))].map((slug) => workspace(slug, 'NGO')),
  )
  await insert('workspace', [workspace('desk', 'COORDINATION')])
  await insert(
    'expert_profile',
    experts.map(({ id, workspaceId, proposedBy, text, missions: _missions, organisationId: _organisation, ...content }) => ({
      id: idOf(id),
      workspace_id: idOf(workspaceId),
      kind: 'PERSON',
      name: id,
      pseudonym: id,
      content: { ...content, headline: text, summary: {}, conflicts: [] },
      revision: 0,
      seen_by: 'COORDINATORS',
      proposed_by: proposedBy,
      shows_name: false,
      is_demo: false,
      created_at: now,
      updated_at: now,
      skills: [],
      languages: [],
      countries: [],
    })),
  )
  await insert(
    'expertise_ask',
    requests.map(({ id, workspaceId, organisationId: _organisation, title, ...ask }) => ({
      record_id: idOf(id),
      workspace_id: idOf(workspaceId),
      title,
      ask,
      country: ask.country,
      sector_group: ask.sector.slice(0, 3),
      starts_on: ask.from,
      ends_on: ask.to,
      slots: ask.slots,
      priority: ask.priority,
      is_open: true,
      asked_at: now,
    })),
  )
  return idOf('desk')
}

async function startRound(database, workspaceId) {
  const roundId = randomUUID()
  await database.query(
    `insert into matching_round (id, workspace_id, number, settings, model_version) values ($1, $2, 1, $3::jsonb, '1')`,
    [roundId, workspaceId, JSON.stringify(SETTINGS)],
  )
  await database.query(`select graphile_worker.add_job('matching-round', $1::json)`, [JSON.stringify({ roundId })])
  return roundId
}
