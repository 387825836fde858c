import { describe, expect, test } from 'vitest'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { createExpert } from '#app/features/expertise/mutations/create-expert.server.ts'
import { saveSection, type SectionReply } from '#app/features/expertise/mutations/save-section.server.ts'
import type { ExpertSection } from '#app/features/expertise/sections.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { ABOUT, AVAILABILITY, sectionForm, typedSkill } from '#tests/support/expert-forms.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

async function contentOf(profileId: string): Promise<ExpertContent> {
  const row = await db.expertProfile.findUniqueOrThrow({ where: { id: profileId }, select: { content: true } })
  return row.content as ExpertContent
}

/** A profile, somebody who may write it, and the sending of its forms. */
async function atWork(slug: string) {
  const workspace = await makeWorkspace(slug)
  const writer = await makePerson('moussa', workspace, 'CONTRIBUTOR')
  const { id } = await makeExpert(workspace)
  const where = { profileId: id, workspaceId: workspace.id, language: 'fr' } as const
  const save = async (section: ExpertSection, typed: Record<string, string | string[]>) =>
    saveSection(writer, where, section, await sectionForm(id, section, typed))
  return { workspace, writer, id, where, save }
}

const problemNames = (reply: SectionReply) => (reply.outcome === 'refused' ? reply.problems.map(({ name }) => name) : reply.outcome)

describe('somebody who writes a profile', () => {
  test('saves each section, and the profile is found by what it says', async () => {
    const { id, save } = await atWork('sections')
    expect(await save('about', { ...ABOUT, base: 'Sénégal', 'summary@ar': 'مياه جوفية', email: 'awa@eau.example' })).toEqual({
      outcome: 'saved',
    })
    const skills = {
      ...typedSkill(0, 'agronome', 4),
      ...typedSkill(1, '14030', 2),
      'free/0/text': 'Permaculture',
      'free/0/lang': 'fr',
      'free/0/level': '3',
    }
    expect(await save('skills', skills)).toMatchObject({ outcome: 'saved' })
    expect(
      await save('languages', {
        'languages/0/name': 'Wolof',
        'languages/0/level': 'C2',
        'languages/3/name': 'arabe',
        'languages/3/level': 'B1',
      }),
    ).toEqual({ outcome: 'saved' })
    expect(
      await save('experience', { contexts: ['rural', 'nowhere'], 'countries/0/name': 'Mali', 'countries/0/lastYear': '٢٠٢٤' }),
    ).toEqual({ outcome: 'saved' })
    const content = await contentOf(id)
    expect(content.skills.map(({ key, level }) => [key, level])).toEqual([
      ['isco:213', 4],
      ['dac:14030', 2],
      [undefined, 3],
    ])
    expect(content.languages).toEqual([
      { tag: 'wo', level: 'C2' },
      { tag: 'ar', level: 'B1' },
    ])
    expect(content).toMatchObject({ base: 'SN', countries: [{ code: 'ML', lastYear: 2024 }], contexts: ['rural'] })
    const [row] = await sql<{ skills: string[]; languages: string[]; found: boolean; named: boolean }>(
      `select skills, languages, search @@ 'agronomist | agronomo'::tsquery or search @@ '''ماء''|''malí''|''mali'''::tsquery as found, search @@ 'diop'::tsquery as named
       from expert_profile where id = $1`,
      [id],
    )
    expect(row?.skills).toEqual(['isco:2', 'isco:21', 'isco:213', 'dac:140', 'dac:14030'])
    expect(row?.languages).toContain('wo:A1')
    expect(row?.languages).not.toContain('ar:B2')
    expect(row).toMatchObject({ found: true, named: false })
    const events = await db.event.findMany({ where: { recordId: id } })
    expect(events).toHaveLength(4)
    expect(JSON.stringify(events)).not.toMatch(/Diop|awa@|hydro/i)
  })

  test('is told at its row of a window that ends first; windows that meet become one', async () => {
    const { id, save } = await atWork('fenetres')
    const reply = await save('availability', { ...AVAILABILITY, 'availability/0/from': '2027-05-02', 'availability/0/to': '2027-05-01' })
    expect(problemNames(reply)).toEqual(['availability/0/to'])
    const windows = {
      'availability/0/from': '2027-03-01',
      'availability/0/to': '2027-03-31',
      'availability/1/from': '2027-01-01',
      'availability/1/to': '2027-02-28',
      'availability/2/from': '2027-03-15',
      'availability/2/to': '2027-04-30',
    }
    expect(await save('availability', { ...AVAILABILITY, ...windows })).toEqual({ outcome: 'saved' })
    expect((await contentOf(id)).availability).toEqual([{ from: '2027-01-01', to: '2027-04-30' }])
    expect(
      problemNames(
        await save('availability', {
          ...AVAILABILITY,
          daysPerYear: '367',
          'notIn/0/name': 'Atlantis',
          'availability/0/from': '2027-02-30',
          'availability/0/to': '2027-03-01',
        }),
      ),
    ).toEqual(['availability/0/from', 'daysPerYear', 'notIn/0/name'])
  })

  test('adds and takes away rows by buttons, and nothing is saved', async () => {
    const { id, save } = await atWork('lignes')
    const before = await contentOf(id)
    const added = await save('skills', { ...typedSkill(0, 'agronome', 4), addRow: 'skills' })
    expect(added).toMatchObject({ outcome: 'again', shown: { rows: { skills: [0, 1] }, values: { 'skills/0/key': ['isco:213'] } } })
    const removed = await save('skills', { ...typedSkill(0, 'agronome', 4), ...typedSkill(1, 'eau', 2), removeRow: 'skills/0' })
    expect(removed).toMatchObject({ outcome: 'again', shown: { rows: { skills: [1] } } })
    expect(await contentOf(id)).toEqual(before)
  })

  test('is shown both where somebody saved that section meanwhile, and no conflict where it was another', async () => {
    const { id, where, writer, save } = await atWork('conflit')
    const mine = await sectionForm(id, 'languages', { 'languages/0/name': 'pulaar', 'languages/0/level': 'C1' })
    const other = await sectionForm(id, 'experience', { 'countries/0/name': 'Tchad' })
    await save('languages', { 'languages/0/name': 'anglais', 'languages/0/level': 'A2' })
    expect(await saveSection(writer, where, 'experience', other)).toEqual({ outcome: 'saved' })
    mine.set('languages/0/name', 'peul')
    const reply = await saveSection(writer, where, 'languages', mine)
    expect(reply).toMatchObject({ outcome: 'conflict', shown: { values: { 'languages/0/name': ['peul'] } } })
    expect((await contentOf(id)).languages).toEqual([{ tag: 'en', level: 'A2' }])
    if (reply.outcome === 'conflict') mine.set('madeFrom', reply.base)
    expect(await saveSection(writer, where, 'languages', mine)).toEqual({ outcome: 'saved' })
    expect((await contentOf(id)).languages).toEqual([{ tag: 'ff', level: 'C1' }])
  })

  test('sends a form twice and makes one profile', async () => {
    const { workspace, writer } = await atWork('deux-fois')
    const form = new FormData()
    for (const [name, value] of Object.entries({ id: crypto.randomUUID(), kind: 'TEAM', name: 'Équipe forages' })) form.set(name, value)
    const [first, second] = [await createExpert(writer, workspace.id, form, 'fr'), await createExpert(writer, workspace.id, form, 'fr')]
    expect(first).toEqual(second)
    expect(await db.event.count({ where: { kind: 'expert.created', workspaceId: workspace.id } })).toBe(1)
  })
})

