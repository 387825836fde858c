import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { kindsShown } from '#app/features/map/shown-kinds.ts'
import { NEED_KINDS, type NeedContent } from '#app/features/needs/content.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { areasCsv } from '#app/features/patterns/areas-csv.server.ts'
import { areasPageView } from '#app/features/patterns/areas-page.server.ts'
import { measured } from '#app/features/patterns/area-values.ts'
import { besidePageView } from '#app/features/patterns/beside-page.server.ts'
import { AreasPage } from '#app/features/patterns/components/areas-page.tsx'
import { BesidePage } from '#app/features/patterns/components/beside-page.tsx'
import { yearSpans } from '#app/features/patterns/queries/count-years.server.ts'
import { sumAreas } from '#app/features/patterns/queries/sum-areas.server.ts'
import { countYears, daysOfYear } from '#app/features/patterns/years.ts'
import type { Place, ProjectContent } from '#app/features/projects/content.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { i18nOf } from '#app/platform/i18n/i18n.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let seed = 42
const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
const below = (end: number) => Math.floor(random() * end)
const oneOf = <T,>(values: readonly T[]): T => values[below(values.length)] as T

/** Country and first-level area, and a point in them; the last is known by its country alone. */
const SPOTS = [
  { country: 'SN', admin1: 'SN-KA', lat: 14.1, lon: -15.5 },
  { country: 'SN', admin1: 'SN-DK', lat: 14.7, lon: -17.4 },
  { country: 'ML', admin1: 'ML-3', lat: 11.3, lon: -5.6 },
  { country: 'FJ', admin1: 'FJ-C', lat: -18.1, lon: 178.4 },
  { country: 'ML', admin1: undefined, lat: 17.5, lon: -3.9 },
]
const DAYS = ['2024-05-01', '2025-01-01', '2026-06-15', '2027-02-28']

const place = ({ country, admin1, lat, lon }: (typeof SPOTS)[number]): Place =>
  admin1
    ? { country, admin1, point: { lat, lon }, precision: 'exact', publicPrecision: 'exact' }
    : { country, point: { lat, lon }, precision: 'country', publicPrecision: 'country' }

function randomNeed(): NeedContent {
  const kind = oneOf(NEED_KINDS)
  const money =
    kind === 'funding' || random() < 0.5 ? { amount: String(100 * (1 + below(90))), currency: oneOf(['USD', 'EUR', 'XOF']) } : undefined
  const peopleAffected = random() < 0.7 ? below(4) * 1000 : undefined
  const at = random() < 0.85 ? place(oneOf(SPOTS)) : ({ precision: 'country', publicPrecision: 'country' } as const)
  const [from, to] = [oneOf(DAYS.slice(0, 3)), random() < 0.5 ? '2027-12-31' : undefined]
  return needContent({
    facts: { kind, severity: 1 + below(5), sector: oneOf(['14030', '12220']), peopleAffected, money, from, to, place: at },
  })
}

function randomProject(): ProjectContent {
  const places = Array.from({ length: below(4) }, (_, index) => ({ id: `r000000${index}`, ...place(oneOf(SPOTS)) }))
  return projectContent({
    places,
    sectors: [{ id: 'r0000001', vocabulary: '1', code: oneOf(['14030', '12220']), percentage: '100' }],
    budgets: [
      {
        id: 'r0000001',
        type: '1',
        start: '2026-01-01',
        end: '2026-12-31',
        value: { amount: String(1000 * (1 + below(9))), currency: 'USD' },
      },
    ],
  })
}

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const publish = async (recorded: typeof needRecorded, content: NeedContent | ProjectContent) => {
    const record = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, recorded, record)
    await publishRecord(OPERATOR, recorded, record)
  }
  for (let i = 0; i < 60; i++) await publish(needRecorded, randomNeed())
  for (let i = 0; i < 25; i++) await publish(projectRecorded, randomProject())
}, 120_000)

function randomFilters(): Filters {
  const or = <T,>(share: number, value: () => T, none: T): T => (random() < share ? value() : none)
  return {
    ...NO_FILTERS,
    country: or(0.3, () => [oneOf(['SN', 'ML', 'FJ'])], []),
    admin1: or(0.15, () => [oneOf(['SN-KA', 'ML-3'])], []),
    sector: or(0.3, () => [oneOf(['140', '14030', '12220'])], []),
    amountMin: or(0.2, () => String(below(4000)), null),
    from: or(0.3, () => oneOf(DAYS), null),
    to: or(0.3, () => oneOf(DAYS), null),
    bbox: or(0.3, () => oneOf([[-20, 10, 0, 20] as const, [170, -30, -170, 0] as const, [-17, 13, -15, 16] as const]), null),
  }
}

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 500 }
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const money = (texts: (string | null)[]) => sum(texts.map((text) => Math.round(Number(text ?? 0) * 100)))

