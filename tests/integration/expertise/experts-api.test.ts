import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { expertListJson } from '#app/features/expertise/queries/directory/expert-json.server.ts'
import { getDirectory } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { createToken } from '#app/features/tokens/mutations.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { loader } from '#app/routes/api+/v1+/experts.index.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Told = { items: Record<string, unknown>[]; next: string | null; total: number; errors: { name: string }[] }
const ids: Record<string, string> = {}
let coordinator: string
let own: string

async function ask(query = '', token?: string) {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const answer = await loader({ request: new Request(`https://portal.example/api/v1/experts?${query}`, { headers }), params: {} })
  const text = await answer.text()
  return { status: answer.status, text, body: JSON.parse(text) as Told }
}
const namesOf = ({ items }: Told) => items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort()

beforeAll(async () => {
  const [home, hub] = [await makeWorkspace('home'), await makeWorkspace('hub')]
  await db.workspace.update({ where: { id: hub.id }, data: { kind: 'COORDINATION' } })
  const tokenOf = async (workspace: { id: string }, name: string) =>
    (await createToken(await makePerson(name, workspace, 'MANAGER'), workspace.id, { name, scope: 'WRITE', days: 30 }))!
  coordinator = await tokenOf(hub, 'hub')
  own = await tokenOf(home, 'home')
  const make = async (name: string, more: Parameters<typeof makeExpert>[1]) => {
    ids[name] = (await makeExpert(home, { seenBy: 'PUBLIC', email: `${name}@secret.example`, phone: '+221000', ...more })).id
  }
  const hidden = { clearances: [{ kind: 'security' as const, validUntil: '2030-01-01' }], notIn: ['ML'], restDays: 77 }
  await make('hides', { name: 'Cachée Sy', content: hidden })
  await make('shows', { name: 'Moussa Ba', showsName: true, content: { languages: [{ tag: 'ar', level: 'C1' }] } })
  await make('held', { seenBy: 'COORDINATORS' })
  await make('inside', { seenBy: 'WORKSPACE' })
  await db.skillVerification.create({
    data: { id: uuidv7(), profileId: ids['hides'] ?? '', skill: 'isco:213', level: 4, kind: 'VERIFIED', evidence: 'Doctorat vu' },
  })
})

describe('the directory of experts as programs read it', () => {
  test('is what everybody sees on its page, whoever’s token is shown', async () => {
    const { body } = await ask()
    expect(expertListJson.safeParse(body).error).toBeUndefined()
    expect(namesOf(body)).toEqual(['hides', 'shows'])
    const page = await getDirectory(VISITOR, new URLSearchParams(), 'en')
    expect(body.items.map(({ id }) => id)).toEqual(page.results.map(({ id }) => id))
    for (const token of [coordinator, own]) expect((await ask('', token)).body).toEqual(body)
    expect((await ask('', 'psl_' + 'x'.repeat(43))).status).toBe(401)
  })

  test('holds no contact, no name that is not shown, nothing that is for coordinators', async () => {
    const { text, body } = await ask()
    for (const secret of ['Cachée', 'secret.example', '+221', 'Doctorat', 'clearances', 'notIn', 'restDays', 'conflicts'])
      expect(text).not.toContain(secret)
    const [hides, shows] = ['hides', 'shows'].map((name) => body.items.find(({ id }) => id === ids[name]))
    expect(hides).toMatchObject({ name: null, workspace: 'home' })
    expect(hides?.['pseudonym']).toMatch(/^\w{5}$/)
    expect(hides?.['skills']).toContainEqual({ skill: 'isco:213', level: 4, confidence: 'verified' })
    expect(shows).toMatchObject({ name: 'Moussa Ba', pseudonym: null })
  })

  test('is filtered and paged as the page is; a name that is not shown finds nobody', async () => {
    expect(namesOf((await ask('language=ar')).body)).toEqual(['shows'])
    expect(namesOf((await ask(`q=${encodeURIComponent('Cachée')}`)).body)).toEqual([])
    expect(namesOf((await ask('confidence=verified')).body)).toEqual(['hides'])
    const first = await ask('limit=1')
    const second = await ask(`limit=1&cursor=${first.body.next}`)
    expect([...namesOf(first.body), ...namesOf(second.body)].sort()).toEqual(['hides', 'shows'])
    expect(second.body).toMatchObject({ next: null, total: 2 })
    // Whether somebody keeps their profile themself, and whom else it is open to, is nobody's filter here.
    expect(namesOf((await ask('consent=workspace&claimed=yes')).body)).toEqual(['hides', 'shows'])
  })

  test('says which parameter is not understood', async () => {
    for (const [name, value] of Object.entries({ skill: 'isco:x', level: 'Z9', from: '2026-02-30', limit: '0', cursor: 'x', sort: 'name' }))
      expect(await ask(`${name}=${value}`)).toMatchObject({ status: 400, body: { errors: [{ name }] } })
  })

  test('forgets somebody whose consent is taken back at once', async () => {
    await db.expertProfile.update({ where: { id: ids['shows'] ?? '' }, data: { seenBy: 'WORKSPACE' } })
    expect(namesOf((await ask()).body)).toEqual(['hides'])
  })
})
