import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { linkIdentity, removeIdentity } from '#app/features/accounts/methods/identities.server.ts'
import { startSession } from '#app/features/accounts/sign-in/finish.server.ts'
import { leaveForProvider, returnFromProvider, waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { setUpProviders } from '#app/platform/auth/oidc.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { OidcProvider } from '#app/platform/env/env.server.ts'
import { cookieHeader, makeAccount, setUpSignIn, visitFrom } from '#tests/support/accounts.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const ORIGIN = 'http://portail.example'
const VISIT = visitFrom('192.0.2.1')

/** Who signs in at the ministry, and what it says of them. */
let person = { sub: 'p1', email: 'nobody@eau.example', email_verified: true, name: 'Awa Diop' }
let server: Server
let setting: OidcProvider

beforeAll(async () => {
  setUpSignIn()
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const ministry = new Provider(issuer, {
    clients: [
      {
        client_id: 'passerelle',
        client_secret: 'a client secret',
        redirect_uris: [`${ORIGIN}/sign-in/back/ministere`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => Promise.resolve({ ...person, sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a key of a test'] },
  })
  const callback = ministry.callback()
  // Whoever comes is who `person` says, and consents.
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void (async () => {
      const { params } = await ministry.interactionDetails(request, response)
      const grant = new ministry.Grant({ accountId: person.sub, clientId: String(params.client_id) })
      grant.addOIDCScope('openid email profile')
      await ministry.interactionFinished(request, response, { login: { accountId: person.sub }, consent: { grantId: await grant.save() } })
    })()
  })
  setting = {
    name: 'ministere',
    label: 'Ministère',
    issuer,
    clientId: 'passerelle',
    clientSecret: 'a client secret',
    makesAccounts: false,
    secondStepValues: [],
  }
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => setUpProviders([setting]))

/** Goes to the ministry as a browser would, with its cookies, until it sends back to the portal. */
async function throughMinistry(href: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = href
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`${answer.status} at ${at}: ${await answer.text()}`)
    at = new URL(next, at).href
    if (at.startsWith(ORIGIN)) return new URL(at)
  }
  throw new Error('The ministry leads nowhere')
}

async function leave() {
  const left = await leaveForProvider('ministere', { origin: ORIGIN, language: 'ar', to: '/ar/needs', visit: VISIT })
  if (!left) throw new Error('unreachable')
  return left
}

async function signInThere(actorId: string | null = null) {
  const { href, cookie } = await leave()
  const url = await throughMinistry(href)
  return returnFromProvider('ministere', url, new Headers({ cookie: cookieHeader([cookie]) }), VISIT, actorId)
}

const opened = (cookies: readonly string[]) => resolveActor(new Request(`${ORIGIN}/fr`, { headers: { cookie: cookieHeader(cookies) } }))

describe('a ministry’s own sign-in', () => {
  test('is asked with a proof key, a state and a nonce', async () => {
    const { searchParams } = new URL((await leave()).href)
    for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
  })

  test('is linked to an account by who signed in to it once, and opens it from then on', async () => {
    const { userId, email } = await makeAccount('liee')
    person = { ...person, sub: 'linked', email }
    const first = await signInThere()
    expect(first).toMatchObject({ kind: 'link', language: 'ar', to: '/ar/needs' })
    expect(await db.externalIdentity.count({ where: { userId } })).toBe(0)
    const identity = waitingIdentity(new Headers({ cookie: cookieHeader(first.cookies) }))
    expect(identity).toMatchObject({ subject: 'linked' })
    const { cookies } = await startSession({ userId, by: 'password', isWhole: false, visit: VISIT, language: 'fr' })
    const actor = await opened(cookies)
    if (!identity) throw new Error('nothing waits')
    expect(await linkIdentity(actor, identity, '')).toBe(true)
    const next = await signInThere()
    expect(next).toMatchObject({ kind: 'first', first: { kind: 'done' } })
    expect(await opened(next.cookies)).toMatchObject({ userId, session: { secondStepAt: null } })
    expect(await db.session.findFirst({ where: { userId, startedBy: 'provider' } })).not.toBeNull()

    const other = await makeAccount('autre')
    const theirs = await startSession({ userId: other.userId, by: 'password', isWhole: false, visit: VISIT, language: 'fr' })
    expect(await linkIdentity(await opened(theirs.cookies), identity, '')).toBe(false)
    const { id } = await db.externalIdentity.findFirstOrThrow({ where: { userId } })
    await removeIdentity(await opened(theirs.cookies), id, '')
    expect(await db.externalIdentity.count({ where: { userId } })).toBe(1)
  })

  test('links nothing by an address that was not verified, and makes no account unless it may', async () => {
    const { email } = await makeAccount('cible')
    person = { sub: 'unverified', email, email_verified: false, name: 'X' }
    expect((await signInThere()).kind).toBe('noAccount')
    person = { sub: 'new', email: 'new@eau.example', email_verified: true, name: 'Nouvelle' }
    expect((await signInThere()).kind).toBe('noAccount')
    setUpProviders([{ ...setting, makesAccounts: true }])
    const made = await signInThere()
    expect(made).toMatchObject({ kind: 'first' })
    expect(await opened(made.cookies)).toMatchObject({ name: 'Nouvelle' })
    // An address that has an account is never taken over silently, even where accounts may be made.
    person = { sub: 'other', email, email_verified: true, name: 'X' }
    expect((await signInThere()).kind).toBe('link')
  })

  test('lets in the addresses of its domain alone', async () => {
    setUpProviders([{ ...setting, makesAccounts: true, emailDomain: 'gouv.example' }])
    person = { sub: 'outside', email: 'x@evil-gouv.example', email_verified: true, name: 'X' }
    expect((await signInThere()).kind).toBe('domain')
    person = { sub: 'inside', email: 'x@gouv.example', email_verified: true, name: 'X' }
    expect((await signInThere()).kind).toBe('first')
  })

  test('refuses a return that is forged, replayed, of another browser or of another state', async () => {
    person = { ...person, sub: 'linked' }
    const { href, cookie } = await leave()
    const url = await throughMinistry(href)
    const back = (asked: URL, cookies: string[]) =>
      returnFromProvider('ministere', asked, new Headers({ cookie: cookieHeader(cookies) }), VISIT, VISITOR.userId)
    const forged = new URL(url)
    forged.searchParams.set('state', 'x'.repeat(43))
    expect((await back(url, [])).kind).toBe('failed')
    expect((await back(url, [(await leave()).cookie])).kind).toBe('failed')
    expect((await back(forged, [cookie])).kind).toBe('failed')
    expect(
      (await back(new URL(`${ORIGIN}/sign-in/back/ministere?error=access_denied&state=${url.searchParams.get('state') ?? ''}`), [cookie]))
        .kind,
    ).toBe('failed')
    expect((await back(url, [cookie])).kind).toBe('first')
    expect((await back(url, [cookie])).kind).toBe('failed')
    await expect(leaveForProvider('unknown', { origin: ORIGIN, language: 'fr', to: null, visit: VISIT })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('that does not answer is said so, and is asked again the next time', async () => {
    setUpProviders([{ ...setting, issuer: 'http://localhost:9' }])
    expect(await leaveForProvider('ministere', { origin: ORIGIN, language: 'fr', to: null, visit: VISIT })).toBeNull()
    setUpProviders([setting])
    expect((await leave()).href).toContain(setting.issuer)
  })
})
