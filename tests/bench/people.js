// People of a benchmark: accounts with sessions in a workspace of their own, and their forms over HTTP as a browser sends them.
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { parseHTML } from 'linkedom'
import { decode } from 'turbo-stream'

export const SECRET = randomBytes(32).toString('hex')

/** A workspace with `count` members, each signed in. The first one validates and manages. */
export async function makePeople(database, slug, count) {
  const workspaceId = randomUUID()
  await database.query(`insert into workspace (id, slug, kind, name, allow_own_publication) values ($1, $2, 'GOVERNMENT', $3, true)`, [
    workspaceId,
    slug,
    { fr: slug },
  ])
  const people = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `Personne ${index + 1}`,
    token: randomBytes(24).toString('base64url'),
  }))
  const column = (key) => people.map((person) => person[key])
  await database.query(
    `insert into "user" (id, name, email) select id, name, id || '@bench.example' from unnest($1::uuid[], $2::text[]) as p(id, name)`,
    [column('id'), column('name')],
  )
  await database.query(
    `insert into session (id, token, user_id, expires_at) select gen_random_uuid(), token, id, now() + interval '1 day' from unnest($1::uuid[], $2::text[]) as p(id, token)`,
    [column('id'), column('token')],
  )
  await database.query(
    `insert into membership (workspace_id, user_id, role) select $1, id, (case when n = 1 then 'MANAGER' else 'CONTRIBUTOR' end)::"Role" from unnest($2::uuid[]) with ordinality as p(id, n)`,
    [workspaceId, column('id')],
  )
  return { workspaceId, people: people.map(({ id, name, token }) => ({ id, name, cookie: sessionCookie(token) })) }
}

const sessionCookie = (token) =>
  `passerelle.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', SECRET).update(token).digest('base64')}`)}`

/** Sends a form as a page without scripts does, and gives the answer as it comes. */
export function post(origin, path, cookie, fields) {
  return fetch(origin + path, { method: 'POST', redirect: 'manual', headers: { cookie, origin }, body: formOf(fields) })
}

/** Sends a form as one that saves while one types; gives the milliseconds it took, the status, and what the server replied. */
export async function autosave(origin, path, cookie, fields) {
  const started = performance.now()
  const answer = await fetch(`${origin}${path}.data`, {
    method: 'POST',
    headers: { cookie, origin },
    body: formOf({ ...fields, intent: 'autosave' }),
  })
  const body = answer.body && (answer.headers.get('content-type') ?? '').includes('x-script') ? await decode(answer.body) : null
  const value = body?.value ?? (await answer.text())
  return { time: performance.now() - started, status: answer.status, reply: value?.data ?? null }
}

/** Opens a form: every field it holds, with the revision it was made from. */
export async function openForm(origin, path, cookie) {
  const answer = await fetch(origin + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  const { document } = parseHTML(await answer.text())
  const form = [...document.querySelectorAll('form')].find((found) => found.querySelector('[name=revision]'))
  if (!form) throw new Error(`${path}: no form with a revision`)
  const fields = {}
  for (const control of form.querySelectorAll('[name]')) {
    const value = valueOf(control)
    if (value !== null) fields[control.getAttribute('name')] = value
  }
  return fields
}

/** What a browser would send of a control; null for what it would not. */
function valueOf(control) {
  if (control.tagName === 'BUTTON') return null
  if (control.tagName === 'TEXTAREA') return control.textContent
  if (control.tagName === 'SELECT') return control.querySelector('option[selected]')?.getAttribute('value') ?? ''
  const isChoice = ['radio', 'checkbox'].includes(control.getAttribute('type') ?? '')
  return isChoice && !control.hasAttribute('checked') ? null : (control.getAttribute('value') ?? '')
}

function formOf(fields) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

/** The value below which 95 % lie. */
export function p95(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
