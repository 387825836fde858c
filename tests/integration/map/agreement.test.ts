import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { gatherPlaces } from '#app/features/map/queries/gather-places.server.ts'
import { kindsShown } from '#app/features/map/shown-kinds.ts'
import { readTile } from '#app/features/map/tiles/read-tile.server.ts'
import { NEED_KINDS, type NeedContent } from '#app/features/needs/content.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import type { Place, ProjectContent } from '#app/features/projects/content.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

/** The same numbers in every run. */
let seed = 20_261_127
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
const below = (end: number) => Math.floor(random() * end)
const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T
const some = <T>(values: readonly T[], most: number): T[] => [...new Set(Array.from({ length: 1 + below(most) }, () => oneOf(values)))]

const SECTORS = ['14030', '14031', '12220', '11220', '73010']
const COUNTRIES = ['SN', 'ML', 'FJ', 'BO'] as const
const LONGITUDES = [-179.9, 179.95, -17.4, -17.4, -16, 0, 30.5, 178]
const DAYS = ['2024-05-01', '2025-01-01', '2025-12-31', '2026-06-15', '2027-02-28']

const NEEDS = 70
const PROJECTS = 25
const COMBINATIONS = 200

type Spot = { lat: number; lon: number; country: string }
type Plain = {
  record: 'need' | 'project'
  spots: Spot[]
  countries: string[]
  sectors: string[]
  kind?: string
  severity?: number | undefined
  people?: number | undefined
  usd?: number | undefined
  from?: string | undefined
  to?: string | undefined
}

const plain: Plain[] = []

function spot(): Spot {
  return { lat: oneOf([-84, -18, 0, 14.7, 14.7, 63, 85]) + below(3) / 7, lon: oneOf(LONGITUDES) + below(2) / 9, country: oneOf(COUNTRIES) }
}
const wrapped = ({ lat, lon, country }: Spot): Spot => ({ lat: Math.min(85.5, lat), lon: lon > 180 ? lon - 360 : lon, country })
const placeOf = ({ lat, lon, country }: Spot): Place => ({ point: { lat, lon }, country, precision: 'exact', publicPrecision: 'exact' })

const NOWHERE: Place = { precision: 'country', publicPrecision: 'country' }

function randomNeed(): { content: NeedContent; facts: Plain } {
  const spots = random() < 0.85 ? [wrapped(spot())] : []
  const [first] = spots
  const kind = oneOf(NEED_KINDS)
  const facts: Plain = {
    record: 'need',
    spots,
    countries: spots.map(({ country }) => country),
    sectors: [oneOf(SECTORS)],
    kind,
    severity: 1 + below(5),
    people: random() < 0.7 ? below(5) * 1000 : undefined,
    usd: kind === 'funding' || random() < 0.4 ? 100 * (1 + below(9)) : undefined,
    from: oneOf(DAYS.slice(0, 3)),
    to: random() < 0.6 ? oneOf(DAYS.slice(2)) : undefined,
  }
  const { severity, people: peopleAffected, usd, from, to } = facts
  const money = usd === undefined ? undefined : { amount: String(usd), currency: 'USD' }
  const content = needContent({
    facts: { kind, severity, sector: facts.sectors[0], peopleAffected, money, from, to, place: first ? placeOf(first) : NOWHERE },
  })
  return { content, facts }
}

function randomProject(): { content: ProjectContent; facts: Plain } {
  const spots = Array.from({ length: below(4) }, () => wrapped(spot()))
  const [country, sectors, usd] = [oneOf(COUNTRIES), some(SECTORS, 2), 1000 * (1 + below(9))]
  const content = projectContent({
    sectors: sectors.map((code, index) => ({ id: `r000000${index}`, vocabulary: '1', code, percentage: String(100 / sectors.length) })),
    countries: [{ id: 'r0000001', code: country, percentage: '100' }],
    places: spots.map((at, index) => ({ id: `r000000${index}`, ...placeOf(at) })),
    budgets: [{ id: 'r0000001', type: '1', start: '2026-01-01', end: '2026-12-31', value: { amount: String(usd), currency: 'USD' } }],
  })
  const facts: Plain = {
    record: 'project',
    spots,
    sectors,
    usd,
    countries: [country, ...spots.map((at) => at.country)],
    from: '2026-01-01',
    to: '2027-12-31',
  }
  return { content, facts }
}

/** What the filters mean, said once more, slowly, over what was published. */
function fits(facts: Plain, filters: Filters): boolean {
  const { kind, severity, people, usd, from, to } = facts
  const among = <T>(wanted: readonly T[], held: readonly T[]) => wanted.length === 0 || held.some((value) => wanted.includes(value))
  const asksOfNeeds = filters.severity.length + filters.kind.length > 0 || filters.peopleMin !== null
  if (facts.record === 'project' && asksOfNeeds) return false
  return (
    among(filters.country, facts.countries) &&
    among(
      filters.sector,
      facts.sectors.flatMap((code) => [code, code.slice(0, 3)]),
    ) &&
    among(filters.kind, kind ? [kind] : []) &&
    among(filters.severity, severity ? [severity] : []) &&
    (filters.peopleMin === null || (people !== undefined && people >= filters.peopleMin)) &&
    (filters.amountMin === null || (usd !== undefined && usd >= Number(filters.amountMin))) &&
    (filters.from === null || to === undefined || to >= filters.from) &&
    (filters.to === null || from === undefined || from <= filters.to) &&
    (filters.bbox === null || facts.spots.some((at) => isInside(at, filters.bbox)))
  )
}

