import { beforeAll, describe, expect, test, vi } from 'vitest'
import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { listOwnActivity } from '#app/features/accounts/own/activity.server.ts'
import { askForEmail, cancelEmail, confirmEmail, lookAtEmailLink, refuseEmail } from '#app/features/accounts/own/change-email.server.ts'
import { changePassword } from '#app/features/accounts/own/change-password.server.ts'
import { confirmSelf } from '#app/features/accounts/own/confirm.server.ts'
import { eraseAccount } from '#app/features/accounts/own/erase-account.server.ts'
import { exportAccount } from '#app/features/accounts/own/export-account.server.ts'
import { changeProfile } from '#app/features/accounts/own/profile.server.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from '#app/features/accounts/own/sessions.server.ts'
import { startSession } from '#app/features/accounts/sign-in/finish.server.ts'
import { actorNames } from '#app/features/provenance/history.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { isPasswordOf } from '#app/platform/auth/check-password.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { cookieHeader, makeAccount, PASSWORD, setUpSignIn, visitFrom } from '#tests/support/accounts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpSignIn())

const VISIT = visitFrom('192.0.2.1')

async function open(userId: string): Promise<() => Promise<Actor>> {
  const { cookies } = await startSession({ userId, by: 'password', isWhole: false, visit: VISIT, language: 'fr' })
  return () => resolveActor(new Request('http://p.example/fr', { headers: { cookie: cookieHeader(cookies) } }))
}

const mailTo = async (to: string) => {
  await runWaitingJobs({ [MAIL_JOB]: deliverMail })
  const mail = await db.mail.findFirst({ where: { to }, orderBy: { createdAt: 'desc' } })
  return { text: mail?.text ?? '', token: /\/confirm-email\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '' }
}

describe('a change of address', () => {
  test('holds once both mailboxes have confirmed, ends the sessions, and the old one is told', async () => {
    const { userId, email } = await makeAccount('ancienne')
    const actor = await open(userId)
    const next = `nouvelle-${userId}@eau.example`
    expect(await askForEmail(await actor(), next.toUpperCase(), '')).toEqual({ kind: 'asked' })
    const [present, fresh] = [await mailTo(email), await mailTo(next)]
    expect(await lookAtEmailLink(present.token)).toEqual({ side: 'present', email, newEmail: next, isConfirmed: false })
    expect(await confirmEmail(fresh.token, '')).toBe('waiting')
    expect(await confirmEmail(fresh.token, '')).toBe('waiting')
    expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).email).toBe(email)
    expect(await confirmEmail(present.token, '')).toBe('changed')
    expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).email).toBe(next)
    expect(await actor()).toBe(VISITOR)
    expect((await mailTo(email)).text).toContain(next)
    for (const token of [present.token, fresh.token, 'x'.repeat(43), '']) expect(await confirmEmail(token, '')).toBe('spent')
  })

  test('confirmed on both sides at once holds once', async () => {
    const { userId, email } = await makeAccount('deux')
    const actor = await open(userId)
    const next = `ensemble-${userId}@eau.example`
    await askForEmail(await actor(), next, '')
    const tokens = [(await mailTo(email)).token, (await mailTo(next)).token]
    expect((await Promise.all(tokens.map((token) => confirmEmail(token, '')))).sort()).toEqual(['changed', 'waiting'])
  })

  test('is given up by the person, by the present mailbox, by the next one asked for, and after a day', async () => {
    const { userId, email } = await makeAccount('abandon')
    const actor = await open(userId)
    const ask = async (name: string) => {
      await askForEmail(await actor(), `${name}-${userId}@eau.example`, '')
      return [(await mailTo(email)).token, (await mailTo(`${name}-${userId}@eau.example`)).token] as const
    }
    const [, first] = await ask('un')
    const [present, second] = await ask('deux')
    expect(await confirmEmail(first, '')).toBe('spent')
    expect(await refuseEmail(second)).toBe('spent')
    expect(await refuseEmail(present)).toBe('cancelled')
    expect(await confirmEmail(second, '')).toBe('spent')
    const [, third] = await ask('trois')
    await cancelEmail(await actor())
    expect(await confirmEmail(third, '')).toBe('spent')
    const [, fourth] = await ask('quatre')
    await db.emailChange.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } })
    expect(await confirmEmail(fourth, '')).toBe('spent')
  })

  test('to an address that has an account is answered alike, and sends nothing there', async () => {
    const { userId } = await makeAccount('curieux')
    const taken = await makeAccount('occupee')
    const actor = await open(userId)
    expect(await askForEmail(await actor(), taken.email, '')).toEqual({ kind: 'asked' })
    expect((await mailTo(taken.email)).text).toBe('')
  })
})

