import { describe, expect, test } from 'vitest'
import { createUser } from '#app/features/accounts/mutations/create-user.server.ts'
import { findHomeWorkspace, listOutbox } from '#app/features/accounts/queries.server.ts'
import { addMember } from '#app/features/workspaces/mutations/add-member.server.ts'
import { createWorkspace } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import { OPERATOR, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { deliverMail, setUpMail } from '#app/platform/mail/mail.server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const AWA = { email: 'awa@eau.example', name: 'Awa Diop', language: 'fr', isAdmin: false } as const

describe('the operator', () => {
  test('opens an account once, and its event names nobody', async () => {
    const userId = await createUser(OPERATOR, { ...AWA, password: 'puits corde seau' })
    await expect(createUser(OPERATOR, AWA)).rejects.toMatchObject({ kind: 'conflict', messageKey: 'conflict.email' })
    const event = await db.event.findFirstOrThrow({ where: { kind: 'user.created' } })
    expect(event.actorKind).toBe('OPERATOR')
    expect(JSON.stringify(event.changes)).toContain(userId)
    expect(JSON.stringify(event)).not.toContain('Awa')
    expect(JSON.stringify(event)).not.toContain('eau.example')
  })

  test('is refused a password that is too short, and nothing is made', async () => {
    await expect(createUser(OPERATOR, { ...AWA, email: 'short@eau.example', password: 'court' })).rejects.toMatchObject({ kind: 'invalid' })
    expect(await db.user.count({ where: { email: 'short@eau.example' } })).toBe(0)
  })

  test('makes a workspace with its organisation, once', async () => {
    const workspace = {
      slug: 'hydraulique',
      kind: 'GOVERNMENT',
      name: { fr: 'Hydraulique' },
      country: 'SN',
      organisationRef: 'SN-X-9',
    } as const
    const id = await createWorkspace(OPERATOR, workspace)
    await expect(createWorkspace(OPERATOR, workspace)).rejects.toMatchObject({ messageKey: 'conflict.slug' })
    const made = await db.workspace.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
    expect(made).toMatchObject({ slug: 'hydraulique', country: 'SN', organisation: { ref: 'SN-X-9' } })
    expect(await db.event.count({ where: { kind: 'workspace.created', workspaceId: id } })).toBe(1)
  })

  test('makes a person a member, changes the role, and each change is one event', async () => {
    const workspace = await makeWorkspace('membres')
    const { userId } = await makePerson('fatou')
    const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } })
    expect(await addMember(OPERATOR, 'membres', email.toUpperCase(), 'CONTRIBUTOR')).toBeNull()
    expect(await addMember(OPERATOR, 'membres', email, 'VALIDATOR')).toBe('CONTRIBUTOR')
    expect(await addMember(OPERATOR, 'membres', email, 'VALIDATOR')).toBe('VALIDATOR')
    const events = await db.event.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind }) => kind)).toEqual(['member.added', 'member.roleChanged'])
    await expect(addMember(OPERATOR, 'membres', 'nobody@eau.example', 'VIEWER')).rejects.toMatchObject({ messageKey: 'notFound.account' })
    await expect(addMember(OPERATOR, 'nowhere', email, 'VIEWER')).rejects.toMatchObject({ messageKey: 'notFound.workspace' })
  })
})

describe('a member who is no manager', () => {
  test('adds nobody, and sees no workspace of others', async () => {
    const workspace = await makeWorkspace('fermé')
    const writer = await makePerson('cheikh', workspace, 'CONTRIBUTOR')
    await expect(addMember(writer, 'fermé', 'x@eau.example', 'VIEWER')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(addMember(await makePerson('else'), 'fermé', 'x@eau.example', 'VIEWER')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('messages where no mail server is set', () => {
  const mail = (id: string, to: string) => ({ id, to, subject: 'Objet', text: 'Texte', language: 'fr' })
  const IDS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

  test('wait once each for the admin; in a demonstration others read only those to its people', async () => {
    setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'http://localhost' })
    const admin = { ...(await makePerson('admin')), isAdmin: true }
    await deliverMail(mail(IDS[0], 'real@eau.example'))
    await deliverMail(mail(IDS[0], 'real@eau.example'))
    expect((await listOutbox(admin, 1)).total).toBe(1)
    await expect(listOutbox(VISITOR, 1)).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(listOutbox(await makePerson('curious'), 1)).rejects.toMatchObject({ kind: 'forbidden' })

    const actress = await makePerson('actress')
    const { email } = await db.user.update({ where: { id: actress.userId }, data: { isDemo: true } })
    await deliverMail(mail(IDS[1], email))
    for (const reader of [VISITOR, actress, { ...actress, isAdmin: true }])
      expect((await listOutbox(reader, 1)).mails.map(({ to }) => to)).toEqual([email])
    expect((await listOutbox(admin, 1)).total).toBe(2)
  })

  test('to anybody are read by the admin of a demonstration that nobody else runs, and that no mail server serves', async () => {
    await deliverMail(mail(IDS[0], 'real@eau.example'))
    const { id } = await makeWorkspace('demo-eau')
    const { userId } = await makePerson('operations')
    await db.user.update({ where: { id: userId }, data: { isDemo: true, isAdmin: true } })
    const admin = { ...(await makePerson('unused')), userId, isAdmin: true }
    const isRead = async (reader: Actor) => (await listOutbox(reader, 1)).mails.some(({ to }) => to === 'real@eau.example')

    expect(await isRead(admin)).toBe(false)
    await db.workspace.update({ where: { id }, data: { isDemo: true } })
    expect(await isRead(admin)).toBe(true)
    for (const other of [VISITOR, { ...admin, isAdmin: false }, await makePerson('invited')]) expect(await isRead(other)).toBe(false)

    setUpMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'x@example.org', origin: 'http://localhost' })
    expect(await isRead(admin)).toBe(false)
    setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'http://localhost' })
    const real = await makePerson('real-admin')
    await db.user.update({ where: { id: real.userId }, data: { isAdmin: true } })
    expect(await isRead(admin)).toBe(false)
  })

  test('to people of a demonstration stay in the portal even where a mail server is set', async () => {
    setUpMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'x@example.org', origin: 'http://localhost' })
    const { userId } = await makePerson('actor')
    const { email } = await db.user.update({ where: { id: userId }, data: { isDemo: true } })
    const id = '33333333-3333-4333-8333-333333333333'
    await deliverMail(mail(id, email))
    expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ to: email, sentBy: 'outbox' })
    await expect(deliverMail(mail('44444444-4444-4444-8444-444444444444', 'real@eau.example'))).rejects.toThrow(
      /^The mail server did not take a message: ESOCKET|ECONNECTION/,
    )
  })
})

test('a person who signs in begins where they may do the most, whatever the workspaces are called', async () => {
  const [first, second] = [await makeWorkspace('a-coordination'), await makeWorkspace('b-ministere')]
  const { userId } = await makePerson('cheikh', first, 'VIEWER')
  expect(await findHomeWorkspace(userId)).toBe('a-coordination')
  await db.membership.create({ data: { workspaceId: second.id, userId, role: 'CONTRIBUTOR' } })
  expect(await findHomeWorkspace(userId)).toBe('b-ministere')
})
