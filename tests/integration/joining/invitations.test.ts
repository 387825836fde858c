import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { acceptInvitation, acceptWithNewAccount } from '#app/features/joining/mutations/accept-invitation.server.ts'
import { inviteMembers, sendInvitationAgain, withdrawInvitation } from '#app/features/joining/mutations/invite.server.ts'
import { findInvitation, listPendingInvitations, viewInvitation } from '#app/features/joining/queries/invitation.server.ts'
import { takeInviteForm } from '#app/features/joining/take-invite-form.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { deliverMail, MAIL_JOB, setUpMail } from '#app/platform/mail/mail.server.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

let workspace: { id: string; slug: string }
let manager: Actor & { userId: string }
let count = 0

beforeEach(async () => {
  workspace = await makeWorkspace(`inviting-${++count}`)
  manager = await makePerson('Awa', workspace, 'MANAGER')
  await db.mail.deleteMany()
})

const invite = (emails: string[], role: 'CONTRIBUTOR' | 'VALIDATOR' = 'CONTRIBUTOR') =>
  inviteMembers(manager, workspace.id, { emails, role, language: 'fr', message: 'À bientôt' })

/** The secret of the last mail to an address. */
async function secretSentTo(email: string): Promise<string> {
  await runWaitingJobs({ [MAIL_JOB]: deliverMail })
  const mail = await db.mail.findFirstOrThrow({ where: { to: email }, orderBy: { id: 'desc' } })
  expect(mail.text).toContain('À bientôt')
  return /\/join\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
}

const backdate = (email: string) =>
  sql(`update invitation set sent_at = sent_at - interval '1 day' where workspace_id = $1 and email = $2`, [workspace.id, email])