describe('the sums of areas', () => {
  test('of needs equal the list, whatever the filters: records, places, amounts, people, and what is left out', async () => {
    for (let round = 0; round < 60; round++) {
      const filters: Filters = { ...randomFilters(), severity: random() < 0.3 ? [4, 5] : [] }
      const { items, total, places } = await listNeeds(VISITOR, filters, PAGE)
      for (const level of ['country', 'admin1'] as const) {
        const found = await sumAreas(VISITOR, filters, 'need', level)
        const parts = [...found.areas, ...(found.elsewhere ? [found.elsewhere] : [])]
        const told = `${level} ${JSON.stringify(filters)}`
        const placed = items.filter(({ country }) => country !== null)
        expect([found.total.records + found.unplaced, found.total.places], told).toEqual([total, places])
        for (const name of ['records', 'places', 'withAmount', 'withPeople', 'withShare'] as const)
          expect(sum(parts.map((part) => part[name])), told).toBe(found.total[name])
        expect(money(parts.map(({ amountUsd }) => amountUsd)), told).toBe(money(placed.map(({ amountUsd }) => amountUsd)))
        expect(sum(parts.map(({ people }) => Number(people ?? 0))), told).toBe(sum(placed.map((need) => Number(need.peopleAffected ?? 0))))
        expect(found.total.withAmount, told).toBe(placed.filter(({ amountUsd }) => amountUsd !== null).length)
        for (const area of found.areas)
          expect(area.records, told).toBe(placed.filter((need) => (level === 'country' ? need.country : need.admin1) === area.area).length)
        const both = placed.filter((need) => need.amountUsd !== null && Number(need.peopleAffected ?? 0) > 0)
        const share = measured('perPerson', found.total)?.value
        if (both.length === 0) expect(share, told).toBeUndefined()
        else
          expect(share, told).toBeCloseTo(
            sum(both.map((need) => Number(need.amountUsd))) / sum(both.map((need) => Number(need.peopleAffected))),
            1,
          )
      }
    }
  }, 120_000)

  test('of projects equal the list: each once in the total, its amount at its first place', async () => {
    for (let round = 0; round < 40; round++) {
      const filters = randomFilters()
      const { total, places, items } = await listProjects(VISITOR, 'published', filters, PAGE)
      const found = await sumAreas(VISITOR, filters, 'project', oneOf(['country', 'admin1'] as const))
      const parts = [...found.areas, ...(found.elsewhere ? [found.elsewhere] : [])]
      const told = JSON.stringify(filters)
      expect([found.total.records + found.unplaced, found.total.places], told).toEqual([total, places])
      expect(sum(parts.map((part) => part.places)), told).toBe(places)
      expect(money(parts.map(({ amountUsd }) => amountUsd)), told).toBe(money([found.total.amountUsd]))
      if (filters.bbox === null && found.unplaced === 0)
        expect(money([found.total.amountUsd]), told).toBe(money(items.map(({ amountUsd }) => amountUsd)))
    }
  }, 120_000)

  test('of years equal the list under the dates of the year', async () => {
    for (let round = 0; round < 10; round++) {
      const filters = randomFilters()
      const counts = countYears(await yearSpans(VISITOR, filters, kindsShown(filters, 'needs')), 2026)
      for (const { year, records } of counts?.years ?? []) {
        const { total } = await listNeeds(VISITOR, { ...filters, ...daysOfYear(year) }, PAGE)
        expect(records, `${year} ${JSON.stringify(filters)}`).toBe(total)
      }
    }
  })
})

const wanted = (query: string, filters: Partial<Filters> = {}) => ({
  filters: { ...NO_FILTERS, ...filters },
  problems: [],
  language: 'fr' as const,
  search: new URLSearchParams(query),
})

function drawn(page: React.ReactElement): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18nOf('fr')}>{page}</I18nextProvider>)
}

describe('a reader without scripts', () => {
  test('sees each area with its value as a link and in the table, the choices as a form, and the years as links', async () => {
    const view = await areasPageView(VISITOR, wanted('measure=people&by=admin1', { country: ['SN'] }))
    const html = drawn(<AreasPage view={view} boundaryNotice="Au nom du Ministère du Plan" />)
    expect(html).toContain('Ministère du Plan')
    expect(html).toMatch(/<a href="\/fr\/map\?country=SN&amp;admin1=SN-KA&amp;records=needs"[^>]*><title>/)
    expect(html).toMatch(/<form method="get" action="\/fr\/map\/areas"/)
    expect(html).toContain('<select id="field-measure"')
    expect(html).toMatch(/href="\/fr\/map\/areas\?country=SN&amp;from=2026-01-01&amp;to=2026-12-31&amp;measure=people&amp;by=admin1"/)
    expect(html).toContain('/fr/map/areas.csv?country=SN&amp;measure=people&amp;by=admin1')
    expect(html).not.toContain('<script')
    expect(view.lines.filter(({ kind }) => kind === 'area').length).toBe(2)
  })

  test('compares needs with projects in one frame, and the rest of the world is the same', async () => {
    const view = await besidePageView(VISITOR, wanted('with=records&measure=asked'))
    const html = drawn(<BesidePage view={view} boundaryNotice="Au nom du Ministère du Plan" />)
    expect(view.sides[0].areas?.viewBox).toBe(view.sides[1].areas?.viewBox)
    expect(view.lines.at(-1)?.kind).toBe('total')
    expect(html).toContain('Besoins et projets côte à côte')
  })

  test('takes the table away as a file that calculates nothing', async () => {
    const { text, name } = await areasCsv(VISITOR, {
      ...wanted('measure=asked', { q: '=cmd' }),
      origin: 'https://x.example',
      operator: '=1+1',
    })
    expect(name).toMatch(/^countries-asked-\d{4}-\d{2}-\d{2}\.csv$/)
    expect(text.split('\r\n')[1]).toContain('#value+asked+usd')
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
  })
})
