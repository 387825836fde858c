import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { deriveRegister } from '#app/features/organisations/derive-organisations.server.ts'
import { findOrganisationByRef, whereOrganisationIs } from '#app/features/organisations/find-by-ref.server.ts'
import { keepApart } from '#app/features/organisations/mutations/keep-apart.server.ts'
import { mergeOrganisations } from '#app/features/organisations/mutations/merge-organisations.server.ts'
import { addOrganisation, changeOrganisation } from '#app/features/organisations/mutations/save-organisation.server.ts'
import { undoMerge } from '#app/features/organisations/mutations/undo-merge.server.ts'
import { previewMerge } from '#app/features/organisations/queries/compare-pair.server.ts'
import {
  findOrganisations,
  organisationTyped,
  registeredOrganisation,
  similarOrganisations,
} from '#app/features/organisations/queries/find-organisations.server.ts'
import { listPairs, listPairsOf } from '#app/features/organisations/queries/list-pairs.server.ts'
import { listRegister } from '#app/features/organisations/queries/list-register.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { EMPTY_EXPERT } from '#app/features/expertise/content.ts'
import { allowsProposal } from '#app/features/matching/answers/held-match.server.ts'
import { loadExperts } from '#app/features/matching/pool/load-experts.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { makePerson } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let admin: Actor
beforeAll(async () => {
  admin = { ...(await makePerson('admin')), isAdmin: true }
})

type Facts = { ref?: string; country?: string; aliases?: string; revision?: number } & Record<string, string | number>

function formOf(facts: Facts): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(facts)) form.set(key, String(value))
  return form
}

async function add(facts: Facts): Promise<string> {
  const saved = await addOrganisation(admin, formOf(facts))
  if (!('organisationId' in saved)) throw new Error(JSON.stringify(saved))
  return saved.organisationId
}

const revisionOf = async (id: string) => (await db.organisation.findUniqueOrThrow({ where: { id } })).revision
const merge = async (keptId: string, mergedId: string) =>
  mergeOrganisations(admin, { keptId, mergedId, keptRevision: await revisionOf(keptId), mergedRevision: await revisionOf(mergedId) })
const found = async (q: string) => (await listRegister('fr', { q, country: null, after: null })).items.map(({ id }) => id)

