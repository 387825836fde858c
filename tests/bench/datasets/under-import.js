// What readers of the portal feel while it reads a large file: the same pages, as many a second, before and during.
import { createReadStream, statSync } from 'node:fs'
import pg from 'pg'
import { startPortal } from '../portal.js'
import { askSteadily, RATE } from '../steady-load.js'

const SECONDS = 30
const SENDER = { email: 'cheikh.ba@eau-demo.example', password: 'passerelle-demo' }
const WORKSPACE = '/fr/w/eau-assainissement-sn'

/** The 95th of the answers to a fixed load, in milliseconds, with nothing else to do and under an import of the file. */
export async function benchUnderImport(csv, log) {
  const portal = await startPortal()
  const database = new pg.Pool({ connectionString: portal.databaseUrl, max: 1 })
  try {
    await askSteadily(portal.origin, 5)
    const idle = await askSteadily(portal.origin, SECONDS)
    const cookie = await signIn(portal.origin)
    const endpoint = await startDataset(portal.origin, cookie)
    await send(portal.origin + endpoint, cookie, csv)
    const state = async () => (await database.query('select state, step from dataset_load order by created_at desc limit 1')).rows[0]
    while ((await state())?.state === 'WAITING') await new Promise((resolve) => setTimeout(resolve, 100))
    const importing = await askSteadily(portal.origin, SECONDS)
    const { state: still, step } = await state()
    if (still !== 'READING') throw new Error(`The import had ended before the load had: ${still}`)
    log(`answers at ${RATE} pages a second: ${idle.toFixed(1)} ms alone, ${importing.toFixed(1)} ms under an import (then at: ${step})`)
    return { idle, importing }
  } finally {
    await database.end()
    await portal.stop()
  }
}

async function signIn(origin) {
  const answer = await fetch(`${origin}/fr/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(SENDER),
  })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** The address that pieces of the dataset's file are sent to. */
async function startDataset(origin, cookie) {
  const page = await (await fetch(`${origin}${WORKSPACE}/datasets/new`, { headers: { cookie } })).text()
  const id = /name="id" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const form = new FormData()
  form.set('id', id)
  form.set('title@fr', 'Un grand fichier')
  await fetch(`${origin}${WORKSPACE}/datasets/new`, { method: 'POST', redirect: 'manual', headers: { origin, cookie }, body: form })
  return `${WORKSPACE}/datasets/${id}/upload`
}

async function send(endpoint, cookie, csv) {
  const origin = new URL(endpoint).origin
  const tus = { origin, cookie, 'tus-resumable': '1.0.0' }
  const { size } = statSync(csv)
  const filename = Buffer.from('table.csv').toString('base64')
  const made = await fetch(endpoint, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(size), 'upload-metadata': `filename ${filename}` },
  })
  if (made.status !== 201) throw new Error(`The upload was not begun: ${made.status}`)
  const sent = await fetch(new URL(made.headers.get('location'), endpoint), {
    method: 'PATCH',
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: createReadStream(csv),
    duplex: 'half',
  })
  if (sent.status !== 204) throw new Error(`The file was not taken: ${sent.status}`)
}
