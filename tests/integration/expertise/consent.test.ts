import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { eraseExpert } from '#app/features/expertise/mutations/erase-expert.server.ts'
import { saveSection } from '#app/features/expertise/mutations/save-section.server.ts'
import { exportExpert } from '#app/features/expertise/queries/export-expert.server.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { getSectionForm } from '#app/features/expertise/queries/section-form.server.ts'
import { getExpertView } from '#app/features/expertise/queries/directory/expert-view.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { sectionForm } from '#tests/support/expert-forms.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const OPEN = { seenBy: 'PUBLIC', proposedBy: 'COORDINATORS', showsName: 'name' }
const SHUT = { seenBy: 'WORKSPACE', proposedBy: 'NOBODY', showsName: 'pseudonym' }

async function consent(actor: Actor, profileId: string, typed: Record<string, string>) {
  return saveSection(actor, { profileId, language: 'fr' }, 'consent', await sectionForm(profileId, 'consent', typed))
}

async function makeMatch(
  expert: { id: string; workspaceId: string },
  state: 'PROPOSED' | 'SENT' | 'ACCEPTED' | 'DECLINED',
  requesterId: string,
) {
  const id = uuidv7()
  const row = {
    id,
    needId: uuidv7(),
    profileId: expert.id,
    workspaceId: uuidv7(),
    requesterId,
    rosterId: expert.workspaceId,
    state,
    score: 700,
    explanation: {},
    days: 10,
  }
  await db.match.create({ data: row })
  return id
}

const stateOf = async (id: string) => (await db.match.findUniqueOrThrow({ where: { id } })).state