function isInside({ lat, lon }: Spot, bbox: Filters['bbox']): boolean {
  if (!bbox) return true
  const [west, south, east, north] = bbox
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east)
}

function randomFilters(): Filters {
  const or = <T>(share: number, value: () => T, none: T): T => (random() < share ? value() : none)
  const box = (): NonNullable<Filters['bbox']> => {
    const [a, b] = [below(360) - 180, below(360) - 180]
    const south = below(160) - 90
    return [a, south, b, Math.min(90, south + below(180))]
  }
  return {
    ...NO_FILTERS,
    country: or(0.25, () => some(COUNTRIES, 2), []),
    sector: or(0.3, () => some([...SECTORS, '140', '122'], 2), []),
    kind: or(0.2, () => some(NEED_KINDS, 3), []),
    severity: or(0.3, () => some([1, 2, 3, 4, 5], 4), []),
    peopleMin: or(0.15, () => below(5) * 1000, null),
    amountMin: or(0.2, () => String(below(900)), null),
    from: or(0.2, () => oneOf(DAYS), null),
    to: or(0.2, () => oneOf(DAYS), null),
    bbox: or(0.5, box, null),
  }
}

beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const publish = async (recorded: typeof needRecorded, { content, facts }: { content: NeedContent | ProjectContent; facts: Plain }) => {
    const record = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, recorded, record)
    await publishRecord(OPERATOR, recorded, record)
    plain.push(facts)
  }
  for (let i = 0; i < NEEDS; i++) await publish(needRecorded, randomNeed())
  for (let i = 0; i < PROJECTS; i++) await publish(projectRecorded, randomProject())
}, 120_000)

const PAGE = { sort: { field: 'updated', descending: true }, cursor: null, limit: 500 }
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** Places, and the dollars they hold, in the tile of the whole world. */
async function worldTile(layer: 'needs' | 'places', filters: Filters) {
  const { tile } = await readTile({ layer, z: 0, x: 0, y: 0 }, filters)
  const drawn = tile.bytes ? new VectorTile(new PbfReader(tile.bytes)).layers[layer] : undefined
  const features = Array.from({ length: drawn?.length ?? 0 }, (_, i) => drawn?.feature(i).properties ?? {})
  return { places: sum(features.map(({ n }) => Number(n ?? 1))), amount: sum(features.map(({ amount }) => Number(amount ?? 0))) }
}

describe('the numbers of places and records', () => {
  test('are the same on lists, tiles and maps of every level, and as counted one by one', async () => {
    for (let i = 0; i < COMBINATIONS; i++) {
      const filters = randomFilters()
      const fitting = plain.filter((facts) => fits(facts, filters))
      const of = (record: Plain['record']) => fitting.filter((facts) => facts.record === record)
      const placesOf = (records: Plain[]) => sum(records.map(({ spots }) => spots.filter((at) => isInside(at, filters.bbox)).length))
      const told = JSON.stringify(filters)
      const shown = kindsShown(filters, 'both')
      const needs = await listNeeds(VISITOR, filters, PAGE)
      expect([needs.total, needs.places, needs.items.length], told).toEqual([of('need').length, placesOf(of('need')), of('need').length])
      const expected = placesOf(of('need')) + (shown.projects ? placesOf(of('project')) : 0)
      if (shown.projects) {
        const projects = await listProjects(VISITOR, 'published', filters, PAGE)
        expect([projects.total, projects.places], told).toEqual([of('project').length, placesOf(of('project'))])
      }
      expect((await worldTile('places', filters)).places, told).toBe(expected)
      for (const level of [3, 7, 11]) {
        const cells = await gatherPlaces(filters, shown, level)
        expect(sum(cells.map(({ places }) => places)), told).toBe(expected)
        expect(sum(cells.map(({ needs }) => needs)), told).toBe(placesOf(of('need')))
      }
    }
  }, 120_000)

  test('hold each amount once, however many places a project has', async () => {
    const { amount } = await worldTile('places', NO_FILTERS)
    expect(amount).toBe(sum(plain.filter(({ spots }) => spots.length > 0).map(({ usd }) => usd ?? 0)))
    const ofNeeds = await worldTile('needs', NO_FILTERS)
    expect(ofNeeds.amount).toBe(sum(plain.filter(({ record, spots }) => record === 'need' && spots.length > 0).map(({ usd }) => usd ?? 0)))
  })

  test('tell the worst severity and the places of needs apart from those of projects', async () => {
    const filters = { ...NO_FILTERS, severity: [2, 3] }
    const [world] = await gatherPlaces(filters, kindsShown(filters, 'both'), 0)
    const places = plain.filter(({ severity, spots }) => (severity === 2 || severity === 3) && spots.length > 0).length
    expect(world).toMatchObject({ severity: 3, places, needs: places })
  })
})