describe('the register', () => {
  test('does not exist for who does not run the instance', async () => {
    const person = await makePerson('passante')
    await expect(addOrganisation(person, formOf({ 'name@fr': 'X' }))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addOrganisation(VISITOR, formOf({ 'name@fr': 'X' }))).rejects.toMatchObject({ kind: 'unauthenticated' })
    await expect(listPairs(person, 'fr', { after: null, apart: false })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('finds by names in any language, other names, and identifiers of before', async () => {
    const id = await add({ 'name@fr': 'Office des forêts', 'name@ar': 'ديوان الغابات', ref: 'TN-OF-1', country: 'TN', aliases: 'ODF\nDGF' })
    const saved = await changeOrganisation(
      admin,
      id,
      formOf({
        'name@fr': 'Office des forêts',
        'name@ar': 'ديوان الغابات',
        ref: 'TN-OF-2',
        country: 'TN',
        aliases: 'ODF\nDGF',
        revision: 0,
      }),
    )
    expect(saved).toEqual({ organisationId: id })
    for (const q of ['foret', 'الغابات', 'dgf', 'TN-OF-1', 'tn of 2']) expect(await found(q), q).toContain(id)
    expect(await findOrganisationByRef('TN-OF-1')).toBe(id)
    expect(await addOrganisation(admin, formOf({ 'name@fr': 'Autre', ref: 'TN-OF-1' }))).toMatchObject({
      problems: [{ name: 'ref', problem: 'refTaken' }],
    })
  })

  test('finds while one types: without accents, by an abbreviation, by an identifier, with letters wrong, in any language', async () => {
    const water = await add({
      'name@fr': 'Ministère de l’Hydraulique et de l’Assainissement',
      'name@ar': 'وزارة المياه والصرف الصحي',
      ref: 'SN-GOV-77',
      country: 'SN',
    })
    await add({ 'name@fr': 'Amicale de l’Hydraulique', aliases: 'Hydraulique pour tous', country: 'SN' })
    for (const typed of [
      'hydraul minist',
      'MHA',
      'mha',
      'sn-gov-77',
      'SN GOV 77',
      'Minstère de l’hydrolique',
      'hydraulique assainisemen',
      'وزارة المياه',
      'للصرف',
    ])
      expect((await findOrganisations(typed))[0]?.id, typed).toBe(water)
    expect(await found('MHA')).toContain(water)
    for (const typed of ['', '  ', "'", 'zzzzzz', '(', '\0', 'x'.repeat(5000)]) expect(await findOrganisations(typed), typed).toEqual([])
  })

  test('knows which one was typed: by identifier, by a name in full that only one has, as it is shown', async () => {
    const one = await add({ 'name@fr': 'Caisse des écoles', ref: 'SN-CE-1', country: 'SN' })
    await add({ 'name@fr': 'Caisse des marchés', country: 'SN' })
    await add({ 'name@fr': 'Caisse des marches', country: 'ML' })
    const typed = async (text: string) => (await organisationTyped(text, 'fr'))?.id ?? null
    for (const text of ['sn-ce-1', 'CAISSE DES ECOLES', 'Caisse des écoles (SN-CE-1)']) expect(await typed(text), text).toBe(one)
    for (const text of ['Caisse', 'Caisse des marchés', 'Caisse des marchés (SN-CE-1)', 'sn ce 1', ''])
      expect(await typed(text), text).toBeNull()
    expect(await registeredOrganisation(one)).toMatchObject({ id: one, ref: 'SN-CE-1' })
  })

  test('has those that are like a name, of whichever country, the likeliest first', async () => {
    const own = await add({ 'name@fr': 'Fédération des pêcheurs', country: 'SN' })
    const abroad = await add({ 'name@fr': 'Fédération des pêcheurs', country: 'MR' })
    const near = await add({ 'name@fr': 'Fédérations des pêcheurs artisans', country: 'SN' })
    const others = await similarOrganisations({ name: 'Federation des Pêcheurs', country: 'SN' })
    expect(others.map(({ id }) => id)).toEqual([own, abroad, near])
    expect(await similarOrganisations({ name: 'Tout autre chose', country: 'SN' })).toEqual([])
  })

  test('refuses what was typed on a form that is no longer true, and keeps it', async () => {
    const id = await add({ 'name@fr': 'Caisse' })
    await changeOrganisation(admin, id, formOf({ 'name@fr': 'Caisse nationale', revision: 0 }))
    const late = await changeOrganisation(admin, id, formOf({ 'name@fr': 'Caisse centrale', revision: 0 }))
    expect(late).toMatchObject({ changedMeanwhile: true, typed: { 'name@fr': 'Caisse centrale' } })
    expect(await changeOrganisation(admin, id, formOf({ 'name@fr': ' ', country: 'ZZ', ref: 'a b', revision: 1 }))).toMatchObject({
      problems: [{ problem: 'nameMissing' }, { problem: 'refWrong' }, { problem: 'countryWrong' }],
    })
  })

  test('goes on by cursor in the order of names, each organisation once', async () => {
    await db.organisation.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({ id: uuidv7(), name: { fr: `Zone ${String(n % 60).padStart(3, '0')}` } })),
    })
    await deriveRegister()
    const seen: string[] = []
    for (let after: string | null = null; ;) {
      const page = await listRegister('fr', { q: 'zone', country: null, after })
      expect(page.total).toBe(120)
      seen.push(...page.items.map(({ name, id }) => `${name.text} ${id}`))
      after = page.next
      if (!after) break
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen.map((one) => one.slice(0, 8))).toEqual(seen.map((one) => one.slice(0, 8)).sort())
    expect((await listRegister('ar', { q: 'zone', country: null, after: 'not-a-cursor' })).items).toHaveLength(50)
  })
})

