import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { findDraftRequest } from '#app/features/needs/expertise/draft-request.server.ts'
import { ADD_SKILL } from '#app/features/needs/expertise/form-names.ts'
import { saveNeedStep } from '#app/features/needs/mutations/save-need.server.ts'
import { startNeed } from '#app/features/needs/mutations/start-need.server.ts'
import { takeNeedForm } from '#app/features/needs/mutations/take-need-form.server.ts'
import { getNeedFrame } from '#app/features/needs/queries/edit-frame.server.ts'
import { readNeedsJson } from '#app/features/needs/queries/need-json.server.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { getNeedHistory } from '#app/features/needs/queries/need-words.server.ts'
import { publicNeedParts } from '#app/features/needs/queries/public-parts.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { publishRecord, restoreRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord, getRecord } from '#app/features/provenance/read-record.server.ts'
import { reindexPublished } from '#app/features/provenance/reindex-published.server.ts'
import { textsIn } from '#app/features/provenance/text-states.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const SKILL = 'skills/0mhabcdef01'
const LANGUAGE = 'languages/0mhabcdef02'

type Where = { workspaceId: string; needId: string; language: 'fr' }

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  return form
}

/** Sends the form of a step as a page that was opened just now. */
async function save(actor: Actor, where: Where, step: NeedFormStep, fields: Record<string, string>) {
  const { revision } = await getRecord(actor, 'NEED', where.needId)
  return saveNeedStep(actor, where, step, formOf({ revision: String(revision), ...fields }))
}

const REQUEST = {
  [`${SKILL}/skill`]: 'dac:14030',
  [`${SKILL}/level`]: '3',
  [`${SKILL}/must`]: 'yes',
  [`${LANGUAGE}/language`]: 'ar',
  [`${LANGUAGE}/level`]: 'B2',
  [`${LANGUAGE}/must`]: 'yes',
  'facts/expertise/slots': '٣',
  'facts/expertise/days': '20',
  'facts/expertise/mode': 'onsite',
  'facts/expertise/priority': '1',
  'facts/expertise/clearance/security': 'yes',
  'facts/expertise/conditions@fr': 'Logement fourni.',
}

const STEPS: [NeedFormStep, Record<string, string>][] = [
  ['texts', { 'summary@fr': 'Deux ingénieurs pour douze villages.' }],
  ['what', { kind: 'goods', severity: '4', sector: '14030' }],
  ['place', { 'facts/place/country': 'SN', 'facts/place/precision': 'country', 'facts/place/publicPrecision': 'country' }],
  ['when', { from: '2027-03-01', to: '2027-05-31' }],
]

async function startedNeed(slug: string) {
  const workspace = await makeWorkspace(slug)
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', workspace, 'VALIDATOR')
  const needId = uuidv7()
  const where: Where = { workspaceId: workspace.id, needId, language: 'fr' }
  await startNeed(author, workspace.id, formOf({ id: needId, 'title@fr': `Ingénieurs ${slug}` }), 'fr')
  for (const [step, fields] of STEPS) expect(await save(author, where, step, fields)).toMatchObject({ outcome: 'saved' })
  return { workspace, author, validator, where, record: { workspaceId: workspace.id, recordId: needId } }
}

/** The same, turned into a request that may be submitted. */
async function readyRequest(slug: string) {
  const need = await startedNeed(slug)
  await save(need.author, need.where, 'what', { kind: 'expertise' })
  expect(await save(need.author, need.where, 'expertise', REQUEST)).toMatchObject({ outcome: 'saved' })
  return need
}

type Need = Awaited<ReturnType<typeof startedNeed>>

async function publish({ author, validator, record }: Need) {
  await submitRecord(author, needRecorded, record)
  await publishRecord(validator, needRecorded, record)
}

const askOfNeed = ({ where }: Need) => db.expertiseAsk.findUnique({ where: { recordId: where.needId } })
const stepsIn = async ({ author, where }: Need) => (await getNeedFrame(author, where)).steps.map(({ step }) => step)