describe('consent', () => {
  test('that a person withdraws holds at once: pages, names, open proposals', async () => {
    const workspace = await makeWorkspace('retrait')
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace, { userId: person.userId })
    expect(await consent(person, expert.id, OPEN)).toEqual({ outcome: 'saved' })
    expect((await getExpertView(VISITOR, expert.id, 'fr')).name).toBe('Awa Diop')
    const [own, foreign, accepted, declined] = [
      await makeMatch(expert, 'SENT', workspace.id),
      await makeMatch(expert, 'PROPOSED', uuidv7()),
      await makeMatch(expert, 'ACCEPTED', uuidv7()),
      await makeMatch(expert, 'DECLINED', uuidv7()),
    ] as const
    await consent(person, expert.id, { ...OPEN, proposedBy: 'WORKSPACE', showsName: 'pseudonym' })
    expect((await getExpertView(VISITOR, expert.id, 'fr')).name).not.toContain('Awa')
    expect([await stateOf(own), await stateOf(foreign)]).toEqual(['SENT', 'WITHDRAWN'])
    await consent(person, expert.id, SHUT)
    expect([await stateOf(own), await stateOf(accepted), await stateOf(declined)]).toEqual(['WITHDRAWN', 'ACCEPTED', 'DECLINED'])
    expect(await db.match.findUniqueOrThrow({ where: { id: own } })).toMatchObject({ endCode: 'consent' })
    await expect(getExpertView(VISITOR, expert.id, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.event.count({ where: { kind: 'match.withdrawn' } })).toBe(2)
    const [event] = await db.event.findMany({ where: { recordId: expert.id, kind: 'expert.consentChanged' }, orderBy: { id: 'desc' } })
    expect(JSON.stringify(event?.changes)).not.toContain('WORKSPACE')
  })

  test('stated by the workspace needs its note, and ends when the person takes the profile over', async () => {
    const workspace = await makeWorkspace('mandat')
    const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
    const expert = await makeExpert(workspace)
    expect(await consent(writer, expert.id, { ...OPEN, consentNote: ' ' })).toMatchObject({
      outcome: 'refused',
      problems: [{ name: 'consentNote' }],
    })
    expect(await consent(writer, expert.id, { ...OPEN, consentNote: 'Dossier 12' })).toEqual({ outcome: 'saved' })
    expect(await db.expertProfile.findUniqueOrThrow({ where: { id: expert.id } })).toMatchObject({
      consentSource: 'WORKSPACE',
      consentNote: 'Dossier 12',
      seenBy: 'PUBLIC',
    })
    const person = await makePerson('awa')
    await db.expertProfile.update({ where: { id: expert.id }, data: { userId: person.userId } })
    await expect(consent(writer, expert.id, { ...SHUT, consentNote: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await consent(person, expert.id, SHUT)).toEqual({ outcome: 'saved' })
  })

  test('to be proposed to all asks to be seen by those who propose', async () => {
    const workspace = await makeWorkspace('invisible')
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace, { userId: person.userId })
    expect(await consent(person, expert.id, { ...SHUT, proposedBy: 'COORDINATORS' })).toMatchObject({
      outcome: 'refused',
      problems: [{ name: 'seenBy' }],
    })
    expect(await consent(person, expert.id, { seenBy: 'EVERYBODY', proposedBy: 'x', showsName: '' })).toMatchObject({ outcome: 'refused' })
  })
})

describe('who may work on a profile', () => {
  const ROLES = ['VIEWER', 'CONTRIBUTOR', 'VALIDATOR', 'MANAGER'] as const

  test.each([false, true])('by role, taken over: %s', async (isClaimed) => {
    const workspace = await makeWorkspace(`droits-${isClaimed}`)
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace, { ...(isClaimed && { userId: person.userId }), seenBy: 'PUBLIC' })
    for (const role of ROLES) {
      const member = await makePerson(role, workspace, role)
      const sheet = await getExpertSheet(member, { profileId: expert.id }, 'fr')
      const writes = role !== 'VIEWER' && !isClaimed
      expect(sheet.can, role).toEqual({
        edit: writes,
        changeConsent: writes,
        invite: writes,
        verifySkill: role === 'VALIDATOR' || role === 'MANAGER',
        erase: role === 'MANAGER',
      })
      expect((await getSectionForm(member, { profileId: expert.id, language: 'fr' }, 'skills')) !== null, role).toBe(writes)
    }
    const elsewhere = await makePerson('ailleurs', await makeWorkspace(`autre-${isClaimed}`), 'MANAGER')
    for (const other of [VISITOR, elsewhere, ...(isClaimed ? [] : [person])]) {
      await expect(getExpertSheet(other, { profileId: expert.id }, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
      await expect(eraseExpert(other, { profileId: expert.id })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(consent(other, expert.id, SHUT)).rejects.toMatchObject({ kind: 'not-found' })
    }
    if (isClaimed)
      expect((await getExpertSheet(person, { profileId: expert.id }, 'fr')).can).toMatchObject({
        edit: true,
        changeConsent: true,
        erase: true,
        verifySkill: false,
      })
  })
})

describe('a person who leaves', () => {
  test('takes everything along, then erases it; events stay without values', async () => {
    const workspace = await makeWorkspace('adieu')
    const person = await makePerson('awa')
    const expert = await makeExpert(workspace, { userId: person.userId, email: 'awa@eau.example' })
    await db.skillVerification.create({
      data: { id: uuidv7(), profileId: expert.id, skill: 'isco:213', level: 4, kind: 'VERIFIED', evidence: 'Diplôme vu' },
    })
    const match = await makeMatch(expert, 'ACCEPTED', uuidv7())
    const taken = JSON.stringify(await exportExpert(person, expert.id))
    for (const said of ['awa@eau.example', 'Diplôme vu', 'Hydrogéologue', match]) expect(taken).toContain(said)
    await expect(exportExpert(await makePerson('chef', workspace, 'MANAGER'), expert.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await eraseExpert(person, { profileId: expert.id })
    expect(await db.expertProfile.count({ where: { id: expert.id } })).toBe(0)
    expect(await db.skillVerification.count({ where: { profileId: expert.id } })).toBe(0)
    expect(await stateOf(match)).toBe('WITHDRAWN')
    const events = await db.event.findMany({ where: { recordId: expert.id } })
    expect(events.map(({ kind }) => kind)).toEqual(['expert.erased'])
    expect(JSON.stringify(events)).not.toContain('Awa')
  })
})
