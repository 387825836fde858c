import { beforeAll, describe, expect, test } from 'vitest'
import { readAsked } from '#app/features/search/asked.ts'
import { findDirect } from '#app/features/search/find/find-direct.server.ts'
import { suggest } from '#app/features/search/find/suggest.server.ts'
import { getSearchView } from '#app/features/search/show/search-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { OPERATOR, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { publishContent } from '#tests/support/search/make-corpus.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const ORIGIN = 'https://portal.example'
let member: Actor
let stranger: Actor
let workspaceId: string
const ids: Record<string, string> = {}
const view = (q: string, actor: Actor = VISITOR, more: Record<string, string> = {}) =>
  getSearchView(actor, new URLSearchParams({ q, ...more }), 'fr')
const hits = async (q: string, actor?: Actor, more?: Record<string, string>) =>
  (await view(q, actor, more)).groups.flatMap((group) => group.hits.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)))
const need = (title: string, summary = 'Trois cents kits.', isDraft = false) =>
  publishContent(workspaceId, needRecorded, needContent({ texts: { title: { fr: title }, summary: { fr: summary } } }), isDraft)

beforeAll(async () => {
  const [home, other] = await Promise.all([makeWorkspace('home'), makeWorkspace('other')])
  workspaceId = home.id
  member = await makePerson('member', home, 'VIEWER')
  stranger = await makePerson('stranger', other, 'MANAGER')
  ids['kits'] = await need('Kits de purification', 'Pastilles de chlore pour les villages de la vallée du Ferlo, en saison des pluies.')
  for (const title of ['Agriculture irriguée', 'Assainissement des marchés', 'Boreholes for the valley']) await need(title)
  ids['draft'] = await need('Ébauche sur les moustiquaires', 'Rien.', true)
  ids['withdrawn'] = await need('Tracteurs introuvables')
  await withdrawRecord(OPERATOR, needRecorded, { workspaceId, recordId: ids['withdrawn'] }, 'Erreur')
  const facts = { ...projectContent().facts, iatiIdentifier: 'SN-GOV-12-Forage-7' }
  ids['project'] = await publishContent(workspaceId, projectRecorded, projectContent({ facts }))
  ids['hidden'] = (await makeExpert(home, { seenBy: 'PUBLIC', name: 'Zénobie Kouyaté' })).id
  ids['shown'] = (await makeExpert(home, { seenBy: 'PUBLIC', showsName: true, name: 'Ousmane Traoré' })).id
  ids['closed'] = (await makeExpert(home, { seenBy: 'WORKSPACE', showsName: true, name: 'Fatou Sylla' })).id
})

describe('who finds what', () => {
  test('drafts are found by the members of their workspace, apart from what is published, and by nobody else', async () => {
    const own = await view('moustiquaires', member)
    expect(own.drafts.map(({ id }) => id)).toEqual([ids['draft']])
    expect(own.groups).toEqual([])
    for (const actor of [VISITOR, stranger, OPERATOR]) expect((await view('moustiquaires', actor)).drafts, actor.kind).toEqual([])
  })

  test('what was withdrawn is gone, from suggestions too', async () => {
    expect(await hits('tracteurs', member)).toEqual([])
    expect((await suggest('tracteurs introuvables', 'fr')).items).toEqual([])
  })

  test('an expert is not found by a name that is not shown, nor in a roster that is closed', async () => {
    expect(await hits('Kouyaté')).toEqual([])
    expect(await hits('traore ousmane')).toEqual(['shown'])
    expect(await hits('Sylla')).toEqual([])
    expect(await hits('Sylla', stranger)).toEqual([])
    expect(await hits('Sylla', member)).toEqual(['closed'])
    expect(JSON.stringify(await view('hydrogéologue'))).not.toContain('Zénobie')
    await db.$queryRaw`select search_learn()`
    const words = (await db.searchWord.findMany({ select: { word: true } })).map(({ word }) => word)
    expect(words).toContain('hydrogeologue')
    for (const name of ['kouyate', 'ousmane', 'sylla', 'moustiquaires']) expect(words).not.toContain(name)
  })
})

