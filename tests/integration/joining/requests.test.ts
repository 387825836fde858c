import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { acceptWithNewAccount } from '#app/features/joining/mutations/accept-invitation.server.ts'
import { askForWorkspace, confirmRequest } from '#app/features/joining/mutations/ask-for-workspace.server.ts'
import { approveWorkspaceRequest, refuseWorkspaceRequest } from '#app/features/joining/mutations/decide-request.server.ts'
import { viewInvitation } from '#app/features/joining/queries/invitation.server.ts'
import { followRequest, getWorkspaceRequest, listWorkspaceRequests } from '#app/features/joining/queries/requests.server.ts'
import { suggestSlug, takeDecision } from '#app/features/joining/take-decision.server.ts'
import { deriveRegister } from '#app/features/organisations/derive-organisations.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { deliverMail, MAIL_JOB, setUpMail } from '#app/platform/mail/mail.server.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makePerson } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

let admin: Actor & { userId: string }
let count = 0
beforeEach(async () => {
  count += 1
  admin = { ...(await makePerson('admin')), isAdmin: true }
  await db.user.update({ where: { id: admin.userId }, data: { isAdmin: true } })
})

function form(fields: Record<string, string> = {}): FormData {
  const typed = new FormData()
  const all = {
    organisation: `Office des forêts ${count}`,
    organisationRef: '',
    website: 'forets.example',
    country: 'SN',
    kind: 'GOVERNMENT',
    name: 'Ibou',
    email: `ibou-${count}@forets.example`,
    reason: 'Nos besoins',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) typed.set(name, value)
  return typed
}

const ask = (actor: Actor = VISITOR, fields: Record<string, string> = {}) =>
  askForWorkspace(actor, form(fields), { language: 'fr', address: `192.0.2.${count}` })

async function secretSentTo(email: string): Promise<string> {
  await runWaitingJobs({ [MAIL_JOB]: deliverMail })
  const mail = await db.mail.findFirstOrThrow({ where: { to: email }, orderBy: { id: 'desc' } })
  return /\/(?:workspace-request|join)\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
}

const latest = async () => {
  const [request] = (await listWorkspaceRequests(admin, { state: 'OPEN' })).requests
  return request!
}