describe('hostile input', () => {
  test('of every kind is refused and nothing is saved', async () => {
    const { id, save, where, writer } = await atWork('hostile')
    const before = await contentOf(id)
    const long = 'x'.repeat(3000)
    expect(
      problemNames(
        await save('about', {
          ...ABOUT,
          name: long,
          'headline@fr': long,
          'summary@xx-nowhere': 'a',
          email: 'a@b',
          phone: '<script>',
          base: '__proto__',
        }),
      ),
    ).toEqual(expect.arrayContaining(['name', 'headline@fr', 'summary@xx-nowhere', 'email', 'phone', 'base']))
    const rows = Object.fromEntries(Array.from({ length: 200 }, (_, row) => Object.entries(typedSkill(row, 'agronome', 1))).flat())
    const many = await save('skills', rows)
    expect(many.outcome).toBe('refused')
    expect(
      problemNames(
        await save('skills', {
          ...typedSkill(0, '__proto__', 1),
          ...typedSkill(1, 'agronome', 9),
          'skills/2/key': 'isco:999',
          'skills/2/level': '1',
        }),
      ),
    ).toEqual(expect.arrayContaining(['skills/0/key', 'skills/1/level', 'skills/2/key']))
    expect(
      problemNames(
        await save('languages', {
          'languages/0/name': 'klingon',
          'languages/0/level': 'Z9',
          '__proto__/0/name': 'x',
          'constructor@fr': 'y',
        }),
      ),
    ).toEqual(['languages/0/level', 'languages/0/name'])
    expect(
      problemNames(await save('clearances', { 'conflicts/0/name': crypto.randomUUID(), 'clearances/security': '9999-99-99' })),
    ).toEqual(expect.arrayContaining(['conflicts/0/name', 'clearances/security']))
    const bare = new FormData()
    await expect(saveSection(writer, where, 'about', bare)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(
      saveSection(writer, { ...where, profileId: 'not-an-id' }, 'about', await sectionForm(id, 'about', ABOUT)),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect(await contentOf(id)).toEqual(before)
  })

  test('ids of rows of another profile give no row of it', async () => {
    const { id, save } = await atWork('identifiants')
    await save('skills', {
      ...typedSkill(0, 'agronome', 3, 's0000001'),
      ...typedSkill(1, '14030', 3, 's0000001'),
      ...typedSkill(2, '15110', 1, 'zzz'),
    })
    const ids = (await contentOf(id)).skills.map((skill) => skill.id)
    expect(new Set(ids).size).toBe(3)
    expect(ids[0]).toBe('s0000001')
    expect(ids.every((one) => /^s\d{7}$/.test(one))).toBe(true)
  })
})
