import { describe, expect, test } from 'vitest'
import { claimExpert, claimWithNewAccount } from '#app/features/expertise/mutations/claim-expert.server.ts'
import { inviteExpert } from '#app/features/expertise/mutations/invite-expert.server.ts'
import { saveSection } from '#app/features/expertise/mutations/save-section.server.ts'
import { removeVerification, verifySkill } from '#app/features/expertise/mutations/verify-skill.server.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { viewInvitation } from '#app/features/expertise/queries/invitation.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { setUpMail } from '#app/platform/mail/mail.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { sectionForm, typedSkill } from '#tests/support/expert-forms.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
setUpMail({ smtpUrl: undefined, from: 'portal@passerelle.example', origin: 'https://portal.example' })

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const SEEN = { kind: 'VERIFIED', level: '3', evidence: 'Diplôme vu', validUntil: '' }

describe('a validator', () => {
  test('vouches for a skill up to a level; what is stated above it is the expert’s own word', async () => {
    const workspace = await makeWorkspace('garants')
    const validator = await makePerson('fatou', workspace, 'VALIDATOR')
    const { id } = await makeExpert(workspace)
    const where = { profileId: id, workspaceId: workspace.id, language: 'fr' } as const
    const confidence = async () => (await getExpertSheet(validator, where, 'fr')).view.skills.map((skill) => skill.confidence)
    await verifySkill(validator, where, 'dac:14030', formOf(SEEN))
    expect(await confidence()).toEqual(['self', 'verified'])
    await saveSection(validator, where, 'skills', await sectionForm(id, 'skills', typedSkill(0, '14030', 4, 's0000002')))
    expect(await confidence()).toEqual(['self'])
    await verifySkill(validator, where, 'dac:14030', formOf({ ...SEEN, kind: 'ATTESTED', level: '4' }))
    expect(await confidence()).toEqual(['attested'])
    const vouching = await db.skillVerification.findFirstOrThrow({ where: { profileId: id, level: 4 } })
    await removeVerification(validator, where, vouching.id)
    expect(await confidence()).toEqual(['self'])
    await expect(removeVerification(validator, where, vouching.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('never vouches for themself, for what is not stated, or without saying why', async () => {
    const workspace = await makeWorkspace('quatre-yeux')
    const validator = await makePerson('fatou', workspace, 'VALIDATOR')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const own = await makeExpert(workspace, { userId: validator.userId })
    const other = await makeExpert(workspace)
    const where = (profileId: string) => ({ profileId, language: 'fr' }) as const
    await expect(verifySkill(validator, where(own.id), 'isco:213', formOf(SEEN))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(verifySkill(writer, where(other.id), 'isco:213', formOf(SEEN))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(verifySkill(validator, where(other.id), 'isco:999', formOf(SEEN))).rejects.toMatchObject({ kind: 'not-found' })
    const refused = await verifySkill(
      validator,
      where(other.id),
      'isco:213',
      formOf({ kind: 'x', level: '7', evidence: ' ', validUntil: '2020-01-01' }),
    )
    expect(refused).toMatchObject({ outcome: 'refused' })
    if (refused.outcome === 'refused') expect(refused.problems.map(({ name }) => name)).toEqual(['kind', 'level', 'evidence', 'validUntil'])
    expect(await db.skillVerification.count({ where: { profileId: { in: [own.id, other.id] } } })).toBe(0)
  })
})

/** Invites and gives the secret of the link, as the mail carries it. */
async function invited(actor: Actor, profileId: string, email: string): Promise<string> {
  expect(await inviteExpert(actor, { profileId, language: 'fr' }, formOf({ email, mailLanguage: 'ar' }))).toEqual({ outcome: 'invited' })
  const jobs = await sql<{ text: string }>(
    `select job.payload ->> 'text' as text from graphile_worker._private_jobs job where job.payload ->> 'to' = $1 order by job.id desc limit 1`,
    [email],
  )
  const secret = /https:\/\/portal\.example\/ar\/expert-invitation\/([\w-]+)/.exec(jobs[0]?.text ?? '')?.[1]
  if (!secret) throw new Error('No link in the mail')
  return secret
}

describe('an invitation', () => {
  test('is taken up once, with an account that exists; looking at it changes nothing', async () => {
    const workspace = await makeWorkspace('invitations')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace)
    const secret = await invited(writer, expert.id, 'awa@eau.example')
    expect(await db.expertInvitation.count({ where: { tokenHash: secret } })).toBe(0)
    expect(await viewInvitation(secret, 'fr')).toMatchObject({ name: 'Awa Diop', inviter: 'moussa', hasAccount: false })
    expect(await viewInvitation(secret, 'fr')).not.toBeNull()
    const both = await Promise.all([claimExpert(person, secret), claimExpert(await makePerson('autre'), secret)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'spent'])
    expect(await viewInvitation(secret, 'fr')).toBeNull()
    expect(await claimExpert(person, secret)).toEqual({ outcome: 'spent' })
    await expect(inviteExpert(writer, { profileId: expert.id, language: 'fr' }, formOf({ email: 'a@b.example' }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('makes an account for the address it went to, and takes the profile over', async () => {
    const workspace = await makeWorkspace('nouveau-compte')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const expert = await makeExpert(workspace)
    const secret = await invited(writer, expert.id, 'nouvelle@eau.example')
    const typed = { name: 'Awa Diop', password: 'puits corde seau', language: 'fr' } as const
    expect(await claimWithNewAccount(secret, { ...typed, name: ' ', password: 'court' })).toEqual({
      outcome: 'refused',
      name: 'nameMissing',
      password: 'tooShort',
    })
    expect(await claimWithNewAccount(secret, typed)).toEqual({ outcome: 'claimed', email: 'nouvelle@eau.example' })
    const user = await db.user.findUniqueOrThrow({ where: { email: 'nouvelle@eau.example' } })
    expect(user).toMatchObject({ emailVerified: true, isAdmin: false })
    expect(await db.expertProfile.findUniqueOrThrow({ where: { id: expert.id } })).toMatchObject({ userId: user.id })
    const second = await makeExpert(workspace)
    const again = await invited(writer, second.id, 'nouvelle@eau.example')
    expect(await claimWithNewAccount(again, typed)).toEqual({ outcome: 'hasAccount' })
    expect(await viewInvitation(again, 'fr')).toMatchObject({ hasAccount: true })
  })

  test('that is forged, expired, replaced or used has one answer', async () => {
    const workspace = await makeWorkspace('faux-liens')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace)
    const replaced = await invited(writer, expert.id, 'premier@eau.example')
    const expired = await invited(writer, expert.id, 'second@eau.example')
    await db.expertInvitation.updateMany({ where: { profileId: expert.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    for (const token of [replaced, expired, 'x'.repeat(43), '', '../../etc', `${expired}\0`, '%00', 'é'.repeat(50)]) {
      expect(await viewInvitation(token, 'fr'), token).toBeNull()
      expect(await claimExpert(person, token), token).toEqual({ outcome: 'spent' })
      expect(await claimWithNewAccount(token, { name: 'x', password: 'puits corde seau', language: 'fr' }), token).toEqual({
        outcome: 'spent',
      })
    }
  })

  test('fills nobody’s mailbox', async () => {
    const workspace = await makeWorkspace('trop')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const expert = await makeExpert(workspace)
    for (const at of [1, 2, 3]) await invited(writer, expert.id, `awa${at}@eau.example`)
    const fourth = await inviteExpert(writer, { profileId: expert.id, language: 'fr' }, formOf({ email: 'awa@eau.example' }))
    expect(fourth).toMatchObject({ outcome: 'refused', problems: [{ name: 'email', messageKey: 'tooManyInvitations' }] })
    expect(await inviteExpert(writer, { profileId: expert.id, language: 'fr' }, formOf({ email: 'not an address' }))).toMatchObject({
      outcome: 'refused',
    })
    await expect(
      inviteExpert(
        await makePerson('vue', workspace, 'VIEWER'),
        { profileId: expert.id, language: 'fr' },
        formOf({ email: 'a@b.example' }),
      ),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