describe('an organisation asks for a workspace', () => {
  test('confirms its address, is seen by the admin, and manages the workspace that is opened', async () => {
    expect(await ask()).toEqual({ outcome: 'asked', secret: null })
    expect((await listWorkspaceRequests(admin, { state: 'OPEN' })).requests.some(({ name }) => name === `Office des forêts ${count}`)).toBe(
      false,
    )
    const secret = await secretSentTo(`ibou-${count}@forets.example`)
    expect(await followRequest(secret)).toMatchObject({ state: 'UNCONFIRMED' })
    await confirmRequest(secret)
    await confirmRequest(secret)
    const request = await latest()
    expect(request.organisationName).toBe(`Office des forêts ${count}`)
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })
    const { email } = await db.user.findUniqueOrThrow({ where: { id: admin.userId } })
    expect(await db.mail.count({ where: { to: email, text: { contains: request.id } } })).toBe(1)
    const decision = new FormData()
    for (const [name, value] of Object.entries({
      intent: 'approve',
      slug: `forets-${count}`,
      name: 'Forêts',
      kind: 'GOVERNMENT',
      organisation: 'new',
    }))
      decision.set(name, value)
    expect(await takeDecision(admin, request.id, decision)).toEqual({ outcome: 'approved' })
    const workspace = await db.workspace.findUniqueOrThrow({ where: { slug: `forets-${count}` }, include: { organisation: true } })
    expect(workspace.organisation).toMatchObject({ name: { fr: `Office des forêts ${count}` }, country: 'SN' })
    const invitation = await secretSentTo(`ibou-${count}@forets.example`)
    const mail = await db.mail.findFirstOrThrow({ where: { text: { contains: invitation } } })
    expect(mail.text).toContain('Votre demande est acceptée')
    expect(await viewInvitation(VISITOR, invitation, 'fr')).toMatchObject({ name: 'Ibou' })
    expect(await acceptWithNewAccount(invitation, { name: 'Ibou', password: 'un long mot de passe', language: 'fr' })).toMatchObject({
      outcome: 'joined',
    })
    expect(await db.membership.findMany({ where: { workspaceId: workspace.id }, select: { role: true } })).toEqual([{ role: 'MANAGER' }])
    expect(await followRequest(secret)).toMatchObject({ state: 'APPROVED' })
    expect(await takeDecision(admin, request.id, decision)).toMatchObject({ outcome: 'problem', messageKey: 'decided' })
  })

  test('of the register is found by name or identifier, and the admin sees what is like it', async () => {
    const id = uuidv7()
    await db.organisation.create({
      data: { id, ref: `SN-GOV-${count}`, name: { fr: `Ministère de l’Hydraulique ${count}`, ar: 'وزارة المياه' }, country: 'SN' },
    })
    await deriveRegister()
    const person = await makePerson('Awa')
    const reply = await ask(person, { organisation: `SN-GOV-${count}` })
    expect(reply.outcome).toBe('asked')
    const request = await latest()
    expect(await getWorkspaceRequest(admin, request.id, 'fr')).toMatchObject({
      organisationId: id,
      userId: person.userId,
      organisations: [{ id }],
    })
    await approveWorkspaceRequest(admin, request.id, { slug: `hydraulique-${count}`, name: '', kind: 'GOVERNMENT', organisationId: id })
    expect(await db.membership.count({ where: { userId: person.userId, role: 'MANAGER' } })).toBe(1)
    expect(await db.organisation.count({ where: { ref: `SN-GOV-${count}` } })).toBe(1)
  })

  test('keeps what was typed where a field is refused', async () => {
    const reply = await ask(VISITOR, { country: 'XX', email: 'pas une adresse', reason: ' ', website: 'javascript:alert(1)', kind: 'KING' })
    expect(reply).toMatchObject({ outcome: 'refused', typed: { organisation: `Office des forêts ${count}` } })
    expect(reply.outcome === 'refused' && reply.problems.map(({ name, messageKey }) => `${name} ${messageKey}`).sort()).toEqual([
      'country countryMissing',
      'email emailWrong',
      'kind kindMissing',
      'reason reasonMissing',
      'website websiteWrong',
    ])
  })

  test('is slowed where one address or mailbox asks too often', async () => {
    const outcomes = []
    for (let times = 0; times < 6; times += 1) outcomes.push((await ask()).outcome)
    expect(outcomes.filter((outcome) => outcome === 'asked')).toHaveLength(4)
    expect(outcomes.at(-1)).toBe('tooMany')
  })

  test('is refused with a reason that it reads', async () => {
    const person = await makePerson('Awa')
    const reply = await ask(person)
    const request = await latest()
    await refuseWorkspaceRequest(admin, request.id, 'Un espace existe déjà.')
    expect(await followRequest((reply.outcome === 'asked' && reply.secret) || '')).toMatchObject({
      state: 'REFUSED',
      decision: 'Un espace existe déjà.',
    })
    await runWaitingJobs({ [MAIL_JOB]: deliverMail })
    expect(await db.mail.count({ where: { text: { contains: 'Un espace existe déjà.' } } })).toBe(1)
  })

  test('is decided by admins alone, and two who decide at once decide once', async () => {
    const person = await makePerson('Awa')
    await ask(person)
    const request = await latest()
    await expect(listWorkspaceRequests(VISITOR, { state: 'OPEN' })).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(getWorkspaceRequest(person, request.id, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(refuseWorkspaceRequest(person, request.id, 'x')).rejects.toMatchObject({ kind: 'not-found' })
    const approval = (slug: string) => approveWorkspaceRequest(admin, request.id, { slug, name: 'X', kind: 'NGO', organisationId: null })
    const both = await Promise.allSettled([approval(`one-${count}`), approval(`two-${count}`)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.workspace.count({ where: { slug: { in: [`one-${count}`, `two-${count}`] } } })).toBe(1)
  })
})

test('an address for a workspace follows from its name', () => {
  expect(suggestSlug('Ministère de l’Eau & de l’Énergie')).toBe('ministere-de-l-eau-de-l-energie')
  expect(suggestSlug('وزارة المياه')).toBe('')
})
