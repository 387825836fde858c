import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { actorOfPerson, resolveActor } from '#app/features/accounts/actor.server.ts'
import { addAuthenticator, offerAuthenticator, removeAuthenticator } from '#app/features/accounts/methods/authenticator.server.ts'
import { renewOwnCodes, takeShownCodes } from '#app/features/accounts/methods/shown-codes.server.ts'
import { resetSecondStep } from '#app/features/accounts/methods/reset-second-step.server.ts'
import { signIn } from '#app/features/accounts/sign-in.server.ts'
import { LINK_JOB, askForLink, followLink, lookAtLink, sendLink, typeLinkCode } from '#app/features/accounts/sign-in/link.server.ts'
import { giveSecondStep } from '#app/features/accounts/sign-in/second-step.server.ts'
import { requireSecondStep } from '#app/features/workspaces/mutations/require-second-step.server.ts'
import { getOwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { OPERATOR, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { codeAt, stepAt } from '#app/platform/auth/one-time-code.ts'
import { db } from '#app/platform/db/client.server.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { cookieHeader, makeAccount, PASSWORD, setUpSignIn, visitFrom } from '#tests/support/accounts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpSignIn())

const VISIT = visitFrom('192.0.2.1')
const asActor = (cookies: readonly string[]): Promise<Actor> =>
  resolveActor(new Request('http://p.example/fr', { headers: { cookie: cookieHeader(cookies) } }))
const enter = (email: string, password = PASSWORD, visit = VISIT) => signIn({ email, password, ...visit, language: 'fr' })

async function signedIn(email: string): Promise<{ cookies: string[]; actor: Actor }> {
  const result = await enter(email)
  if (result.kind !== 'done') throw new Error(result.kind)
  return { cookies: result.cookies, actor: await asActor(result.cookies) }
}

/** Sets up an app of codes; gives its key and the recovery codes. */
async function withApp(actor: Actor): Promise<{ key: string; codes: string[] }> {
  const { key, sealed } = await offerAuthenticator(actor)
  const added = await addAuthenticator(actor, { sealed, code: codeAt(key, stepAt(Date.now()) - 1) }, VISIT.address)
  if (!added) throw new Error('refused')
  return { key, codes: added.codes }
}

describe('a password', () => {
  test('opens a session that knows how, from where and with what; a wrong one and an unknown address have one answer', async () => {
    const { email, userId } = await makeAccount('awa')
    expect(await enter(email, 'not the password')).toEqual({ kind: 'wrong' })
    expect(await enter('nobody@eau.example')).toEqual({ kind: 'wrong' })
    const { actor } = await signedIn(email.toUpperCase())
    expect(actor).toMatchObject({ kind: 'person', userId })
    const session = await db.session.findFirstOrThrow({ where: { userId } })
    expect(session).toMatchObject({ startedBy: 'password', network: '192.0.2.0/24', secondStepAt: null, ipAddress: null })
    const kinds = (await db.securityEvent.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
    expect(kinds).toEqual(['sign-in.failed', 'sign-in.done'])
  })

  test('of an account without one opens nothing', async () => {
    const { email, userId } = await makeAccount('sans')
    await db.account.deleteMany({ where: { userId } })
    expect(await enter(email)).toEqual({ kind: 'wrong' })
  })

  test('from a network never seen is told by mail, but for the first', async () => {
    const { email, userId } = await makeAccount('voyage')
    await enter(email)
    await enter(email)
    expect(await db.securityEvent.count({ where: { userId, kind: 'sign-in.newPlace' } })).toBe(0)
    await enter(email, PASSWORD, visitFrom('198.51.100.7'))
    expect(await db.securityEvent.count({ where: { userId, kind: 'sign-in.newPlace' } })).toBe(1)
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })
    expect((await db.mail.findFirstOrThrow({ where: { to: email } })).text).toContain('198.51.100.0/24')
  })
})

describe('a second step', () => {
  test('is asked after the password, and opens the session with a code that was never used', async () => {
    const { email, userId } = await makeAccount('code')
    const { actor } = await signedIn(email)
    const { key, codes } = await withApp(actor)
    expect(codes).toHaveLength(10)
    expect(JSON.stringify(await db.authenticator.findUniqueOrThrow({ where: { userId } }))).not.toContain(key)
    expect(JSON.stringify(await db.recoveryCode.findMany({ where: { userId } }))).not.toContain(codes[0])

    const first = await enter(email)
    if (first.kind !== 'secondStep') throw new Error(first.kind)
    expect(await asActor(first.cookies)).toBe(VISITOR)
    const give = (code: string, cookies = first.cookies) =>
      giveSecondStep(VISITOR, { code, headers: new Headers({ cookie: cookieHeader(cookies) }), visit: VISIT, language: 'fr' })
    expect((await give('000000')).kind).toBe('wrong')
    expect((await give('')).kind).toBe('missing')
    // That of the setting-up was used.
    const { lastStep } = await db.authenticator.findUniqueOrThrow({ where: { userId } })
    expect((await give(codeAt(key, lastStep))).kind).toBe('wrong')
    const code = codeAt(key, stepAt(Date.now()))
    const given = await give(code)
    if (given.kind !== 'done') throw new Error(given.kind)
    expect((await asActor(given.cookies)).session?.secondStepAt).toBeInstanceOf(Date)
    // The first step is used up, and so is the code.
    expect((await give(codes[0] ?? '')).kind).toBe('spent')
    const again = await enter(email)
    expect((await give(code, again.kind === 'secondStep' ? again.cookies : [])).kind).toBe('wrong')
  })

  test('may be a recovery code, each once, of which the person is told', async () => {
    const { email, userId } = await makeAccount('secours')
    const { codes } = await withApp((await signedIn(email)).actor)
    const give = async (code: string) => {
      const first = await enter(email)
      const cookie = cookieHeader(first.kind === 'secondStep' ? first.cookies : [])
      return (await giveSecondStep(VISITOR, { code, headers: new Headers({ cookie }), visit: VISIT, language: 'fr' })).kind
    }
    expect(await give((codes[3] ?? '').toLowerCase().replaceAll('-', ' '))).toBe('done')
    expect(await give(codes[3] ?? '')).toBe('wrong')
    expect(await db.securityEvent.count({ where: { userId, kind: 'secondStep.recoveryCodeUsed' } })).toBe(1)
  })

  test('leaves few tries to a first step', async () => {
    const { email } = await makeAccount('essais')
    await withApp((await signedIn(email)).actor)
    const first = await enter(email)
    const cookie = cookieHeader(first.kind === 'secondStep' ? first.cookies : [])
    const kinds = []
    for (let i = 0; i < 9; i += 1)
      kinds.push((await giveSecondStep(VISITOR, { code: '000000', headers: new Headers({ cookie }), visit: VISIT, language: 'fr' })).kind)
    expect(kinds).toEqual([...Array<string>(8).fill('wrong'), 'spent'])
  })

  test('ends the sessions that gave none when it is set up, and is no session’s once it is removed', async () => {
    const { email, userId } = await makeAccount('autres')
    const elsewhere = await signedIn(email)
    const here = await signedIn(email)
    await withApp(here.actor)
    expect(await asActor(elsewhere.cookies)).toBe(VISITOR)
    const now = await asActor(here.cookies)
    expect(now.session?.secondStepAt).toBeInstanceOf(Date)
    await removeAuthenticator(now, VISIT.address)
    expect((await asActor(here.cookies)).session?.secondStepAt).toBeNull()
    expect(await db.recoveryCode.count({ where: { userId } })).toBe(0)
  })

  test('that is lost is taken away by the operator alone, which ends the sessions', async () => {
    const { email, userId } = await makeAccount('perdu')
    const { actor, cookies } = await signedIn(email)
    await withApp(actor)
    await expect(resetSecondStep(actor, email)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(resetSecondStep(OPERATOR, 'nobody@eau.example')).rejects.toMatchObject({ kind: 'not-found' })
    await resetSecondStep(OPERATOR, email.toUpperCase())
    expect(await asActor(cookies)).toBe(VISITOR)
    expect((await enter(email)).kind).toBe('done')
    expect(await db.event.count({ where: { kind: 'user.secondStepReset', actorKind: 'OPERATOR' } })).toBe(1)
    expect(await db.recoveryCode.count({ where: { userId } })).toBe(0)
  })

  test('is not set up without a fresh proof, nor by a key of somebody else’s form', async () => {
    const { email, userId } = await makeAccount('vieux')
    const { actor, cookies } = await signedIn(email)
    const other = await signedIn((await makeAccount('autre')).email)
    const { sealed, key } = await offerAuthenticator(other.actor)
    expect(await addAuthenticator(actor, { sealed, code: codeAt(key, stepAt(Date.now())) }, '')).toBeNull()
    await db.session.updateMany({ where: { userId }, data: { provedAt: new Date(Date.now() - 16 * 60_000) } })
    await expect(offerAuthenticator(await asActor(cookies))).rejects.toMatchObject({ kind: 'fresh-proof' })
    await expect(offerAuthenticator(VISITOR)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('has new recovery codes in place of the old, shown once', async () => {
    const { email, userId } = await makeAccount('dix')
    const { actor, cookies } = await signedIn(email)
    const { codes } = await withApp(actor)
    const cookie = await renewOwnCodes(await asActor(cookies), '', false)
    const shown = takeShownCodes(actor, new Headers({ cookie: cookieHeader([cookie]) }))
    expect(shown?.codes).toHaveLength(10)
    expect(shown?.codes).not.toContain(codes[0])
    expect(await db.recoveryCode.count({ where: { userId, usedAt: null } })).toBe(10)
  })
})

describe('a workspace that wants a second step', () => {
  test('is withheld from every session without one, and from jobs of those who have none', async () => {
    const { email, userId } = await makeAccount('membre')
    const workspace = await makeWorkspace('gardé')
    await db.membership.create({ data: { workspaceId: workspace.id, userId, role: 'MANAGER' } })
    const { actor, cookies } = await signedIn(email)
    expect(actor.memberships.get(workspace.id)).toBe('MANAGER')
    // A manager without a second step would lock themselves out.
    expect(await requireSecondStep(actor, workspace.id, true)).toBe(false)
    await db.workspace.update({ where: { id: workspace.id }, data: { requiresSecondStep: true } })

    const kept = await asActor(cookies)
    expect(kept.memberships.size).toBe(0)
    expect([...(kept.withheld ?? [])]).toEqual([workspace.id])
    await expect(getOwnWorkspace(kept, workspace.slug)).rejects.toMatchObject({ kind: 'second-step' })
    await expect(requireSecondStep(kept, workspace.id, false)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await actorOfPerson(userId)).memberships.size).toBe(0)
    await expect(getOwnWorkspace(VISITOR, workspace.slug)).rejects.toMatchObject({ kind: 'not-found' })

    await withApp(kept)
    const back = await asActor(cookies)
    expect(back.memberships.get(workspace.id)).toBe('MANAGER')
    expect((await actorOfPerson(userId)).memberships.get(workspace.id)).toBe('MANAGER')
    expect(await requireSecondStep(back, workspace.id, false)).toBe(true)
    expect(await db.event.count({ where: { workspaceId: workspace.id, kind: 'workspace.signInChanged' } })).toBe(1)
  })
})

describe('a link to sign in by', () => {
  const ask = async (email: string, visit = VISIT) => {
    const asked = await askForLink({ email, to: '/fr/needs' }, visit, 'fr')
    if (asked.kind !== 'sent') throw new Error(asked.kind)
    await runWaitingJobs({ [LINK_JOB]: sendLink, [MAIL_JOB]: deliverMail })
    const mail = await db.mail.findFirst({ where: { to: email }, orderBy: { createdAt: 'desc' } })
    const token = /\/sign-in\/link\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
    const code = /(\d{4} \d{4})/.exec(mail?.text ?? '')?.[1] ?? ''
    return { browser: cookieHeader(asked.cookies).split('=')[1] ?? '', token, code, mail }
  }

  test('works once, changes nothing by being looked at, and knows the browser that asked', async () => {
    const { email, userId } = await makeAccount('lien')
    const { token, browser } = await ask(email)
    expect(await lookAtLink(token, browser)).toEqual({ email, isSameBrowser: true })
    expect(await lookAtLink(token, 'x')).toEqual({ email, isSameBrowser: false })
    expect(await db.session.count({ where: { userId } })).toBe(0)
    const both = await Promise.all([followLink(token, VISIT, 'fr'), followLink(token, VISIT, 'fr')])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(both.find(Boolean)).toMatchObject({ to: '/fr/needs', first: { kind: 'done' } })
    expect(await lookAtLink(token, browser)).toBeNull()
    expect(await db.securityEvent.count({ where: { kind: 'link.refused' } })).toBe(1)
  })

  test('may be typed as a code in the browser that asked, and in no other, with few tries', async () => {
    const { email } = await makeAccount('chiffres')
    const { code, browser } = await ask(email)
    expect(await typeLinkCode(code, 'another browser', VISIT, 'fr')).toBeNull()
    expect(await typeLinkCode('0000 0000', browser, VISIT, 'fr')).toBeNull()
    expect(await typeLinkCode(code, browser, VISIT, 'fr')).toMatchObject({ first: { kind: 'done' } })
    expect(await typeLinkCode(code, browser, VISIT, 'fr')).toBeNull()
    const next = await ask(email)
    for (let i = 0; i < 6; i += 1) await typeLinkCode('0000 0000', next.browser, VISIT, 'fr')
    expect(await typeLinkCode(next.code, next.browser, VISIT, 'fr')).toBeNull()
  })

  test('is answered alike where there is no account; an expired one and a forged one do nothing', async () => {
    const unknown = await ask(`nobody-${uuidv7()}@eau.example`)
    expect(unknown).toMatchObject({ mail: null, token: '' })
    const { email, userId } = await makeAccount('ancien')
    const { token } = await ask(email)
    await db.signInProof.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } })
    for (const secret of [token, '', 'x'.repeat(43)]) expect(await followLink(secret, VISIT, 'fr')).toBeNull()
    expect(await db.session.count({ where: { userId } })).toBe(0)
  })

  test('is good in its time, whoever asks for more; once one was followed, the others are not', async () => {
    const { email } = await makeAccount('plusieurs')
    const [own, , other] = [await ask(email), await ask(email, { ...VISIT, address: '203.0.113.99' }), await ask(email)]
    expect(await followLink(own?.token ?? '', VISIT, 'fr')).toMatchObject({ first: { kind: 'done' } })
    expect(await followLink(other?.token ?? '', VISIT, 'fr')).toBeNull()
  })

  test('still asks for the second step of who has one', async () => {
    const { email, userId } = await makeAccount('deux')
    await withApp((await signedIn(email)).actor)
    const before = await db.session.count({ where: { userId } })
    const { token } = await ask(email)
    expect(await followLink(token, VISIT, 'fr')).toMatchObject({ first: { kind: 'secondStep' } })
    expect(await db.session.count({ where: { userId } })).toBe(before)
  })
})