describe('a need', () => {
  test('is turned into a request and back: its step comes and goes, and what it asked stays', async () => {
    const need = await startedNeed('turned')
    expect(await stepsIn(need)).not.toContain('expertise')
    await save(need.author, need.where, 'what', { kind: 'expertise' })
    expect(await stepsIn(need)).toContain('expertise')
    expect((await getNeedFrame(need.author, need.where)).hindrances).toEqual([])
    await save(need.author, need.where, 'expertise', { 'facts/expertise/priority': '1' })
    const missing = (await getNeedFrame(need.author, need.where)).hindrances
    expect(missing.map(({ messageKey }) => messageKey)).toEqual(['skills', 'slots', 'mode', 'days'])
    await save(need.author, need.where, 'expertise', REQUEST)
    await save(need.author, need.where, 'what', { kind: 'services' })
    const parts = await readParts(db, need.where.needId, 'WORKING')
    expect(parts.get(SKILL)).toMatchObject({ skill: 'dac:14030' })
    expect([...(await publicNeedParts(parts)).keys()].some((path) => path.startsWith('skills/'))).toBe(false)
    expect((await publicNeedParts(parts)).get('facts')).not.toHaveProperty('expertise')
    const record = await getOwnRecord(need.author, 'NEED', need.workspace.id, need.where.needId)
    expect((await getNeedView(record, { side: 'WORKING', language: 'fr' })).request).toBeNull()
    expect((await getNeedFrame(need.author, need.where)).hindrances).toEqual([])
    expect(await findDraftRequest(need.author, need.workspace.id, need.where.needId)).toBeNull()
  })

  test('may be started as a request', async () => {
    const workspace = await makeWorkspace('started')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const needId = uuidv7()
    await startNeed(author, workspace.id, formOf({ id: needId, 'title@fr': 'Hydrogéologue', kind: 'expertise' }), 'fr')
    expect((await readParts(db, needId, 'WORKING')).get('facts')).toMatchObject({ kind: 'expertise' })
  })
})

