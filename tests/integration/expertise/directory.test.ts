import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { getDirectory } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { getExpertView } from '#app/features/expertise/queries/directory/expert-view.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

describe('the directory of experts', () => {
  useTestDatabase()
  let coordinator: Actor
  let member: Actor
  const ids: Record<string, string> = {}
  const list = (query: string, actor: Actor = VISITOR) => getDirectory(actor, new URLSearchParams(query), 'en')
  const found = async (query: string, actor?: Actor) =>
    (await list(query, actor)).results.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort()
  const facet = async (query: string, name: string) =>
    Object.fromEntries(
      (await list(query)).view.groups.find((group) => group.name === name)?.options.map((o) => [o.value, o.countText]) ?? [],
    )

  beforeAll(async () => {
    const [home, hub] = await Promise.all([makeWorkspace('home'), makeWorkspace('hub')])
    await db.workspace.update({ where: { id: hub.id }, data: { kind: 'COORDINATION' } })
    coordinator = await makePerson('coordinator', hub, 'VIEWER')
    member = await makePerson('member', home, 'VIEWER')
    const make = async (name: string, more: Parameters<typeof makeExpert>[1]) => {
      ids[name] = (await makeExpert(home, { seenBy: 'PUBLIC', ...more })).id
    }
    await make('water', {})
    await make('named', { showsName: true, name: 'Moussa Ba', content: { mode: 'remote', languages: [{ tag: 'ar', level: 'C1' }] } })
    await make('nurse', {
      kind: 'TEAM',
      content: {
        skills: [{ id: 's0000001', key: 'isco:222', level: 3 }],
        languages: [{ tag: 'fr', level: 'B1' }],
        countries: [{ code: 'HT' }],
        contexts: ['disaster'],
        mode: 'onsite',
        availability: [{ from: '2028-01-01', to: '2028-02-01' }],
        conflicts: [],
      },
    })
    await make('held', { seenBy: 'COORDINATORS', content: { clearances: [{ kind: 'security', validUntil: '2030-01-01' }] } })
    await make('own', { seenBy: 'WORKSPACE' })
    await db.skillVerification.createMany({
      data: [
        { id: uuidv7(), profileId: ids['water'] ?? '', skill: 'isco:213', level: 4, kind: 'VERIFIED', evidence: 'Doctorate seen' },
        { id: uuidv7(), profileId: ids['nurse'] ?? '', skill: 'isco:222', level: 2, kind: 'VERIFIED', evidence: 'Below the level' },
      ],
    })
  })

  it('shows everybody what is for everybody, and coordinators what is for them', async () => {
    expect(await found('')).toEqual(['named', 'nurse', 'water'])
    expect(await found('', coordinator)).toEqual(['held', 'named', 'nurse', 'water'])
    // Members find their own in the roster.
    expect(await found('', member)).toEqual(['named', 'nurse', 'water'])
  })

  it('finds by code, level, country, context, mode, time and vouching', async () => {
    expect(await found('skill=isco:21')).toEqual(['named', 'water'])
    expect(await found('skill=isco:2')).toEqual(['named', 'nurse', 'water'])
    expect(await found('skill=dac:140,isco:222&country=HT')).toEqual(['nurse'])
    expect(await found('language=fr')).toEqual(['nurse', 'water'])
    expect(await found('language=fr&level=B2')).toEqual(['water'])
    expect(await found('context=disaster')).toEqual(['nurse'])
    expect(await found('mode=onsite')).toEqual(['nurse', 'water'])
    expect(await found('from=2028-02-01')).toEqual(['nurse'])
    expect(await found('from=2027-06-30&to=2027-12-31')).toEqual(['named', 'water'])
    expect(await found('confidence=verified')).toEqual(['water'])
    expect(await found('confidence=self')).toEqual(['named', 'nurse'])
    expect(await found('confidence=verified&skill=dac:140')).toEqual([])
  })

  it('counts what each choice would give beside the others', async () => {
    expect(await facet('', 'language')).toEqual({ ar: '1', en: '1', fr: '2' })
    expect(await facet('level=B2', 'language')).toEqual({ ar: '1', fr: '1' })
    expect(await facet('mode=remote', 'mode')).toEqual({ onsite: '2', remote: '2' })
    expect(await facet('', 'skill')).toEqual({ 'isco:21': '2', 'dac:140': '2', 'isco:22': '1' })
    expect(await facet('consent=workspace', 'consent')).toEqual({})
  })

  it('finds words of the profile, never a name that is not shown', async () => {
    expect(await found('q=sahel')).toEqual(['named', 'nurse', 'water'])
    expect(await found('q=Awa Diop')).toEqual([])
    const code = ids['water']?.slice(-5).toLowerCase() ?? ''
    expect(await found(`q=${code}`)).toEqual(['water'])
    expect(await found('q=%22%27%3A*%26')).toEqual([])
  })

  it('gives every expert once, page by page, in every order', async () => {
    for (const sort of ['-updated', 'updated', 'start', '-start']) {
      const seen: string[] = []
      let query = `limit=1&sort=${sort}`
      for (;;) {
        const { results, view } = await list(query)
        seen.push(...results.map(({ id }) => id))
        if (!view.nextHref) break
        query = `${view.nextHref.split('?')[1]}&limit=1&sort=${sort}`
      }
      expect(seen.length, sort).toBe(3)
      expect(new Set(seen).size, sort).toBe(3)
    }
    expect((await list('sort=start')).results.at(-1)?.id).toBe(ids['nurse'])
    expect((await list('cursor=eyJ4Ijox')).view.notes).toHaveLength(1)
  })

  it('shows a name only where the person does', async () => {
    const names = (await list('')).results.map(({ name }) => name)
    expect(names).toContain('Moussa Ba')
    expect(names.join()).not.toContain('Awa')
    expect(JSON.stringify(await list('', coordinator))).not.toContain('Awa')
  })

  it('opens a profile to whom it is open to, with what they may know', async () => {
    const view = (name: string, actor: Actor) => getExpertView(actor, ids[name] ?? '', 'en')
    const open = await view('water', VISITOR)
    expect(open.skills[0]).toMatchObject({ level: 4, confidence: 'verified', evidence: null })
    expect(open.skills[0]?.vouched).toContain('Verified by home')
    expect([open.more, JSON.stringify(open).includes('Awa'), JSON.stringify(open).includes('Doctorate')]).toEqual([null, false, false])
    const coordinated = await view('water', coordinator)
    expect(coordinated.skills[0]?.evidence).toBe('Doctorate seen')
    expect(JSON.stringify(coordinated)).not.toContain('Awa')
    expect((await view('held', coordinator)).more?.map(({ values }) => values.join()).join()).toContain('1 January 2030')
    expect((await view('nurse', VISITOR)).skills[0]?.confidence).toBe('self')
    expect((await view('own', member)).workHref).toBe(`/en/w/home/experts/${ids['own']}`)
    for (const [name, actor] of [
      ['held', VISITOR],
      ['own', VISITOR],
      ['own', coordinator],
      ['held', { ...VISITOR, isAdmin: true }],
    ] as const)
      await expect(view(name, actor), name).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getExpertView(VISITOR, "1' or true", 'en')).rejects.toMatchObject({ kind: 'not-found' })
  })
})