describe('a password', () => {
  test('is changed with the present one, which ends the other sessions', async () => {
    const { userId } = await makeAccount('secret')
    const [here, elsewhere] = [await open(userId), await open(userId)]
    expect(await changePassword(await here(), { present: 'wrong', password: 'chaise lune tapis' }, '')).toEqual({ kind: 'wrong' })
    expect(await changePassword(await here(), { present: PASSWORD, password: 'court' }, '')).toMatchObject({ kind: 'refused' })
    expect(await changePassword(await here(), { present: PASSWORD, password: 'chaise lune tapis' }, '')).toEqual({ kind: 'done' })
    expect(await isPasswordOf(userId, 'chaise lune tapis')).toBe(true)
    expect((await here()).kind).toBe('person')
    expect(await elsewhere()).toBe(VISITOR)
  })

  test('proves anew who sits there, with few tries', async () => {
    const { userId } = await makeAccount('preuve')
    const actor = await open(userId)
    await db.session.updateMany({ where: { userId }, data: { provedAt: new Date(0) } })
    await expect(askForEmail(await actor(), 'x@eau.example', '')).rejects.toMatchObject({ kind: 'fresh-proof' })
    expect(await confirmSelf(await actor(), { by: 'password', value: PASSWORD }, VISIT.address)).toBe('right')
    expect(await askForEmail(await actor(), 'x@eau.example', '')).toEqual({ kind: 'asked' })
    for (let i = 0; i < 10; i += 1) await confirmSelf(await actor(), { by: 'password', value: 'wrong' }, VISIT.address)
    expect(await confirmSelf(await actor(), { by: 'password', value: PASSWORD }, VISIT.address)).toMatchObject({ kind: 'tooMany' })
  })
})

test('sessions are listed and ended by their person alone', async () => {
  const { userId } = await makeAccount('séances')
  const [here, elsewhere, third] = [await open(userId), await open(userId), await open(userId)]
  const stranger = await open((await makeAccount('autrui')).userId)
  const sessions = await listOwnSessions(await here())
  expect(sessions).toHaveLength(3)
  expect(sessions[0]).toMatchObject({ isPresent: true, device: { browser: 'Firefox', system: 'Linux' }, network: '192.0.2.0/24' })
  const other = (await elsewhere()).session?.id ?? ''
  await endOwnSession(await stranger(), other, '')
  expect((await elsewhere()).kind).toBe('person')
  await endOwnSession(await here(), other, '')
  expect(await elsewhere()).toBe(VISITOR)
  await endOtherSessions(await here(), '')
  expect(await third()).toBe(VISITOR)
  expect((await here()).kind).toBe('person')
  expect((await listOwnActivity(await here(), null)).lines[0]).toMatchObject({ kind: 'session.ended' })
  expect((await listOwnActivity(await stranger(), null)).lines.map(({ kind }) => kind)).toEqual(['sign-in.done'])
})

test('a name is changed, but not into one that stands for somebody erased', async () => {
  const { userId } = await makeAccount('nom')
  const actor = await open(userId)
  expect(await changeProfile(await actor(), { name: ' ', language: 'xx' })).toHaveLength(2)
  expect(await changeProfile(await actor(), { name: '№ 3', language: 'fr' })).toHaveLength(1)
  expect(await changeProfile(await actor(), { name: 'Awa Diop', language: 'ar' })).toEqual([])
  expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ name: 'Awa Diop', language: 'ar' })
})

async function exported(userId: string): Promise<string> {
  let text = ''
  for await (const piece of await exportAccount(await (await open(userId))())) text += piece
  return text
}

test('an export holds what the portal knows and no secret', async () => {
  const { userId, email } = await makeAccount('export')
  const workspace = await makeWorkspace('exporté')
  await db.membership.create({ data: { workspaceId: workspace.id, userId, role: 'VIEWER' } })
  const text = await exported(userId)
  for (const known of [email, workspace.slug, '192.0.2.0/24', 'sign-in.done']) expect(text).toContain(known)
  expect(text).not.toMatch(/scrypt|"token"|"hash"/)
})