describe('a request', () => {
  test('takes part in matching from its publication until it is withdrawn, covered or of another kind', async () => {
    const need = await readyRequest('asked')
    expect(await askOfNeed(need)).toBeNull()
    await publish(need)
    const asked = await askOfNeed(need)
    expect(asked).toMatchObject({
      workspaceId: need.workspace.id,
      country: 'SN',
      sectorGroup: '140',
      slots: 3,
      priority: 1,
      isOpen: true,
      ask: {
        skills: [{ key: 'dac:14030', level: 3, must: true }],
        from: '2027-03-01',
        to: '2027-05-31',
        clearances: ['security'],
        days: 20,
      },
    })
    expect(asked?.startsOn?.toISOString()).toContain('2027-03-01')

    // What is only written is not asked yet.
    await save(need.author, need.where, 'expertise', { 'facts/expertise/slots': '5', 'facts/expertise/priority': '3' })
    expect(await askOfNeed(need)).toMatchObject({ slots: 3, priority: 1 })
    await publish(need)
    expect(await askOfNeed(need)).toMatchObject({ slots: 5, priority: 3, askedAt: asked?.askedAt })

    await withdrawRecord(need.validator, needRecorded, need.record, 'Reporté')
    expect(await askOfNeed(need)).toBeNull()
    await restoreRecord(need.validator, needRecorded, need.record, 'Repris')
    expect(await askOfNeed(need)).toMatchObject({ slots: 5, askedAt: asked?.askedAt })

    await save(need.author, need.where, 'coverage', { covered: '2' })
    await publish(need)
    expect(await askOfNeed(need)).toMatchObject({ isOpen: true })
    await save(need.author, need.where, 'coverage', { covered: '5' })
    await publish(need)
    expect(await askOfNeed(need)).toMatchObject({ isOpen: false })

    await save(need.author, need.where, 'what', { kind: 'services' })
    await publish(need)
    expect(await askOfNeed(need)).toBeNull()
  })

  test('is derived again from what is published', async () => {
    const need = await readyRequest('again')
    await publish(need)
    await db.expertiseAsk.deleteMany({ where: { recordId: need.where.needId } })
    await reindexPublished(needRecorded)
    expect(await askOfNeed(need)).toMatchObject({ slots: 3, country: 'SN' })
  })

  test('asks for no country where the public sees none', async () => {
    const need = await readyRequest('nowhere')
    await save(need.author, need.where, 'place', { 'facts/place/country': '', 'facts/place/name@fr': 'En ligne' })
    await publish(need)
    expect(await askOfNeed(need)).toMatchObject({ country: null })
  })

  test('is read by the public and the API', async () => {
    const need = await readyRequest('read')
    await publish(need)
    const record = await getOwnRecord(need.author, 'NEED', need.workspace.id, need.where.needId)
    const view = await getNeedView(record, { side: 'PUBLIC', language: 'fr' })
    expect(view.request).toMatchObject({
      slots: '3',
      mode: 'Sur place',
      skills: [{ level: 'Autonomie', isMust: true }],
      languages: [{ name: 'arabe' }],
      clearances: ['Formation à la sécurité'],
      conditions: { text: 'Logement fourni.', lang: 'fr' },
    })
    expect(view.asked.map(({ text }) => text)).toEqual(['3 experts'])
    const [json] = await readNeedsJson([need.where.needId], 'https://portal.example')
    expect(json?.expertise).toMatchObject({ slots: 3, languages: [{ language: 'ar', level: 'B2', must: true }] })
    expect(json?.narratives).toContainEqual({ path: 'expertise/conditions', lang: 'fr', text: 'Logement fourni.' })
  })

  test('has its conditions among the texts to translate', async () => {
    const need = await readyRequest('texts')
    const texts = textsIn(NEED_SHAPE, await readParts(db, need.where.needId, 'WORKING'))
    expect(texts.get('facts/expertise/conditions')).toEqual({ fr: 'Logement fourni.' })
  })

  test('names in its history what changed, and to what', async () => {
    const need = await readyRequest('history')
    await save(need.author, need.where, 'expertise', { [`${SKILL}/level`]: '4', 'facts/expertise/clearance/medical': 'yes' })
    const wanted = { workspaceId: need.workspace.id, needId: need.where.needId, language: 'en', search: new URLSearchParams() } as const
    const { events } = await getNeedHistory(need.author, wanted)
    const lines = events.flatMap(({ changes }) => changes.map(({ field, before, after }) => `${field}: ${before ?? ''} -> ${after ?? ''}`))
    expect(lines).toContain('Level: Works alone -> Authority')
    expect(lines).toContain('Required: medical fitness:  -> Yes')
    expect(lines).toContain('Experts wanted:  -> 3')
    expect(lines.find((line) => line.startsWith('Skill asked for'))).toMatch(
      /Skill: .*\(14030\) · Level: Works alone · Must or wanted: Must have/,
    )
    expect(lines.find((line) => line.startsWith('Language asked for'))).toMatch(
      /Language: Arabic · Level: B2 · Upper intermediate · Must or wanted: Must have/,
    )
    expect(lines.join('\n')).not.toMatch(/field\.|expertise-|short\./)
    const filtered = await getNeedHistory(need.author, { ...wanted, search: new URLSearchParams({ part: 'skills' }) })
    expect(filtered.events).toHaveLength(2)
  })
})

