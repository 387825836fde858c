import Big from 'big.js'
import { describe, expect, test } from 'vitest'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'

const { needs, projects } = buildDemo()
const facts = needs.map(({ content }) => content.facts)

/** What is asked, in the unit in which it is covered: money where money is asked. */
const askedOf = ({ money, quantity }: (typeof facts)[number]) => money?.amount ?? quantity?.number ?? ''

describe('the needs of the demonstration', () => {
  test('a visitor finds 142 published needs among 163, of all kinds and severities', () => {
    expect(needs).toHaveLength(163)
    expect(needs.filter(({ state }) => state.kind === 'published')).toHaveLength(142)
    expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set(['funding', 'goods', 'services', 'expertise']))
    expect(new Set(facts.map(({ severity }) => severity))).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(new Set(needs.map(({ id }) => id)).size).toBe(163)
  })

  test('each need asks for something that can be counted, and is covered from not at all to wholly', () => {
    const ratios = facts.map((need) => {
      expect(askedOf(need)).toMatch(/^\d+(\.\d+)?$/)
      expect(new Big(askedOf(need)).gt(0)).toBe(true)
      return new Big(need.covered ?? '0').div(askedOf(need)).toNumber()
    })
    expect(Math.max(...ratios)).toBe(1)
    expect(ratios.filter((ratio) => ratio === 0).length).toBeGreaterThan(35)
    expect(ratios.filter((ratio) => ratio > 0 && ratio < 1).length).toBeGreaterThan(35)
    expect(ratios.filter((ratio) => ratio === 1).length).toBeGreaterThan(8)
    for (const { covered, coveredNote } of facts) if (covered && covered !== '0') expect(coveredNote?.length ?? 0).toBeGreaterThan(10)
  })

  test('each need opens in 2026 or 2027 and closes after it opens', () => {
    for (const { from = '', to = '' } of facts) {
      expect(from).toMatch(/^202[67]-\d{2}-\d{2}$/)
      expect(new Date(to).toISOString().startsWith(to) && new Date(from).toISOString().startsWith(from)).toBe(true)
      expect(from < to).toBe(true)
    }
  })

  test('each need has a main sector and a place the public may see, one of them a whole country', () => {
    for (const { sector, place } of facts) {
      expect(sector).toMatch(/^\d{5}$/)
      expect(place?.country).toMatch(/^[A-Z]{2}$/)
      if (place?.point) expect(Math.abs(place.point.lat) <= 90 && Math.abs(place.point.lon) <= 180).toBe(true)
    }
    expect(facts.some(({ place }) => place?.precision === 'country')).toBe(true)
  })

  test('a published need leads only to published projects', () => {
    const published = new Set(projects.filter(({ state }) => state.kind === 'published').map(({ id }) => id))
    const ids = new Set(projects.map(({ id }) => id))
    const links = needs.flatMap(({ content, state }) => content.projects.map(({ projectId }) => ({ projectId, state })))
    expect(links.length).toBeGreaterThan(50)
    for (const { projectId, state } of links) expect((state.kind === 'published' ? published : ids).has(projectId)).toBe(true)
  })
})