describe('an address or an id', () => {
  const direct = (text: string, actor: Actor = VISITOR) => findDirect(actor, readAsked(text).text, { language: 'ar', origin: ORIGIN })

  test('leads straight to what it names', async () => {
    const kits = ids['kits'] ?? ''
    for (const text of [
      kits,
      ` ${kits.toUpperCase()} `,
      `${ORIGIN}/fr/needs/${kits}?x=1`,
      `/needs/${kits}`,
      `${ORIGIN}/en/needs/${kits}/versions`,
    ])
      expect(await direct(text), text).toBe(`/ar/needs/${kits}`)
    expect(await direct('/needs/kits')).toBeNull()
    expect(await direct(`https://elsewhere.example/needs/${kits}`)).toBeNull()
    expect(await direct(ids['shown'] ?? '')).toBe(`/ar/experts/${ids['shown']}`)
  })

  test('leads nowhere where the reader may not go', async () => {
    for (const name of ['draft', 'withdrawn', 'closed']) expect(await direct(ids[name] ?? ''), name).toBeNull()
    expect(await direct(ids['draft'] ?? '', stranger)).toBeNull()
    expect(await direct(ids['draft'] ?? '', member)).toBe(`/ar/w/home/needs/${ids['draft']}`)
  })

  test('of IATI comes first, in capitals or not, and says so', async () => {
    for (const typed of ['SN-GOV-12-Forage-7', 'SN-GOV-12-FORAGE-7']) {
      const [first] = (await view(typed)).groups
      expect(first?.hits[0]?.id, typed).toBe(ids['project'])
    }
    expect((await view('SN-GOV-12-Forage-7')).groups[0]?.hits[0]?.isIdentified).toBe(true)
  })
})