describe('two entries for one body', () => {
  test('are suggested, and no more once somebody said that they are two', async () => {
    const one = await add({ 'name@fr': 'Agence béninoise de l’électrification', country: 'BJ' })
    const other = await add({ 'name@fr': 'Agence beninoise de l’electrification', country: 'BJ', ref: 'BJ-1' })
    const isPair = ({ first, second }: { first: { id: string }; second: { id: string } }) =>
      [one, other].includes(first.id) && [one, other].includes(second.id)
    const pair = async () => (await listPairsOf(admin, one, 'fr')).find(isPair)
    expect(await pair()).toMatchObject({ score: 95, reasons: ['name'], apart: false })
    await keepApart(admin, other, one, true)
    expect(await pair()).toMatchObject({ apart: true })
    await db.organisation.updateMany({ where: { id: one }, data: { indexedRevision: null } })
    await deriveRegister()
    expect(await pair()).toMatchObject({ score: 95, apart: true })
    expect((await listPairs(admin, 'fr', { after: null, apart: true })).items.find(isPair)).toBeDefined()
    await keepApart(admin, one, other, false)
    expect(await pair()).toMatchObject({ apart: false })
  })

  test('are listed by how likely they are one, page by page', async () => {
    const seen: string[] = []
    const scores: number[] = []
    for (let after: string | null = null; ;) {
      const page = await listPairs(admin, 'fr', { after, apart: false })
      seen.push(...page.items.map(({ first, second }) => `${first.id} ${second.id}`))
      scores.push(...page.items.map(({ score }) => score))
      after = page.next
      if (!after) {
        expect(seen).toHaveLength(page.total)
        break
      }
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  test('become one, and two again as they were', async () => {
    const kept = await add({ 'name@fr': 'Fonds de développement', country: 'SN' })
    const merged = await add({
      'name@fr': 'Fonds de developpement local',
      'name@en': 'Local Development Fund',
      ref: 'SN-FDL',
      aliases: 'FDL',
    })
    const workspace = await db.workspace.create({
      data: { id: uuidv7(), slug: 'fdl', kind: 'PARTNER', name: { fr: 'FDL' }, organisationId: merged },
    })
    const preview = await previewMerge(admin, kept, merged, 'fr')
    expect(preview.plan).toMatchObject({
      takesRef: true,
      after: { ref: 'SN-FDL', aliases: ['Fonds de developpement local', 'FDL'], country: 'SN' },
    })
    const rows = () =>
      db.organisation.findMany({
        where: { id: { in: [kept, merged] } },
        orderBy: { id: 'asc' },
        omit: { updatedAt: true, revision: true, indexedRevision: true },
      })
    const before = await rows()

    const mergeId = await merge(kept, merged)
    expect(await db.workspace.findUnique({ where: { id: workspace.id }, select: { organisationId: true } })).toEqual({
      organisationId: kept,
    })
    expect(await whereOrganisationIs(merged)).toEqual({ id: kept, moved: true })
    expect(await findOrganisationByRef('SN-FDL')).toBe(kept)
    expect(await found('local development fund')).toEqual([kept])
    expect(await db.event.count({ where: { kind: 'organisation.merged' } })).toBe(1)

    expect(await undoMerge(admin, mergeId)).toEqual([])
    expect(await rows()).toEqual(before)
    expect(await db.workspace.findUnique({ where: { id: workspace.id }, select: { organisationId: true } })).toEqual({
      organisationId: merged,
    })
    expect(await undoMerge(admin, mergeId)).toEqual(['undone'])
    expect(await db.event.count({ where: { kind: 'organisation.unmerged' } })).toBe(1)
  })

  test('keep a former identifier that finds them and their address', async () => {
    const kept = await add({ 'name@fr': 'Banque A', ref: 'BA-1' })
    const merged = await add({ 'name@fr': 'Banque B', ref: 'BB-1' })
    await merge(kept, merged)
    expect(await db.organisation.findUnique({ where: { id: kept }, select: { ref: true, formerRefs: true } })).toEqual({
      ref: 'BA-1',
      formerRefs: ['BB-1'],
    })
    expect(await findOrganisationByRef('BB-1')).toBe(kept)
    expect(await found('BB-1')).toEqual([kept])
    expect((await findOrganisations('bb-1')).map(({ id }) => id)).toEqual([kept])
    expect(await organisationTyped('BB-1', 'fr')).toMatchObject({ id: kept })
    expect(await registeredOrganisation(merged)).toBeNull()
    expect(await addOrganisation(admin, formOf({ 'name@fr': 'C', ref: 'BB-1' }))).toMatchObject({ problems: [{ problem: 'refTaken' }] })
  })

  test('stay one where something was changed since, and it says what', async () => {
    const [a, b, c] = [await add({ 'name@fr': 'Un' }), await add({ 'name@fr': 'Deux' }), await add({ 'name@fr': 'Trois' })]
    const workspace = await db.workspace.create({
      data: { id: uuidv7(), slug: 'deux', kind: 'NGO', name: { fr: 'Deux' }, organisationId: b },
    })
    const first = await merge(a, b)
    await db.workspace.update({ where: { id: workspace.id }, data: { organisationId: c } })
    expect(await undoMerge(admin, first)).toEqual(['workspacesMoved'])
    const second = await merge(c, a)
    expect(await whereOrganisationIs(b)).toEqual({ id: c, moved: true })
    expect(await undoMerge(admin, first)).toEqual(['keptMerged'])
    expect(await undoMerge(admin, second)).toEqual([])
    expect(await whereOrganisationIs(b)).toEqual({ id: a, moved: true })
    expect(await undoMerge(admin, first)).toContain('keptChanged')
  })

  test('merged both ways at once: one of the two is refused', async () => {
    const [a, b] = [await add({ 'name@fr': 'Pont' }), await add({ 'name@fr': 'Rive' })]
    const [ra, rb] = [await revisionOf(a), await revisionOf(b)]
    const done = await Promise.allSettled([
      mergeOrganisations(admin, { keptId: a, mergedId: b, keptRevision: ra, mergedRevision: rb }),
      mergeOrganisations(admin, { keptId: b, mergedId: a, keptRevision: rb, mergedRevision: ra }),
      mergeOrganisations(admin, { keptId: a, mergedId: b, keptRevision: ra, mergedRevision: rb }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ kind: 'conflict' })
    expect(await db.organisation.count({ where: { id: { in: [a, b] }, mergedIntoId: null } })).toBe(1)
  })
})

test('a conflict of interest with an organisation is one with what it was merged into', async () => {
  const [kept, merged] = [await add({ 'name@fr': 'Cabinet Delta' }), await add({ 'name@fr': 'Cabinet Delta Conseil' })]
  const workspace = await db.workspace.create({
    data: { id: uuidv7(), slug: 'delta', kind: 'PARTNER', name: { fr: 'Delta' }, organisationId: kept },
  })
  const profile = await db.expertProfile.create({
    data: {
      id: uuidv7(),
      workspaceId: workspace.id,
      name: 'Une experte',
      pseudonym: 'E-1',
      content: { conflicts: [merged] },
      proposedBy: 'COORDINATORS',
    },
  })
  await merge(kept, merged)
  for await (const rows of loadExperts()) expect(rows.find(({ id }) => id === profile.id)?.conflicts).toEqual([kept])
  const content = { ...EMPTY_EXPERT, conflicts: [merged] }
  const allowed = await inTransaction((tx) => allowsProposal(tx, { ...profile, content }, { workspaceId: workspace.id, country: null }))
  expect(allowed).toBe(false)
})
