import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { dropJob, retryFailed, retryJob } from '#app/features/instance/mutations/change-jobs.server.ts'
import { changeSettings } from '#app/features/instance/mutations/change-settings.server.ts'
import {
  endSessions,
  resetUserSecondStep,
  setAdmin,
  suspendDemoUsers,
  suspendUser,
  unsuspendUser,
} from '#app/features/instance/mutations/change-user.server.ts'
import { changeWorkspace, giveManager, openWorkspace, setClosed } from '#app/features/instance/mutations/change-workspace.server.ts'
import { listDemoSignIns } from '#app/features/demo/sign-ins.server.ts'
import { findDemoAccounts } from '#app/features/instance/queries/demo-accounts.server.ts'
import { findBursts } from '#app/features/instance/queries/find-bursts.server.ts'
import { getUser } from '#app/features/instance/queries/get-user.server.ts'
import { getWorkspaceForAdmin } from '#app/features/instance/queries/get-workspace.server.ts'
import { countJobs, listJobs } from '#app/features/instance/queries/list-jobs.server.ts'
import { countMail, listMail } from '#app/features/instance/queries/list-mail.server.ts'
import { listSecurityEvents } from '#app/features/instance/queries/list-security.server.ts'
import { listUsers } from '#app/features/instance/queries/list-users.server.ts'
import { listWorkspaces } from '#app/features/instance/queries/list-workspaces.server.ts'
import { getOverview } from '#app/features/instance/queries/overview.server.ts'
import { countAdminWaiting } from '#app/features/instance/queries/waiting.server.ts'
import { typedOf } from '#app/features/instance/settings-form.ts'
import { sweepSecurityEvents } from '#app/features/instance/sweep-security.server.ts'
import { boundaryNotice } from '#app/features/map/boundary-notice.server.ts'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { worldBaseAddress } from '#app/features/map/svg/world-base.server.ts'
import { drawChoropleth } from '#app/features/patterns/svg/choropleth.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { SECURITY_EVENT_KINDS } from '#app/platform/auth/security-event-kinds.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { noteRefusedRight } from '#app/platform/http/refused-rights.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { deliverMail, mailSetting, setUpMail } from '#app/platform/mail/mail.server.ts'
import { justProved, makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let admin: Actor & { userId: string }
beforeAll(async () => {
  admin = { ...justProved(await makePerson('cheffe')), isAdmin: true }
  await db.user.update({ where: { id: admin.userId }, data: { isAdmin: true } })
})
const here = (userId: string) => ({ userId, address: '203.0.113.7' })

/** Everything that a page of those who run the instance reads, for one workspace and one account. */
const everything = (actor: Actor, workspaceId: string, userId: string): (() => Promise<unknown>)[] => [
  () => getOverview(actor),
  () => countAdminWaiting(actor),
  () => listUsers(actor, { q: '', filters: [], after: null }),
  () => getUser(actor, userId, 'fr'),
  () => listWorkspaces(actor, 'fr', { q: '', after: null }),
  () => getWorkspaceForAdmin(actor, workspaceId, 'fr'),
  () => listJobs(actor, { state: null, kind: null, after: null }),
  () => countJobs(actor),
  () => listMail(actor, { state: null, after: null }),
  () => countMail(actor),
  () => listSecurityEvents(actor, 'fr', { after: null }),
  () => findBursts(actor),
  () => findDemoAccounts(actor),
]

describe('who does not run the instance', () => {
  test('is told that none of it exists; a visitor is sent to sign in', async () => {
    const workspace = await makeWorkspace('ailleurs')
    const manager = await makePerson('gestionnaire', workspace, 'MANAGER')
    for (const read of everything(manager, workspace.id, manager.userId)) await expect(read()).rejects.toMatchObject({ kind: 'not-found' })
    for (const read of everything(VISITOR, workspace.id, manager.userId))
      await expect(read()).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(setAdmin(manager, here(manager.userId), true)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(retryFailed(manager, 'mail')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(changeSettings(manager, new FormData())).rejects.toMatchObject({ kind: 'not-found' })
    await expect(setClosed(manager, workspace.id, true)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

test('who runs the instance reads how many drafts there are, and no word of them', async () => {
  const workspace = await makeWorkspace('brouillons')
  const writer = await makePerson('redactrice', workspace, 'CONTRIBUTOR')
  const id = uuidv7()
  await db.record.create({
    data: {
      id,
      kind: 'PROJECT',
      workspaceId: workspace.id,
      identifier: 'XX-MOT-SECRET',
      createdById: writer.userId,
      returnReason: 'mot-secret',
    },
  })
  await db.workingPart.create({ data: { recordId: id, path: 'text/fr', data: { title: 'mot-secret', description: 'mot-secret' } } })
  await inTransaction((tx) => enqueue(tx, 'event', { title: 'mot-secret' }))
  await sql(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'cannot read "mot-secret"' where payload::text like '%mot-secret%'`,
  )
  const read = await Promise.all(everything(admin, workspace.id, writer.userId).map((ask) => ask()))
  expect(JSON.stringify(read).toLowerCase()).not.toContain('mot-secret')
  const seen = await getWorkspaceForAdmin(admin, workspace.id, 'fr')
  expect(seen.records.find(({ kind }) => kind === 'PROJECT')).toEqual({ kind: 'PROJECT', published: 0, drafts: 1 })
})

describe('accounts', () => {
  test('are found by name and address, filtered, and listed by cursor', async () => {
    const { userId } = await makePerson('Élodie Sarr')
    await db.user.update({ where: { id: userId }, data: { email: 'e.sarr@sante.example' } })
    for (const q of ['elodie', 'SARR', 'sante.example', 'e.sarr@sante'])
      expect(
        (await listUsers(admin, { q, filters: [], after: null })).items.map(({ id }) => id),
        q,
      ).toContain(userId)
    expect((await listUsers(admin, { q: 'sarr', filters: ['noWorkspace', 'unconfirmed'], after: null })).total).toBe(1)
    expect((await listUsers(admin, { q: 'sarr', filters: ['admin'], after: null })).total).toBe(0)
    await db.user.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({ id: uuidv7(), name: `Foule ${n}`, email: `foule${n}@foule.example` })),
    })
    const first = await listUsers(admin, { q: 'foule', filters: [], after: null })
    const second = await listUsers(admin, { q: 'foule', filters: [], after: first.next })
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60)
    expect(second.next).toBeNull()
    const { total } = await listUsers(admin, { q: '', filters: [], after: null })
    await db.user.update({ where: { id: userId }, data: { erasedAt: new Date() } })
    expect((await listUsers(admin, { q: '', filters: [], after: null })).total).toBe(total - 1)
  })

  test('the last one who runs the instance stays, even where two unmake each other', async () => {
    expect(await setAdmin(admin, here(admin.userId), false)).toBe('lastAdmin')
    const other = await makePerson('second')
    const { session: _proved, ...unproved } = admin
    await expect(setAdmin(unproved, here(other.userId), true)).rejects.toMatchObject({ kind: 'unauthenticated' })
    const longAgo = { ...admin, session: { id: uuidv7(), provedAt: new Date(0), secondStepAt: null } }
    await expect(setAdmin(longAgo, here(other.userId), true)).rejects.toMatchObject({ kind: 'fresh-proof' })
    expect(await setAdmin(admin, here(other.userId), true)).toBeNull()
    const asAdmin = { ...other, isAdmin: true }
    const both = await Promise.all([setAdmin(admin, here(other.userId), false), setAdmin(asAdmin, here(admin.userId), false)])
    expect([...both].sort()).toEqual(['lastAdmin', null])
    expect(await db.user.count({ where: { isAdmin: true } })).toBe(1)
    await db.user.update({ where: { id: admin.userId }, data: { isAdmin: true } })
    await db.user.update({ where: { id: other.userId }, data: { isAdmin: false } })
    expect((await listSecurityEvents(admin, 'fr', { kind: 'admin.changed', user: other.userId, after: null })).items[0]?.network).toBe(
      '203.0.113.0/24',
    )
  })

  test('suspended: every session ends, nobody signs in, and it is undone', async () => {
    const workspace = await makeWorkspace('suspension')
    const person = await makePerson('suspendue', workspace, 'MANAGER')
    await db.session.create({ data: { id: uuidv7(), token: uuidv7(), userId: person.userId, expiresAt: new Date(Date.now() + 3_600_000) } })
    expect(await suspendUser(admin, here(person.userId), '  ')).toBe('reasonMissing')
    expect(await suspendUser(admin, here(admin.userId), 'x')).toBe('self')
    expect(await suspendUser(admin, here(person.userId), 'Compte partagé')).toBeNull()
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(0)
    expect((await actorOfPerson(person.userId)).memberships.size).toBe(0)
    expect(await setAdmin(admin, here(person.userId), true)).toBe('suspended')
    expect((await getUser(admin, person.userId, 'fr')).suspension).toMatchObject({ reason: 'Compte partagé' })
    await unsuspendUser(admin, here(person.userId))
    expect((await getUser(admin, person.userId, 'fr')).suspension).toBeNull()
    await endSessions(admin, here(person.userId))
    await expect(endSessions(admin, here(uuidv7()))).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('workspaces', () => {
  const form = (given: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ kind: 'NGO', ...given })) data.set(name, value)
    return data
  }

  test('are opened, changed, and given a manager where nobody is left', async () => {
    expect(await openWorkspace(admin, form({ name: ' ', slug: 'Pas Bon' }), 'fr')).toMatchObject({
      problems: [{ problem: 'name' }, { problem: 'slug' }],
    })
    const made = await openWorkspace(admin, form({ name: 'Puits', slug: 'puits', organisationRef: 'SN-PUITS' }), 'fr')
    if (!('workspaceId' in made)) throw new Error(JSON.stringify(made))
    expect(await openWorkspace(admin, form({ name: 'Puits', slug: 'puits' }), 'fr')).toMatchObject({ problems: [{ problem: 'slugTaken' }] })
    const { workspaceId } = made
    expect(await changeWorkspace(admin, workspaceId, form({ scopeCountries: 'SN' }))).toMatchObject({
      problems: [{ problem: 'scopeKind' }],
    })
    expect(await changeWorkspace(admin, workspaceId, form({ organisationRef: 'NONE-1' }))).toMatchObject({
      problems: [{ problem: 'organisationNone' }],
    })
    expect(
      await changeWorkspace(
        admin,
        workspaceId,
        form({ kind: 'COORDINATION', scopeCountries: 'sn, ML', scopeSectors: '140', organisationRef: 'SN-PUITS' }),
      ),
    ).toBeNull()
    expect(await getWorkspaceForAdmin(admin, workspaceId, 'fr')).toMatchObject({
      kind: 'COORDINATION',
      scopeCountries: ['SN', 'ML'],
      organisation: { ref: 'SN-PUITS' },
    })
    const person = await makePerson('nouvelle')
    const { email } = await db.user.findUniqueOrThrow({ where: { id: person.userId } })
    expect(await giveManager(admin, workspaceId, 'nobody@nowhere.example')).toBe('noAccount')
    expect(await giveManager(admin, workspaceId, email)).toBeNull()
    expect(await giveManager(admin, workspaceId, email)).toBe('hasManager')
    await db.user.update({ where: { id: person.userId }, data: { suspendedAt: new Date() } })
    expect(await giveManager(admin, workspaceId, 'nobody@nowhere.example')).toBe('noAccount')
    expect((await listWorkspaces(admin, 'fr', { q: 'puits', after: null })).items).toMatchObject([
      { slug: 'puits', members: 1, isOrphan: false },
    ])
  })

  test('closed: members read and nobody writes, until they are opened again', async () => {
    const workspace = await makeWorkspace('cloture')
    const person = await makePerson('membre', workspace, 'MANAGER')
    const roleNow = async () => (await actorOfPerson(person.userId)).memberships.get(workspace.id)
    await setClosed(admin, workspace.id, true)
    expect(await roleNow()).toBe('VIEWER')
    await setClosed(admin, workspace.id, false)
    expect(await roleNow()).toBe('MANAGER')
    expect(await db.event.count({ where: { workspaceId: workspace.id, kind: { in: ['workspace.closed', 'workspace.reopened'] } } })).toBe(2)
  })
})

test('failed jobs are seen with their error, tried again one by one or all of a kind, and dropped', async () => {
  for (let n = 0; n < 3; n += 1) await inTransaction((tx) => enqueue(tx, 'quality', { n }))
  await sql(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'smtp://u:secret@host broke' where task_id = (select id from graphile_worker._private_tasks where identifier = 'quality')`,
  )
  const failed = async () => (await listJobs(admin, { state: 'failed', kind: 'quality', after: null })).items
  const [first] = await failed()
  expect(first).toMatchObject({ kind: 'quality', state: 'failed', error: 'smtp://*** broke' })
  expect((await countAdminWaiting(admin)).jobs).toBeGreaterThanOrEqual(3)
  expect(await retryJob(admin, first?.id ?? '')).toBe(1)
  expect(await failed()).toHaveLength(2)
  expect(await dropJob(admin, (await failed())[0]?.id ?? '')).toBe(1)
  expect(await retryFailed(admin, 'quality')).toBe(1)
  expect(await failed()).toHaveLength(0)
  expect((await countJobs(admin)).find(({ kind }) => kind === 'quality')).toMatchObject({ failed: 0 })
  expect(await retryJob(admin, 'not a number')).toBe(0)
  expect(await db.event.count({ where: { kind: { in: ['job.retried', 'job.dropped'] } } })).toBe(3)
})

describe('security events', () => {
  test('come in bursts that are found, are filtered, and are forgotten in time', async () => {
    const person = await makePerson('visee')
    for (let n = 0; n < 12; n += 1) await recordSecurityEvent({ kind: 'sign-in.failed', userId: person.userId, address: `198.51.100.${n}` })
    expect(await findBursts(admin)).toContainEqual(
      expect.objectContaining({ kind: 'signInsOfAccount', count: 12, person: { id: person.userId, name: 'visee' } }),
    )
    const ask = (more: object) => listSecurityEvents(admin, 'fr', { after: null, user: person.userId, ...more })
    expect((await ask({ kind: 'sign-in.failed', network: '198.51.100.0/24' })).items).toHaveLength(12)
    expect((await ask({ from: '2020-01-01', to: '2020-01-02' })).items).toHaveLength(0)
    expect((await ask({ user: "' or 1=1" })).items).toHaveLength(0)
    const page = await ask({ limit: 5 })
    expect((await ask({ limit: 50, after: page.next })).items).toHaveLength(7)
    await sql(`update security_event set at = now() - interval '181 days' where user_id = $1::uuid`, [person.userId])
    await sweepSecurityEvents()
    expect((await ask({})).items).toHaveLength(0)
  })

  test('tell of rights refused, at most ten times a minute a person', async () => {
    const person = await makePerson('curieuse')
    const at = { pathname: '/fr/w/ailleurs/members', address: '192.0.2.9' }
    for (let n = 0; n < 15; n += 1) await noteRefusedRight(person, new AppError('not-found', 'notFound.workspace'), at)
    await noteRefusedRight(person, new AppError('not-found', 'notFound.page'), { ...at, pathname: '/fr/nowhere' })
    expect((await listSecurityEvents(admin, 'fr', { kind: 'right.refused', user: person.userId, after: null })).items).toHaveLength(10)
  })
})

test('a message that the server refuses is seen without its address, leaves signed with the name of the instance, and is never lost', async () => {
  const mail = { id: uuidv7(), to: 'awa.diop@eau.example', subject: 'Objet', text: 'Bonjour\n\nPasserelle', language: 'fr' }
  setUpMail({ smtpUrl: 'smtp://sender:secret@127.0.0.1:1', from: 'Passerelle <no-reply@x.example>', origin: 'http://localhost' })
  expect(JSON.stringify(mailSetting())).not.toContain('secret')
  await expect(deliverMail(mail)).rejects.toThrow(/did not take a message/)
  const [line] = (await listMail(admin, { state: 'failing', after: null })).items
  expect(line).toMatchObject({ masked: 'a***@eau.example', error: expect.stringMatching(/^(ECONNREFUSED|ESOCKET)/) as string })
  await db.setting.create({ data: { key: 'instance', value: { name: { fr: 'Portail du Sahel' } } } })
  setUpMail({ smtpUrl: undefined, from: 'Passerelle <no-reply@x.example>', origin: 'http://localhost' })
  await deliverMail(mail)
  expect(await db.mail.findUnique({ where: { id: mail.id } })).toMatchObject({
    sentBy: 'outbox',
    text: 'Bonjour\n\nPortail du Sahel',
    error: null,
  })
  expect((await countMail(admin)).days[0]).toMatchObject({ outbox: 1, failing: 0 })
  await db.setting.delete({ where: { key: 'instance' } })
})

test('the settings are saved once from a form that is still true', async () => {
  const form = (name: string, revision: number) => {
    const typed = typedOf({
      name: { fr: name },
      languages: ['fr', 'ar'],
      notices: [],
      takesRequests: true,
      unsettledLines: 'none',
      revision,
    })
    const data = new FormData()
    data.set('revision', typed.revision)
    data.set('name.fr', name)
    data.set('unsettledLines', typed.unsettledLines)
    for (const language of typed.languages) data.append('languages', language)
    return data
  }
  const saved = await Promise.all([changeSettings(admin, form('Portail A', 0)), changeSettings(admin, form('Portail B', 0))])
  expect(saved.filter((one) => one === null)).toHaveLength(1)
  expect(saved.find((one) => one !== null)).toMatchObject({ changedMeanwhile: true })
  const settings = await instanceSettings()
  expect(settings).toMatchObject({ languages: ['fr', 'ar'], takesRequests: false, unsettledLines: 'none', revision: 1 })
  expect(await db.event.count({ where: { kind: 'instance.changed' } })).toBe(1)
  expect(await boundaryNotice('en')).toMatch(/not settled are not drawn\.$/)
  const [compared, chosen] = [await drawComparedPlaces([{ lat: 14, lon: -17, was: 'added', label: 'Dakar' }]), 'none' as const]
  expect(compared?.base.href).toBe(`${worldBaseAddress('mercator', chosen)}#world`)
  const { top } = await drawChoropleth({ level: 'country', painted: [], focus: null, countries: [] })
  expect(top).toBe(`${worldBaseAddress('equal-earth', chosen)}#lines`)
})

describe('the second step of somebody who lost it', () => {
  const withPasskey = async (slug: string) => {
    const person = await makePerson(slug)
    await db.passkey.create({
      data: { id: uuidv7(), userId: person.userId, credentialId: slug, publicKey: Buffer.from('x'), name: 'clé', counter: 0 },
    })
    await db.recoveryCode.create({ data: { id: uuidv7(), userId: person.userId, hash: slug } })
    return person
  }

  test('is reset with a reason, kept as an event, and told by mail and among security events', async () => {
    const { userId } = await withPasskey('telephone-perdu')
    expect((await getUser(admin, userId, 'fr')).hasSecondStep).toBe(true)
    expect(await resetUserSecondStep(admin, here(userId), '  ')).toBe('reasonMissing')
    expect((await getUser(admin, userId, 'fr')).hasSecondStep).toBe(true)
    expect(await resetUserSecondStep(admin, here(userId), ' Reconnue au téléphone ')).toBeNull()
    expect(await getUser(admin, userId, 'fr')).toMatchObject({ hasSecondStep: false, sessions: 0 })
    expect(await db.recoveryCode.count({ where: { userId } })).toBe(0)
    const event = await db.event.findFirst({ where: { kind: 'user.secondStepReset' }, orderBy: { at: 'desc' } })
    expect(event).toMatchObject({ actorId: admin.userId, reason: 'Reconnue au téléphone' })
    const { items } = await listSecurityEvents(admin, 'fr', { user: userId, after: null })
    expect(items.map(({ kind, action }) => action ?? kind).sort()).toEqual(['secondStep.removed', 'secondStepReset'])
    const subject = translator('fr', 'mail')('account.secondStepReset.subject')
    const mails = await sql<{ payload: { text: string } }>(
      `select payload from graphile_worker._private_jobs where payload->>'subject' = $1`,
      [subject],
    )
    expect(mails.map(({ payload }) => payload.text)).toEqual([expect.stringContaining('/fr/account/security')])
  })

  test('is reset by nobody else, and by an admin not for themselves', async () => {
    const { userId } = await withPasskey('tenace')
    const manager = await makePerson('curieux', await makeWorkspace('curieux'), 'MANAGER')
    await expect(resetUserSecondStep(manager, here(userId), 'Motif')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(resetUserSecondStep(VISITOR, here(userId), 'Motif')).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(resetUserSecondStep(admin, here(uuidv7()), 'Motif')).rejects.toMatchObject({ kind: 'not-found' })
    expect(await resetUserSecondStep(admin, here(admin.userId), 'Motif')).toBe('self')
    expect(await db.passkey.count({ where: { userId } })).toBe(1)
  })
})

describe('security events of accounts that are named', () => {
  test('are found by words of the name or the address, with kind and time, and listed by cursor', async () => {
    const [aissatou, other] = [await makePerson('aissatou-cherchee'), await makePerson('autre-cherchee')]
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
    const event = (userId: string, kind: string, minute: number) => ({ id: uuidv7(), userId, kind, at: at(minute) })
    await db.securityEvent.createMany({
      data: [
        ...Array.from({ length: 70 }, (_, minute) => event(aissatou.userId, 'session.ended', minute)),
        event(aissatou.userId, 'password.changed', 80),
        event(other.userId, 'password.changed', 90),
      ],
    })
    const list = (more: Partial<Parameters<typeof listSecurityEvents>[2]>) => listSecurityEvents(admin, 'fr', { after: null, ...more })
    const first = await list({ q: 'cherchee', from: '2026-01-01', to: '2026-01-01' })
    expect(first.items).toHaveLength(50)
    expect(first.items[0]?.person?.id).toBe(other.userId)
    const second = await list({ q: 'cherchee', from: '2026-01-01', to: '2026-01-01', after: first.next })
    expect(second).toMatchObject({ next: null, isTooMany: false })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(72)
    expect((await list({ q: 'AÏSSATOU cherch', kind: 'password.changed' })).items).toHaveLength(1)
    expect((await list({ q: 'personne-de-ce-nom' })).items).toHaveLength(0)
    expect((await list({ q: "';--" })).items).toHaveLength(0)
  })

  test('are not listed where more accounts fit than are looked through, and that is said', async () => {
    await db.user.createMany({
      data: Array.from({ length: 101 }, (_, n) => ({ id: uuidv7(), email: `foule${n}@eau.example`, name: 'Foule Nombreuse' })),
    })
    const list = (q: string) => listSecurityEvents(admin, 'fr', { q, after: null })
    expect(await list('foule nombreuse')).toEqual({ items: [], next: null, isTooMany: true })
    expect(await list('foule')).toMatchObject({ isTooMany: true })
    expect(await list(' Foule1@eau.example ')).toMatchObject({ items: [], isTooMany: false })
  })

  test('have words in every language, whatever their kind', () => {
    for (const language of LANGUAGES)
      for (const kind of SECURITY_EVENT_KINDS) expect(translator(language, 'admin')(`security.event.${kind}`)).not.toContain('event.')
  })
})

describe('accounts of the demonstration, whose password everybody knows', () => {
  const makeDemo = async (slug: string, isAdmin: boolean) => {
    const person = await makePerson(slug)
    await db.user.update({ where: { id: person.userId }, data: { isDemo: true, isAdmin } })
    return { ...person, isAdmin }
  }

  test('are warned of beside those of real people, and suspended at once by a real admin, not by one of theirs', async () => {
    expect(await findDemoAccounts(admin)).toBeNull()
    const [officer, runs] = [await makeDemo('fictive', false), await makeDemo('fictive-admin', true)]
    expect(await findDemoAccounts(admin)).toEqual({ count: 2, hasAdmin: true, maySuspend: true })
    expect(await findDemoAccounts(runs)).toEqual({ count: 2, hasAdmin: true, maySuspend: false })
    await expect(findDemoAccounts(officer)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(suspendDemoUsers(runs, '203.0.113.7')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(suspendDemoUsers(officer, '203.0.113.7')).rejects.toMatchObject({ kind: 'not-found' })
    expect((await listDemoSignIns()).flatMap(({ people }) => people)).toHaveLength(1)

    await suspendDemoUsers(admin, '203.0.113.7')
    await suspendDemoUsers(admin, '203.0.113.7')
    expect(await findDemoAccounts(admin)).toBeNull()
    expect(await listDemoSignIns()).toEqual([])
    expect(await db.user.count({ where: { isDemo: true, suspendedAt: null } })).toBe(0)
    expect((await db.user.findUniqueOrThrow({ where: { id: admin.userId } })).suspendedAt).toBeNull()
    const events = await db.event.findMany({ where: { kind: 'user.suspended', reason: { contains: 'demonstration' } } })
    expect(events).toHaveLength(1)
    expect(events[0]?.changes).toHaveLength(2)
  })

  test('are no matter where the portal shows the demonstration alone', async () => {
    const fictional = await makeDemo('seule', true)
    const real = { where: { isDemo: false } }
    await db.user.updateMany({ ...real, data: { suspendedAt: new Date() } })
    expect(await findDemoAccounts(fictional)).toBeNull()
    await db.user.updateMany({ ...real, data: { suspendedAt: null } })
  })
})