test('an export holds all that a person did, however much, once and in order, found by an index', async () => {
  const { userId } = await makeAccount('active')
  await sql(
    `insert into event (id, kind, actor_kind, actor_id, at)
     select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'need.edited' || n, 'PERSON', case when n % 2 = 0 then $1::uuid end, now() from generate_series(1, 5002) n`,
    [userId],
  )
  await sql(
    `insert into security_event (id, kind, user_id, at) select gen_random_uuid(), 'x' || n, $1::uuid, now() + n / 10 * interval '1 second' from generate_series(1, 2000) n`,
    [userId],
  )
  type Told = { doings: { kind: string; at: string }[]; securityEvents: { kind: string }[]; imports: string[] }
  const { doings, securityEvents, imports } = JSON.parse(await exported(userId)) as Told
  expect(doings.map(({ kind }) => kind)).toEqual(Array.from({ length: 2501 }, (_, n) => `need.edited${2 * n + 2}`))
  expect(new Set(securityEvents.map(({ kind }) => kind)).size).toBe(2001)
  expect(securityEvents).toHaveLength(2001)
  expect(imports).toEqual([])
  await expect(exportAccount(VISITOR)).rejects.toMatchObject({ kind: 'unauthenticated' })
  const plan = await sql(`explain select id from event where actor_id = '${userId}' and id > '${userId}' order by id limit 1000`)
  expect(JSON.stringify(plan)).toContain('event_actor_id_id_idx')
})

describe('an erasure', () => {
  const typed = { password: PASSWORD, isSure: true }
  const also = async () => undefined

  test('leaves one and the same person in the history, without name, address or way in', async () => {
    const { userId, email } = await makeAccount('partante')
    const workspace = await makeWorkspace('quittée')
    await db.membership.create({ data: { workspaceId: workspace.id, userId, role: 'CONTRIBUTOR' } })
    const actor = await open(userId)
    await inTransaction(async (tx) => recordEvent(tx, { actor: await actor(), kind: 'need.edited', workspaceId: workspace.id }))
    await askForEmail(await actor(), `autre-${userId}@eau.example`, '')
    await mailTo(email)
    const others = vi.fn(also)
    expect(await eraseAccount(await actor(), { ...typed, isSure: false }, '', others)).toEqual({ kind: 'notSure' })
    expect(await eraseAccount(await actor(), { ...typed, password: 'wrong' }, '', others)).toEqual({ kind: 'wrong' })
    expect(others).not.toHaveBeenCalled()
    expect(await eraseAccount(await actor(), typed, '', others)).toEqual({ kind: 'erased' })
    expect(others).toHaveBeenCalledOnce()
    expect(await actor()).toBe(VISITOR)
    expect((await actorNames([userId]))(userId)).toMatch(/^№ \d+$/)
    expect(await db.event.count({ where: { actorId: userId, workspaceId: workspace.id } })).toBe(2)
    for (const held of [db.membership, db.session, db.account, db.knownNetwork, db.signInProof, db.emailChange] as {
      count: (asked: object) => Promise<number>
    }[])
      expect(await held.count({ where: { userId } })).toBe(0)
    expect(await db.mail.count({ where: { to: email } })).toBe(0)
    expect(await db.securityEvent.count({ where: { userId, network: { not: null } } })).toBe(0)
    // The address is free again.
    await db.user.create({ data: { id: crypto.randomUUID(), name: 'retour', email } })
  })

  test('waits until the last manager has handed over, even where two leave at once', async () => {
    const workspace = await makeWorkspace('à deux')
    const people = [await makeAccount('gérante'), await makeAccount('gérant')]
    for (const { userId } of people) await db.membership.create({ data: { workspaceId: workspace.id, userId, role: 'MANAGER' } })
    const actors = await Promise.all(people.map(async ({ userId }) => (await open(userId))()))
    const outcomes = await Promise.all(actors.map((actor) => eraseAccount(actor, typed, '', also)))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['erased', 'lastManager'])
    expect(await db.membership.count({ where: { workspaceId: workspace.id } })).toBe(1)
  })

  test('is not for somebody without a session, nor without a fresh proof', async () => {
    await expect(eraseAccount(await makePerson('sans'), typed, '', also)).rejects.toMatchObject({ kind: 'unauthenticated' })
    const { userId } = await makeAccount('tard')
    const actor = await open(userId)
    await db.session.updateMany({ where: { userId }, data: { provedAt: new Date(0) } })
    await expect(eraseAccount(await actor(), typed, '', also)).rejects.toMatchObject({ kind: 'fresh-proof' })
  })
})
