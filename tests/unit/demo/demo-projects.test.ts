import { isRowId } from '#app/features/provenance/row-id.ts'
import Big from 'big.js'
import { describe, expect, test } from 'vitest'
import type { Place, ProjectContent } from '#app/features/projects/content.ts'
import { PRECISIONS } from '#app/features/projects/content.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import { DEMO_TODAY } from '#prisma/seed/demo/demo.ts'

const { projects } = buildDemo()
const versions = projects.flatMap(({ content, firstVersion }) => (firstVersion ? [content, firstVersion.content] : [content]))
const nameOf = (content: ProjectContent) => content.facts.iatiIdentifier ?? ''
const inState = (kind: string) => projects.filter(({ state }) => state.kind === kind)
const DECIMAL = /^\d+(\.\d+)?$/

function isDay(day: string | undefined): boolean {
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toISOString().startsWith(day)
}

function sumOf(texts: (string | undefined)[]): string {
  return texts.reduce((sum, text) => sum.plus(text ?? 'missing'), new Big(0)).toString()
}

function isOnEarth({ point, publicPrecision, precision }: Place): boolean {
  const inRange = !point || (Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 && !(point.lat === 0 && point.lon === 0))
  return inRange && PRECISIONS.indexOf(publicPrecision) >= PRECISIONS.indexOf(precision)
}