describe('the form of a request', () => {
  test('is refused with everything typed where a skill is unclear, and nothing is saved', async () => {
    const need = await readyRequest('unclear')
    const row = 'skills/0mhabcdef03'
    const reply = await save(need.author, need.where, 'expertise', {
      [`${row}/skill`]: '',
      [`skillTyped:${row}/skill`]: 'eau',
      [`${row}/level`]: '2',
      [`${row}/must`]: 'no',
      'facts/expertise/slots': '9',
    })
    expect(reply).toMatchObject({ outcome: 'refused', problems: [{ name: `${row}/skill`, messageKey: 'skillUnclear' }] })
    expect(reply.outcome === 'refused' && reply.typed).toMatchObject({ [`${row}/level`]: '2', 'facts/expertise/slots': '9' })
    expect(reply.skills?.[`${row}/skill`]?.suggestions.length).toBeGreaterThan(1)
    expect((await readParts(db, need.where.needId, 'WORKING')).get('facts')).toMatchObject({ expertise: { slots: 3 } })
  })

  test('adds a row and takes one away by its buttons', async () => {
    const need = await readyRequest('rows')
    const row = 'skills/0mhabcdef04'
    const at = { ...need.where, workspace: need.workspace.slug, search: new URLSearchParams() }
    const send = async (fields: Record<string, string>) => {
      const { revision } = await getRecord(need.author, 'NEED', need.where.needId)
      return takeNeedForm(need.author, at, 'expertise', formOf({ revision: String(revision), ...fields }))
    }
    const added = await send({ intent: ADD_SKILL, [`${row}/skill`]: 'dac:12220', [`${row}/level`]: '1', [`${row}/must`]: 'no' })
    expect(added.goTo).toMatch(/\/edit\/expertise#skills$/)
    expect((await readParts(db, need.where.needId, 'WORKING')).get(row)).toEqual({ skill: 'dac:12220', level: 1, must: false })
    expect((await send({ remove: row })).goTo).toMatch(/done=saved$/)
    expect((await readParts(db, need.where.needId, 'WORKING')).has(row)).toBe(false)
    expect((await send({ intent: 'continue' })).goTo).toMatch(/\/edit\/coverage$/)
  })

  test('refuses a skill twice, too many rows, and what no list holds', async () => {
    const need = await readyRequest('hostile')
    const again = { 'skills/0mhabcdef05/skill': 'dac:14030', 'skills/0mhabcdef05/level': '1', 'skills/0mhabcdef05/must': 'no' }
    expect(await save(need.author, need.where, 'expertise', again)).toMatchObject({
      outcome: 'refused',
      problems: [{ name: 'skills/0mhabcdef05/skill', messageKey: 'twiceAsked' }],
    })
    const many: Record<string, string> = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        [`languages/x${100000 + index}/language`, 'fr'] as const,
        [`languages/x${100000 + index}/level`, 'B2'] as const,
      ]).flat(),
    )
    const refused = await save(need.author, need.where, 'expertise', many)
    expect(refused).toMatchObject({ outcome: 'refused', problems: [{ messageKey: 'tooManyRows' }] })
    expect(refused.outcome === 'refused' && refused.problems).toHaveLength(1)
    for (const [name, text, messageKey] of [
      [`${SKILL}/skill`, 'isco:0000', 'unknownCode'],
      ['facts/expertise/slots', '1e9', 'countBetween'],
      ['facts/expertise/days', '93', 'daysPastPeriod'],
    ] as const)
      expect(await save(need.author, need.where, 'expertise', { [name]: text }), name).toMatchObject({ problems: [{ name, messageKey }] })
    expect(await save(need.author, need.where, 'when', { from: '2027-06-01', to: '2027-05-31' })).toMatchObject({
      problems: [{ name: 'to', messageKey: 'endBeforeStart' }],
    })
  })

  test('is nobody’s who does not write in the workspace, and has no rows of another record', async () => {
    const [need, other] = [await readyRequest('mine'), await readyRequest('theirs')]
    await expect(save(other.author, need.where, 'expertise', { 'facts/expertise/slots': '1' })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(findDraftRequest(other.author, need.workspace.id, need.where.needId)).rejects.toMatchObject({ kind: 'not-found' })
    const viewer = await makePerson('vera', need.workspace, 'VIEWER')
    await expect(save(viewer, need.where, 'expertise', { 'facts/expertise/slots': '1' })).rejects.toMatchObject({ kind: 'forbidden' })
    // A row's id means nothing outside its record: taking away another's row takes away none.
    const row = 'skills/0mhabcdef09'
    await save(other.author, other.where, 'expertise', { [`${row}/skill`]: 'dac:12220', [`${row}/level`]: '1', [`${row}/must`]: 'no' })
    await save(need.author, need.where, 'expertise', { remove: row })
    expect((await readParts(db, other.where.needId, 'WORKING')).has(row)).toBe(true)
  })

  test('keeps what two officers write in different rows', async () => {
    const need = await readyRequest('together')
    const { revision } = await getRecord(need.author, 'NEED', need.where.needId)
    const madeFrom = { revision: String(revision) }
    await save(need.author, need.where, 'expertise', { ...madeFrom, [`${SKILL}/level`]: '4' })
    await save(need.validator, need.where, 'expertise', { ...madeFrom, [`${LANGUAGE}/level`]: 'C1' })
    const clash = await save(need.validator, need.where, 'expertise', { ...madeFrom, [`${SKILL}/level`]: '1' })
    expect(clash).toMatchObject({ outcome: 'conflict', conflicts: [{ name: `${SKILL}/level`, theirs: '4', by: 'awa' }] })
    const parts = await readParts(db, need.where.needId, 'WORKING')
    expect([parts.get(SKILL)?.['level'], parts.get(LANGUAGE)?.['level']]).toEqual([4, 'C1'])
  })
})