describe('what is shown', () => {
  const marked = (pieces: { text: string; isMatch: boolean }[]) => pieces.flatMap(({ text, isMatch }) => (isMatch ? [text] : []))

  test('marks what matched, in the title, else in the text around it', async () => {
    const [title] = (await view('PURIFICATION')).groups.flatMap((group) => group.hits)
    expect(marked(title?.title.pieces ?? [])).toEqual(['purification'])
    const [text] = (await view('vallee ferlo')).groups.flatMap((group) => group.hits)
    expect(marked(text?.snippet?.pieces ?? [])).toEqual(['vallée', 'Ferlo'])
    expect(text?.snippet).toMatchObject({ lang: 'fr', dir: 'ltr' })
  })

  test('keeps the title in the language of who reads, with the one that matched in a line of its own', async () => {
    const title = { fr: 'Adduction villageoise', pt: 'Furos e fontanários' }
    await publishContent(workspaceId, needRecorded, needContent({ texts: { title, summary: { fr: 'Rien.' } } }))
    const first = async (q: string, language: 'fr' | 'pt' | 'en') =>
      (await getSearchView(VISITOR, new URLSearchParams({ q }), language)).groups.flatMap((group) => group.hits)[0]
    const text = (shown?: { pieces: { text: string }[] } | null) => shown?.pieces.map((piece) => piece.text).join('')
    const french = await first('fontanarios', 'fr')
    expect([text(french?.title), text(french?.otherTitle)]).toEqual([title.fr, title.pt])
    expect(marked(french?.title.pieces ?? [])).toEqual([])
    expect(marked(french?.otherTitle?.pieces ?? [])).toEqual(['fontanários'])
    expect(french?.otherTitle).toMatchObject({ lang: 'pt', languageName: 'portugais' })
    expect((await first('adduction', 'fr'))?.otherTitle).toBeNull()
    // Who reads neither language sees the one that matched.
    const english = await first('fontanarios', 'en')
    expect([text(english?.title), english?.otherTitle]).toEqual([title.pt, null])
    expect(text((await first('fontanarios', 'pt'))?.title)).toBe(title.pt)
  })

  test('a word that nobody wrote is taken for the nearest that somebody did, with a way back', async () => {
    const found = await view('purifcation')
    expect(found.notice).toMatchObject({ kind: 'meant', meant: 'purification' })
    expect(await hits('purifcation', VISITOR, { exact: '1' })).toEqual([])
    expect((await view('purifcation', VISITOR, { exact: '1' })).empty).toBe('none')
  })

  test('a name, a word that somebody wrote and a short word are taken for no other', async () => {
    await need('Un nouveau drop-in center, seul (alone)', 'Neuf kits de face.')
    await db.$queryRaw`select search_learn()`
    for (const typed of ['Diop', 'diop', 'oeuf', 'Alioune Faye', 'un Assainisement'])
      expect(await view(typed), typed).toMatchObject({ empty: 'none', notice: null, groups: [] })
    // Names that experts show are words that somebody wrote.
    expect((await view('ousmane purification')).notice).toEqual({ kind: 'some' })
    for (const [typed, meant] of [
      ['Assainisement Marchés', 'assainissement Marchés'],
      ['ASSAINISEMENT MARCHÉS', 'assainissement MARCHÉS'],
      ['nefu', 'neuf'],
    ] as const)
      expect((await view(typed)).notice, typed).toMatchObject({ kind: 'meant', meant })
  })

  test('a goal is found where a project states it, and its number by itself finds nothing', async () => {
    for (const typed of ['ODD 5', 'SDG 5', 'الهدف 5']) expect(await view(typed), typed).toMatchObject({ empty: 'none' })
    await need('Lot 5 de pompes', 'Cinq pompes pour cinq villages.')
    expect(await hits('ODD 5')).toEqual([])
    const sectors = [
      { id: 'r0000001', vocabulary: '1', code: '14030', percentage: '100' },
      { id: 'r0000002', vocabulary: '8', code: '5.a', percentage: '100' },
    ]
    ids['goal'] = await publishContent(workspaceId, projectRecorded, projectContent({ sectors }))
    for (const typed of ['ODD 5', 'SDG 5', 'الهدف 5']) expect(await hits(typed), typed).toEqual(['goal'])
    const [hit] = (await view('SDG 5')).groups.flatMap((group) => group.hits)
    expect(hit?.facts.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toContain('SDG 5')
  })

  test('words that no record has together find those that have half of them, and it is said', async () => {
    const found = await view('purification forages')
    expect(found.notice).toEqual({ kind: 'some' })
    expect(found.groups.map(({ kind }) => kind).sort()).toEqual(['experts', 'needs', 'projects'])
  })

  test('a kind has its pages, each record once', async () => {
    for (let nth = 0; nth < 23; nth += 1) ids[`lot${nth}`] = await need(`Lot ${nth} de semences`)
    const first = await view('semences', VISITOR, { kind: 'needs' })
    const cursor = new URL(first.pages.nextHref ?? '', ORIGIN).searchParams.get('cursor') ?? ''
    const second = await view('semences', VISITOR, { kind: 'needs', cursor })
    const all = [first, second].flatMap(({ groups }) => groups.flatMap((group) => group.hits.map(({ id }) => id)))
    expect(new Set(all).size).toBe(23)
    expect(all.length).toBe(23)
    expect(second.pages).toMatchObject({ firstHref: expect.any(String) as string })
    expect((await view('semences')).groups[0]).toMatchObject({ heading: '23 besoins', allHref: '/fr/search?q=semences&kind=needs' })
  })
})

describe('suggestions', () => {
  test('are titles, places and sectors as one types', async () => {
    const labels = async (q: string) => (await suggest(q, 'fr')).items.map(({ label, href }) => [label, href])
    expect(await labels('kits pur')).toContainEqual(['Kits de purification', `/fr/needs/${ids['kits']}`])
    expect(await labels('senega')).toContainEqual(['Sénégal', '/fr/needs?country=SN'])
    expect((await labels('السنغ')).map(([label]) => label)).toContain('Sénégal')
    expect((await labels('14031')).at(0)?.[1]).toBe('/fr/needs?sector=14031')
    expect(await labels('SN-GOV-12-Forage-7')).toContainEqual(['SN-GOV-12-Forage-7', `/fr/projects/${ids['project']}`])
    expect((await suggest('moustiq', 'fr')).items).toEqual([])
    expect((await suggest('e', 'fr')).items).toEqual([])
  })

  test.each([
    ['a word that lacks a letter', 'agricultre', 'Agriculture irriguée'],
    ['a word that is half typed and wrong already', 'agricutl', 'Agriculture irriguée'],
    ['a word that lacks a letter, with a letter to come', 'assainisemen', 'Assainissement des marchés'],
    ['a word that is half typed', 'borehol', 'Boreholes for the valley'],
    ['a word that is half typed, with letters that changed places', 'boerhol', 'Boreholes for the valley'],
    ['the last of some words', 'boreholes valey', 'Boreholes for the valley'],
    ['a word before the last one', 'borholes vall', 'Boreholes for the valley'],
  ])('know what is meant by %s', async (_, typed, title) => {
    expect((await suggest(typed, 'fr')).items.map(({ label }) => label)).toContain(title)
  })
})

describe('whatever is typed', () => {
  const HOSTILE = [
    'x'.repeat(10_000),
    'mot '.repeat(3000),
    `' OR 1=1 --`,
    `'eau' & !'x' | (a <-> b):*`,
    'eau\0sante',
    '\u202E\u200Feau\u2067',
    '😀 👩‍👩‍👧',
    '\ud800\udfff\udc00',
    'de la les et',
    'a',
    '^eau ~14030',
    '%_\\',
    '"',
    'ﷺ',
    '½ ²³ ﬁ',
    '0'.repeat(300),
    '١٤٠٣٠',
    '/needs/',
    `${ORIGIN}/fr/needs/../../etc/passwd`,
    '-',
    '  ',
  ]
  test.each(HOSTILE.map((typed) => [JSON.stringify(typed).slice(0, 40), typed]))('%s has an answer', async (_, typed) => {
    const started = performance.now()
    for (const actor of [VISITOR, member]) await view(typed, actor)
    await view(typed, VISITOR, { kind: 'nonsense', cursor: 'x', exact: '2' })
    await findDirect(member, readAsked(typed).text, { language: 'fr', origin: ORIGIN })
    await suggest(typed, 'fr')
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
