import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { linkPath } from '#app/features/needs/edit-names.ts'
import type { NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { saveNeedStep } from '#app/features/needs/mutations/save-need.server.ts'
import { startNeed } from '#app/features/needs/mutations/start-need.server.ts'
import { findProjects } from '#app/features/needs/queries/edit-projects.server.ts'
import { NO_REGISTER_FILTERS } from '#app/features/filters/register-filters.ts'
import { listNeedRegister } from '#app/features/needs/queries/edit-register.server.ts'
import { listNeedHindrances } from '#app/features/needs/queries/edit-frame.server.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { readNeedsJson } from '#app/features/needs/queries/need-json.server.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, restoreRecord, submitRecord, withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { getOwnRecord, getPublishedRecord, getRecord } from '#app/features/provenance/read-record.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const NEWEST = { sort: { field: 'updated', descending: true }, cursor: null, limit: 50 }
const HELD = { lat: 14.0812, lon: -15.6034 }

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

const FIELDS: [NeedFormStep, Record<string, string>][] = [
  ['texts', { 'summary@fr': 'Quarante pompes pour douze villages.' }],
  [
    'what',
    {
      kind: 'goods',
      severity: '4',
      sector: '14030',
      peopleAffected: '١٢٬٥٠٠',
      'facts/quantity/number': '40',
      'facts/quantity/unit': 'pompes',
    },
  ],
  [
    'place',
    {
      'facts/place/point/lat': String(HELD.lat),
      'facts/place/point/lon': String(HELD.lon),
      'facts/place/name@fr': 'Ndiaobambaly',
      'facts/place/precision': 'exact',
      'facts/place/publicPrecision': 'admin1',
    },
  ],
  ['when', { from: '2027-03-01', to: '2027-10-01' }],
]

/** A workspace with an author, a validator, and a need that is ready to be submitted. */
async function readyNeed(slug: string) {
  const workspace = await makeWorkspace(slug)
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', workspace, 'VALIDATOR')
  const needId = uuidv7()
  await startNeed(author, workspace.id, formOf({ id: needId, 'title@fr': `Pompes ${slug}` }), 'fr')
  const where: Where = { workspaceId: workspace.id, needId, language: 'fr' }
  for (const [step, fields] of FIELDS) expect(await save(author, where, step, fields), step).toMatchObject({ outcome: 'saved' })
  return { workspace, author, validator, where, record: { workspaceId: workspace.id, recordId: needId } }
}

async function publish({ author, validator, record }: Awaited<ReturnType<typeof readyNeed>>) {
  await submitRecord(author, needRecorded, record)
  await publishRecord(validator, needRecorded, record)
}

async function startProject(actor: Actor, workspaceId: string, title: string): Promise<string> {
  const id = uuidv7()
  const content = projectContent({ texts: { ...projectContent().texts, title: { fr: title } } })
  await inTransaction((tx) => startRecord(tx, actor, projectRecorded, { id, workspaceId, content }))
  return id
}

const found = async (q: string, country: string[] = []) =>
  (await listNeeds(VISITOR, { ...NO_FILTERS, q, country }, NEWEST)).items.map(({ id }) => id)

describe('an officer', () => {
  test('starts one need with a form sent twice, and none without a title', async () => {
    const workspace = await makeWorkspace('twice')
    const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
    const form = () => formOf({ id: '01999999-0000-7000-8000-00000000000a', 'title@ar': 'مضخات' })
    await Promise.all([startNeed(author, workspace.id, form(), 'fr'), startNeed(author, workspace.id, form(), 'fr')])
    expect(await db.record.count({ where: { workspaceId: workspace.id } })).toBe(1)
    const blank = await startNeed(author, workspace.id, formOf({ id: uuidv7(), 'title@fr': ' ' }), 'fr')
    expect(blank).toMatchObject({ outcome: 'refused', problems: [{ name: 'title@fr', messageKey: 'titleNeeded' }] })
  })

  test('who only reads starts none', async () => {
    const workspace = await makeWorkspace('viewer')
    const viewer = await makePerson('vera', workspace, 'VIEWER')
    await expect(startNeed(viewer, workspace.id, formOf({ id: uuidv7(), 'title@fr': 'Eau' }), 'fr')).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('sees what is missing until everything needed is there', async () => {
    const { workspace, author } = await readyNeed('missing')
    const needId = uuidv7()
    await startNeed(author, workspace.id, formOf({ id: needId, 'title@fr': 'Eau' }), 'fr')
    // Opened and left blank, the form of the place still sends the precision it begins with.
    const blank = { 'facts/place/country': '', 'facts/place/precision': 'settlement', 'facts/place/publicPrecision': 'settlement' }
    await save(author, { workspaceId: workspace.id, needId, language: 'fr' }, 'place', blank)
    const missing = await listNeedHindrances(await getOwnRecord(author, 'NEED', workspace.id, needId))
    expect(missing.map(({ messageKey }) => messageKey)).toEqual(['summary', 'kind', 'severity', 'sector', 'place', 'from'])
  })

  test('has the country and area filled in from the point', async () => {
    const { where } = await readyNeed('located')
    const entry = await db.needEntry.findFirstOrThrow({ where: { recordId: where.needId } })
    expect(entry).toMatchObject({ country: 'SN', admin1: 'SN-KA', side: 'WORKING' })
  })

  test('finds the need in the register under the tab of its state', async () => {
    const need = await readyNeed('register')
    const listed = async (tab: 'drafts' | 'published', q = '') => {
      const register = { workspaceId: need.workspace.id, where: { language: 'fr', workspace: 'register' }, language: 'fr' } as const
      return (
        await listNeedRegister(need.author, register, { tab, q, page: NEWEST, filters: NO_REGISTER_FILTERS, columns: null })
      ).lines.map(({ id }) => id)
    }
    expect(await listed('drafts')).toEqual([need.where.needId])
    await publish(need)
    expect(await listed('drafts')).toEqual([])
    expect(await listed('published', 'pompes')).toEqual([need.where.needId])
    expect(await listed('published', 'écoles')).toEqual([])
  })
})

describe('the public', () => {
  test('finds a need from its publication until it is withdrawn, and again once restored', async () => {
    const need = await readyNeed('cycle')
    const { needId } = need.where
    await expect(getRecord(VISITOR, 'NEED', needId)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await found('pompes cycle')).toEqual([])
    await publish(need)
    expect(await found('pompes cycle', ['SN'])).toEqual([needId])
    expect((await listNeeds(VISITOR, { ...NO_FILTERS, q: 'cycle' }, NEWEST)).places).toBe(1)
    await withdrawRecord(need.validator, needRecorded, need.record, 'Couvert autrement')
    expect(await found('pompes cycle')).toEqual([])
    expect(await db.mapPlace.count({ where: { recordId: needId } })).toBe(0)
    await expect(getPublishedRecord('NEED', needId)).rejects.toMatchObject({ kind: 'gone', params: { reason: 'Couvert autrement' } })
    await restoreRecord(need.validator, needRecorded, need.record, 'Corrigé')
    expect(await found('pompes cycle')).toEqual([needId])
  })

  test('meets a place no finer than its writer lets it: not in the list, on the map, nor by searching its name', async () => {
    const need = await readyNeed('coarse')
    await publish(need)
    const { needId } = need.where
    const [place] = await db.mapPlace.findMany({ where: { recordId: needId } })
    expect(place).toMatchObject({ country: 'SN', admin1: 'SN-KA' })
    expect(Math.abs((place?.lat ?? HELD.lat) - HELD.lat) + Math.abs((place?.lon ?? HELD.lon) - HELD.lon)).toBeGreaterThan(0.01)
    const entry = await db.needEntry.findFirstOrThrow({ where: { recordId: needId, side: 'PUBLIC' } })
    expect(entry.placeName).toEqual({})
    expect(await found('Ndiaobambaly')).toEqual([])
    const raw = await db.$queryRaw<
      { text: string }[]
    >`select row_to_json(e)::text as text from need_entry e where record_id = ${needId}::uuid`
    for (const { text } of raw) expect(text).not.toMatch(/14\.0812|15\.6034|ndiaobambaly/i)
  })

  test('meets a typed place at its settlement, where its writer leaves the form as it begins', async () => {
    const need = await readyNeed('usual')
    const usual = { 'facts/place/precision': 'settlement', 'facts/place/publicPrecision': 'settlement' }
    await save(need.author, need.where, 'place', { ...usual, 'facts/place/description@fr': 'Derrière la mosquée de Ndiobène' })
    await publish(need)
    const { needId } = need.where
    const [json] = await readNeedsJson([needId], 'https://portal.example')
    const view = await getNeedView(await getPublishedRecord('NEED', needId), { side: 'PUBLIC', language: 'fr' })
    const [places, entries] = await Promise.all([
      db.$queryRaw`select row_to_json(p)::text as text from map_place p where record_id = ${needId}::uuid`,
      db.$queryRaw`select row_to_json(e)::text as text from need_entry e where record_id = ${needId}::uuid`,
    ])
    for (const told of [json, view, places, entries])
      expect(JSON.stringify(told)).not.toMatch(/14\.0812|15\.6034|ndiaobambaly|mosquée|ndiobène/i)
    expect(json?.location).toMatchObject({ precision: 'settlement', country: 'SN', admin1: 'SN-KA' })
    expect(Object.values(json?.location?.name ?? {}).sort()).toEqual(['Kaffrine', 'كافرين'])
    expect(await found('Ndiaobambaly')).toEqual([])
  })

  test('reads how much its owner says is covered, whatever projects are linked', async () => {
    const need = await readyNeed('covered')
    const projectId = await startProject(need.author, need.workspace.id, 'Pompes solaires')
    await save(need.author, need.where, 'projects', { [`${linkPath(projectId)}/projectId`]: projectId })
    const coverage = async () => (await db.needEntry.findFirstOrThrow({ where: { recordId: need.where.needId } })).coverage
    expect(await coverage()).toBe('OPEN')
    await save(need.author, need.where, 'coverage', { covered: '10', coveredNote: 'Dix pompes promises' })
    expect(await coverage()).toBe('PARTLY')
  })
})

describe('a project that answers a need', () => {
  test('is one of the workspace or a published one, never another workspace’s draft', async () => {
    const need = await readyNeed('links')
    const other = await makeWorkspace('links-other')
    const stranger = await makePerson('john', other, 'MANAGER')
    const [own, foreign] = [
      await startProject(need.author, need.workspace.id, 'Forages ici'),
      await startProject(stranger, other.id, 'Forages ailleurs'),
    ]
    const name = (projectId: string) => `${linkPath(projectId)}/projectId`
    const refused = await save(need.author, need.where, 'projects', { [name(foreign)]: foreign })
    expect(refused).toMatchObject({ outcome: 'refused', problems: [{ name: name(foreign), messageKey: 'notLinkable' }] })
    const wanted = { workspaceId: need.workspace.id, language: 'fr', q: 'forages', linkedIds: [] } as const
    expect((await findProjects(need.author, wanted)).projects.map(({ projectId }) => projectId)).toEqual([own])

    const publisher = await makePerson('jane', other, 'VALIDATOR')
    await submitRecord(stranger, projectRecorded, { workspaceId: other.id, recordId: foreign })
    await publishRecord(publisher, projectRecorded, { workspaceId: other.id, recordId: foreign })
    expect((await findProjects(need.author, wanted)).projects.map(({ projectId }) => projectId)).toEqual([own, foreign])
    expect(await save(need.author, need.where, 'projects', { [name(foreign)]: foreign, [name(own)]: own })).toMatchObject({
      outcome: 'saved',
    })
    expect(await db.needProject.count({ where: { needId: need.where.needId } })).toBe(2)
    await save(need.author, need.where, 'projects', { [name(own)]: '' })
    expect((await db.needProject.findMany({ where: { needId: need.where.needId } })).map(({ projectId }) => projectId)).toEqual([foreign])
  })
})

test('two officers who write in different fields of one need’s place lose nothing', async () => {
  const need = await readyNeed('together')
  const { revision } = await getOwnRecord(need.author, 'NEED', need.workspace.id, need.where.needId)
  const madeFrom = { revision: String(revision) }
  await save(need.author, need.where, 'place', { ...madeFrom, 'facts/place/name@fr': 'Ndiaobambaly nord' })
  await save(need.validator, need.where, 'place', { ...madeFrom, 'facts/place/publicPrecision': 'country' })
  const clash = await save(need.validator, need.where, 'place', { ...madeFrom, 'facts/place/name@fr': 'Ndiao' })
  expect(clash).toMatchObject({ outcome: 'conflict', conflicts: [{ name: 'facts/place/name@fr', theirs: 'Ndiaobambaly nord', by: 'awa' }] })
  const [part] = await db.workingPart.findMany({ where: { recordId: need.where.needId, path: 'facts' } })
  expect(part?.data).toMatchObject({ place: { name: { fr: 'Ndiaobambaly nord' }, publicPrecision: 'country', country: 'SN' } })
})

test('a need whose point moves to another country follows it, unless its writer says otherwise', async () => {
  const need = await readyNeed('moves')
  const place = async () =>
    ((await db.workingPart.findFirst({ where: { recordId: need.where.needId, path: 'facts' } }))?.data as Facts).place
  type Facts = { place: { country: string; admin1?: string } }
  const SENEGAL = { 'facts/place/country': 'SN', 'facts/place/admin1': 'SN-KA' }
  await save(need.author, need.where, 'place', { ...SENEGAL, 'facts/place/point/lat': '12.65', 'facts/place/point/lon': '-8.0' })
  expect(await place()).toMatchObject({ country: 'ML' })
  await save(need.author, need.where, 'place', {
    'facts/place/country': 'GN',
    'facts/place/admin1': '',
    'facts/place/point/lat': '12.64',
    'facts/place/point/lon': '-8.0',
  })
  expect(await place()).toMatchObject({ country: 'GN' })
})

test('a longitude in degrees and minutes is not refused because the latitude beside it is', async () => {
  const need = await readyNeed('degrees')
  const typed = { 'facts/place/point/lat': '91', 'facts/place/point/lon': '17°26′O' }
  const refused = await save(need.author, need.where, 'place', typed)
  expect(refused).toMatchObject({ outcome: 'refused', problems: [{ name: 'facts/place/point/lat', messageKey: 'latitude' }] })
  expect(refused.outcome === 'refused' && refused.problems).toHaveLength(1)
})