describe('the projects of the demonstration', () => {
  test('a visitor finds 150 projects, most of them published, and a team finds some in every other state', () => {
    expect(projects).toHaveLength(150)
    expect(inState('published')).toHaveLength(127)
    expect(inState('draft')).toHaveLength(10)
    expect(inState('submitted')).toHaveLength(6)
    expect(inState('returned')).toHaveLength(4)
    expect(inState('withdrawn')).toHaveLength(3)
    expect(projects.filter(({ firstVersion }) => firstVersion).length).toBeGreaterThan(25)
  })

  test('a person who builds the demonstration twice gets the same one', () => {
    expect(buildDemo().projects).toEqual(projects)
  })

  test('each project and each row has an identifier of its own, in the order of the rows', () => {
    expect(new Set(projects.map(({ content }) => nameOf(content))).size).toBe(150)
    expect(new Set(projects.map(({ id }) => id)).size).toBe(150)
    for (const { id, content } of projects) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const ids = Object.values(content).flatMap((table) => (Array.isArray(table) ? table.map((row) => row.id) : []))
      expect(new Set(ids).size, nameOf(content)).toBe(ids.length)
      expect(
        ids.filter((rowId) => !isRowId(rowId)),
        'a form opens each row',
      ).toEqual([])
      expect([...content.transactions].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(content.transactions)
    }
  })

  test('the percentages a reader adds up total exactly 100', () => {
    for (const content of versions) {
      const vocabularies = new Set(content.sectors.map(({ vocabulary }) => vocabulary))
      expect(vocabularies.has('1')).toBe(true)
      for (const vocabulary of vocabularies) {
        expect(
          sumOf(content.sectors.filter((share) => share.vocabulary === vocabulary).map(({ percentage }) => percentage)),
          nameOf(content),
        ).toBe('100')
      }
      expect(sumOf([...content.countries, ...content.regions].map(({ percentage }) => percentage)), nameOf(content)).toBe('100')
    }
  })

  test('the dates a reader compares are days, in order, and nothing has happened that is still to come', () => {
    for (const { facts, budgets, transactions, documents } of versions) {
      const { plannedStart = '', plannedEnd = '', actualStart, actualEnd } = facts
      expect(isDay(plannedStart) && isDay(plannedEnd) && plannedStart < plannedEnd, facts.iatiIdentifier).toBe(true)
      for (const day of [actualStart, actualEnd])
        expect(day === undefined || (isDay(day) && day <= DEMO_TODAY), facts.iatiIdentifier).toBe(true)
      expect((actualStart ?? '') <= (actualEnd ?? '9'), facts.iatiIdentifier).toBe(true)
      for (const { start = '', end = '' } of budgets)
        expect(isDay(start) && isDay(end) && start <= end && start.slice(0, 4) === end.slice(0, 4)).toBe(true)
      for (const { date } of [...transactions, ...documents])
        expect(isDay(date) && (date ?? '') <= DEMO_TODAY, facts.iatiIdentifier).toBe(true)
    }
  })

  test('a published version holds nothing that happened after its publication', () => {
    for (const { content, state, firstVersion } of projects) {
      if (state.kind !== 'published') continue
      const latest = (version: ProjectContent) => version.transactions.map(({ date = '' }) => date).reduce((a, b) => (a > b ? a : b), '')
      expect(latest(content) <= state.publishedAt.slice(0, 10), nameOf(content)).toBe(true)
      if (firstVersion) expect(latest(firstVersion.content) <= firstVersion.publishedAt.slice(0, 10), nameOf(content)).toBe(true)
      if (firstVersion) expect(firstVersion.content, nameOf(content)).not.toEqual(content)
    }
  })

  test('the status a reader sees fits the dates', () => {
    for (const { facts } of versions) {
      const { iatiStatus = '', actualStart, actualEnd } = facts
      if (iatiStatus === '5' || iatiStatus === '6') continue
      expect(['3', '4'].includes(iatiStatus), facts.iatiIdentifier).toBe(actualEnd !== undefined)
      expect(iatiStatus === '1', facts.iatiIdentifier).toBe(actualStart === undefined)
    }
  })

  test('the amounts are exact positive decimals, and the yearly budgets add up to round sums', () => {
    for (const { budgets, transactions, facts } of versions) {
      for (const { value } of [...budgets, ...transactions]) {
        expect(value.amount).toMatch(DECIMAL)
        expect(new Big(value.amount).gt(0), `${facts.iatiIdentifier} ${value.amount}`).toBe(true)
        expect(value.currency ?? facts.defaultCurrency).toMatch(/^(XOF|MZN|GTQ|JOD|MWK|EUR|USD|BOB)$/)
      }
    }
    const largest = Math.max(...projects.map(({ content }) => Number(sumOf(content.budgets.map(({ value }) => value.amount)))))
    expect(largest).toBeGreaterThan(40_000_000_000)
  })

  test('an accountant finds 4 to 25 transactions in what has begun, and 400 in one project', () => {
    const counts = projects
      .filter(({ content }) => content.facts.iatiStatus !== '1' && content.transactions.length > 3)
      .map(({ content }) => content.transactions.length)
    expect(counts.filter((count) => count > 30)).toEqual([400])
    expect(counts.length).toBeGreaterThan(130)
    const types = new Set(projects.flatMap(({ content }) => content.transactions.map(({ type }) => type)))
    expect(types).toEqual(new Set(['1', '11', '2', '3', '4']))
  })

  test('a project never spends more than its budget', () => {
    for (const { content } of projects) {
      const budget = sumOf(content.budgets.filter(({ type }) => type === '1').map(({ value }) => value.amount))
      const paid = content.transactions.filter(
        ({ type, value }) =>
          ['3', '4'].includes(type) && (value.currency ?? content.facts.defaultCurrency) === content.facts.defaultCurrency,
      )
      expect(new Big(sumOf(paid.map(({ value }) => value.amount))).lte(budget), nameOf(content)).toBe(true)
    }
  })

  test('each project names who funds it, who answers for it, who extends it and who carries it out', () => {
    for (const { organisations, facts } of versions) {
      expect(new Set(organisations.map(({ role }) => role)), facts.iatiIdentifier).toEqual(new Set(['1', '2', '3', '4']))
    }
  })

  test('a person on the map finds places of every precision in at least twenty countries, never finer than allowed', () => {
    const places = projects.flatMap(({ content }) => content.places)
    for (const place of places) expect(isOnEarth(place), JSON.stringify(place)).toBe(true)
    expect(new Set(places.map(({ precision }) => precision))).toEqual(new Set(PRECISIONS))
    expect(new Set(places.map(({ country }) => country)).size).toBeGreaterThanOrEqual(20)
    expect(new Set(places.map(({ name }) => Object.values(name ?? {})[0])).size).toBeGreaterThanOrEqual(60)
    for (const { admin1, country } of places) expect(admin1 === undefined || admin1.startsWith(`${country}-`)).toBe(true)
    expect(projects.some(({ content }) => content.places.length === 0)).toBe(true)
  })

  test('related projects name one another, and a flow between two of them is reported by both', () => {
    const identifiers = new Set(projects.map(({ content }) => nameOf(content)))
    const related = projects.flatMap(({ content }) => content.related.map(({ iatiIdentifier }) => `${nameOf(content)} ${iatiIdentifier}`))
    expect(related.length).toBeGreaterThan(10)
    for (const pair of related) expect(related).toContain(pair.split(' ').reverse().join(' '))
    for (const pair of related) expect(identifiers.has(pair.split(' ')[1] ?? '')).toBe(true)
    const paid = projects.flatMap(({ content }) => content.transactions.filter(({ receiver }) => receiver?.activity))
    expect(paid.length).toBeGreaterThan(2)
    for (const { receiver, provider } of paid)
      expect(identifiers.has(receiver?.activity ?? '') && provider?.activity === undefined).toBe(true)
  })

  test('documents and contacts point to addresses that belong to nobody, and some contacts stay internal', () => {
    const contacts = projects.flatMap(({ content }) => content.contacts)
    for (const { email } of contacts) expect(email).toMatch(/demo\.example$/)
    expect(contacts.some((contact) => contact.public) && contacts.some((contact) => !contact.public)).toBe(true)
    for (const { url } of projects.flatMap(({ content }) => content.documents)) expect(new URL(url).hostname).toMatch(/\.example$/)
  })
})