describe('an invitation', () => {
  test('makes an account and a seat by its link, once', async () => {
    const email = `new-${count}@people.example`
    expect(await invite([email])).toEqual({ invited: 1, members: 0, waiting: 0 })
    const secret = await secretSentTo(email)
    expect(await viewInvitation(VISITOR, secret, 'fr')).toMatchObject({ email, role: 'CONTRIBUTOR', hasAccount: false, reader: 'none' })
    // Reading it changes nothing: mail scanners follow links.
    expect(await viewInvitation(VISITOR, secret, 'fr')).toMatchObject({ email })
    const typed = { name: 'Ibou', password: 'un long mot de passe', language: 'fr' as const }
    expect(await acceptWithNewAccount(secret, { ...typed, password: 'court' })).toMatchObject({ outcome: 'refused', password: 'tooShort' })
    const both = await Promise.all([acceptWithNewAccount(secret, typed), acceptWithNewAccount(secret, typed)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'spent'])
    const user = await db.user.findUniqueOrThrow({ where: { email } })
    expect(user.emailVerified).toBe(true)
    expect((await actorOfPerson(user.id)).memberships.get(workspace.id)).toBe('CONTRIBUTOR')
    expect(await findInvitation(secret)).toBe('used')
    const events = await db.event.findMany({ where: { workspaceId: workspace.id } })
    expect(JSON.stringify(events)).not.toContain(email)
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['member.invited', 'member.joined']))
  })

  test('counts no member among those to be sent, and proposes the name that was read', async () => {
    const email = `sidi-${count}@people.example`
    const { email: own } = await db.user.findUniqueOrThrow({ where: { id: (await makePerson('mona', workspace, 'VIEWER')).userId } })
    const send = (intent: string) => {
      const form = new FormData()
      const fields = { list: `${email}\tسيدي\n${own}\tMona`, role: 'CONTRIBUTOR', language: 'ar', message: 'À bientôt', intent }
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return takeInviteForm(manager, workspace.id, form, 'fr')
    }
    expect(await send('preview')).toMatchObject({ outcome: 'preview', toInvite: 1, lines: [{ standing: 'new' }, { standing: 'member' }] })
    expect(await send('send')).toMatchObject({ outcome: 'sent', sent: { invited: 1, members: 1 } })
    expect(await viewInvitation(VISITOR, await secretSentTo(email), 'ar')).toMatchObject({ name: 'سيدي' })
  })

  test('is for the address it was sent to', async () => {
    const invited = await makePerson('fatou')
    const { email } = await db.user.findUniqueOrThrow({ where: { id: invited.userId } })
    await invite([email.toLowerCase()])
    const secret = await secretSentTo(email.toLowerCase())
    expect(await viewInvitation(manager, secret, 'fr')).toMatchObject({ reader: 'another', hasAccount: true })
    expect(await acceptInvitation(manager, secret)).toEqual({ outcome: 'otherPerson' })
    await expect(acceptInvitation(VISITOR, secret)).rejects.toMatchObject({ kind: 'unauthenticated' })
    expect(await acceptWithNewAccount(secret, { name: 'X', password: 'un long mot de passe', language: 'fr' })).toEqual({
      outcome: 'hasAccount',
    })
    expect(await acceptInvitation(invited, secret)).toMatchObject({ outcome: 'joined', workspace: workspace.slug })
  })

  test('forged, over, withdrawn and replaced links are told apart, and none of them works', async () => {
    const email = `late-${count}@people.example`
    await invite([email])
    const first = await secretSentTo(email)
    const [{ id } = { id: '' }] = (await listPendingInvitations(workspace.id, null)).invitations
    await expect(sendInvitationAgain(manager, workspace.id, id)).rejects.toMatchObject({ kind: 'too-many' })
    await backdate(email)
    await sendInvitationAgain(manager, workspace.id, id)
    const second = await secretSentTo(email)
    expect(second).not.toBe(first)
    expect(await findInvitation(first)).toBe('unknown')
    expect(await findInvitation(`${second.slice(0, -1)}_`)).toBe('unknown')
    expect(await findInvitation("' or 1=1 --")).toBe('unknown')
    await sql(`update invitation set expires_at = now() - interval '1 minute' where id = $1::uuid`, [id])
    expect(await acceptWithNewAccount(second, { name: 'X', password: 'un long mot de passe', language: 'fr' })).toEqual({
      outcome: 'spent',
      why: 'expired',
    })
    await sql(`update invitation set expires_at = now() + interval '1 day' where id = $1::uuid`, [id])
    await withdrawInvitation(manager, workspace.id, id)
    expect(await findInvitation(second)).toBe('withdrawn')
    await expect(withdrawInvitation(manager, workspace.id, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('of a manager who was taken out, or suspended, is no good until another sends it', async () => {
    const email = `back-${count}@people.example`
    await invite([email])
    const secret = await secretSentTo(email)
    await db.membership.deleteMany({ where: { workspaceId: workspace.id, userId: manager.userId } })
    expect(await findInvitation(secret)).toBe('withdrawn')
    const [pending] = (await listPendingInvitations(workspace.id, null)).invitations
    expect(pending).toMatchObject({ email, isStalled: true })
    manager = await makePerson('Aminata', workspace, 'MANAGER')
    await backdate(email)
    await sendInvitationAgain(manager, workspace.id, pending?.id ?? '')
    const again = await secretSentTo(email)
    expect(await findInvitation(again)).toMatchObject({ email })
    await db.user.update({ where: { id: manager.userId }, data: { suspendedAt: new Date() } })
    expect(await findInvitation(again)).toBe('withdrawn')
  })

  test('fills no mailbox, withdrawn and sent anew', async () => {
    const email = `flood-${count}@people.example`
    expect(await invite([email])).toMatchObject({ invited: 1 })
    for (let round = 0; round < 3; round += 1) {
      const [{ id } = { id: '' }] = (await listPendingInvitations(workspace.id, null)).invitations
      if (id) await withdrawInvitation(manager, workspace.id, id)
      expect(await invite([email])).toMatchObject({ invited: 0, waiting: 1 })
    }
  })

  test('keeps the hash of its secret alone', async () => {
    const email = `hash-${count}@people.example`
    await invite([email])
    const secret = await secretSentTo(email)
    const rows = await db.invitation.findMany({ where: { workspaceId: workspace.id } })
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('of five hundred leaves at once; members are passed over, and a second click sends nothing', async () => {
    const member = await makePerson('member', workspace, 'VIEWER')
    const { email } = await db.user.findUniqueOrThrow({ where: { id: member.userId } })
    const emails = [email.toLowerCase(), ...Array.from({ length: 499 }, (_, index) => `many-${count}-${index}@people.example`)]
    await db.user.update({ where: { id: member.userId }, data: { email: email.toLowerCase() } })
    expect(await invite(emails)).toEqual({ invited: 499, members: 1, waiting: 0 })
    expect(await invite(emails)).toEqual({ invited: 0, members: 1, waiting: 499 })
    const first = await listPendingInvitations(workspace.id, null)
    expect(first).toMatchObject({ total: 499 })
    const second = await listPendingInvitations(workspace.id, first.next)
    expect(second.invitations.some(({ id }) => first.invitations.some((one) => one.id === id))).toBe(false)
  })

  test('is sent by managers alone, of their own workspace', async () => {
    const contributor = await makePerson('c', workspace, 'CONTRIBUTOR')
    const other = await makePerson('o', await makeWorkspace(`other-${count}`), 'MANAGER')
    const how = { emails: ['x@people.example'], role: 'MANAGER', language: 'fr', message: '' } as const
    await expect(inviteMembers(contributor, workspace.id, how)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(inviteMembers(other, workspace.id, how)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('never takes a role away from who is a member already', async () => {
    const email = `twice-${count}@people.example`
    await invite([email])
    const secret = await secretSentTo(email)
    const person = await makePerson('twice', workspace, 'VALIDATOR')
    await db.user.update({ where: { id: person.userId }, data: { email } })
    expect(await acceptInvitation(person, secret)).toMatchObject({ outcome: 'joined' })
    expect((await actorOfPerson(person.userId)).memberships.get(workspace.id)).toBe('VALIDATOR')
  })
})
