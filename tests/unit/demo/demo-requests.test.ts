import { describe, expect, test } from 'vitest'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { askOf } from '#app/features/needs/expertise/ask-of.server.ts'
import { needHindrances } from '#app/features/needs/hindrances.ts'
import { isRowId } from '#app/features/provenance/row-id.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import { workspaceBySlug } from '#prisma/seed/demo/workspaces.ts'

const { needs, addedNeeds } = buildDemo()
const requests = needs.filter(({ content }) => content.facts.kind === 'expertise')
const published = requests.filter(({ state }) => state.kind === 'published')
const open = published.filter(({ content }) => ['OPEN', 'PARTLY'].includes(coverageOf(content.facts).state))

describe('the requests of the demonstration', () => {
  test('a round takes 60 of them, others are drafts or covered, and each says all that matching reads', () => {
    expect(requests).toHaveLength(70)
    expect(open).toHaveLength(60)
    for (const { content } of published) {
      expect(needHindrances(content)).toEqual([])
      const ask = askOf(content, content.facts.place?.country)
      expect(ask?.skills, JSON.stringify(content.texts.title)).toHaveLength(content.skills.length)
      expect(ask?.languages).toHaveLength(content.languages.length)
    }
  })

  test('a row has an id that a form takes, and no two of a request the same', () => {
    for (const { content } of requests) {
      const ids = [...content.skills, ...content.languages].map(({ id }) => id)
      expect(ids.every(isRowId) && new Set(ids).size === ids.length).toBe(true)
    }
  })

  test('the coordination of the Sahel has 25 and more in its scope, the other one all', () => {
    const { countries = [], sectors = [] } = workspaceBySlug('coordination-sahel').scope ?? {}
    const inScope = open.filter(
      ({ content: { facts } }) => countries.includes(facts.place?.country ?? '') && sectors.includes(facts.sector?.slice(0, 3) ?? ''),
    )
    expect(inScope.length).toBeGreaterThanOrEqual(25)
    expect(workspaceBySlug('south-south-experts').scope).toEqual({ countries: [], sectors: [] })
  })

  test('they ask in every language, of every priority and mode, for one to six experts', () => {
    const asked = open.map(({ content }) => content)
    const musts = asked.flatMap(({ languages }) => languages.flatMap(({ language, must }) => (must ? [language] : [])))
    expect(new Set(musts)).toEqual(new Set(['fr', 'en', 'es', 'pt', 'ar']))
    const expertise = asked.map(({ facts }) => facts.expertise)
    expect(new Set(expertise.map((one) => one?.priority))).toEqual(new Set(['1', '2', '3']))
    expect(new Set(requests.map(({ content }) => content.facts.expertise?.mode))).toEqual(new Set(['onsite', 'either', 'remote']))
    for (const one of expertise) expect(one?.slots).toBeGreaterThanOrEqual(1)
    expect(expertise.reduce((sum, one) => sum + (one?.slots ?? 0), 0)).toBeGreaterThan(90)
  })

  test('an older demonstration is told which of them it does not have', () => {
    expect(addedNeeds.size).toBe(43)
    for (const id of addedNeeds) expect(requests.some((request) => request.id === id)).toBe(true)
  })
})
