import type { ProjectContent, Row } from '#app/features/projects/content.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Chance } from './chance.ts'
import type { Cast, Seat } from './cast.server.ts'
import { dayOf, daysAfter } from './days.ts'
import { drawBudgets, drawCurrency, drawTransactions } from './draw-money.ts'
import { rowId } from './draw-need.ts'
import { drawPlace } from './draw-place.ts'
import { drawLanguages, drawText, drawTitle } from './words.ts'
import type { Spot, World } from './world.server.ts'

const rows = <T>(all: readonly T[]): Row<T>[] => all.map((one, row) => ({ ...one, id: rowId(row) }))

type Drawn = {
  world: World
  spot: Spot
  seat: Seat
  cast: Cast
  /** Its identifier after the reporting organisation's. */ code: string
  at: number
}

/** A project as somebody wrote it on a day. */
export function drawProject(chance: Chance, { world, spot, seat, cast, code, at }: Drawn): ProjectContent {
  const languages = drawLanguages(chance, spot)
  const subject = { sector: chance.ranked(world.sectors), spot, languages }
  const second = chance.is(0.35) ? chance.ranked(world.sectors) : null
  const plannedStart = daysAfter(dayOf(at), -chance.between(30, 1500))
  const length = chance.between(200, 1600)
  const plannedEnd = daysAfter(plannedStart, length)
  const today = dayOf(at)
  const worth = chance.skewed(50_000, 80_000_000)
  const reporter = { ref: seat.ref, name: seat.name }
  const partners = [chance.ranked(cast.organisations), chance.ranked(cast.organisations)]
  const isOver = plannedEnd < today
  return {
    facts: {
      iatiIdentifier: `${seat.ref}-${code}`,
      iatiStatus: isOver ? '4' : '2',
      plannedStart,
      actualStart: daysAfter(plannedStart, chance.between(0, 20)),
      plannedEnd,
      ...(isOver && { actualEnd: plannedEnd }),
      defaultCurrency: drawCurrency(chance),
      humanitarian: chance.is(0.1),
      sourceLanguage: languages[0],
    },
    texts: {
      title: drawTitle(chance, subject),
      description: drawText(chance, subject, chance.between(2, 6)),
      objectives: chance.is(0.4) ? drawText(chance, subject, 1) : {},
      targetGroups: {},
    },
    sectors: rows(
      second && second !== subject.sector
        ? [
            { vocabulary: '1', code: subject.sector.code, percentage: '60' },
            { vocabulary: '1', code: second.code, percentage: '40' },
          ]
        : [{ vocabulary: '1', code: subject.sector.code, percentage: '100' }],
    ),
    countries: rows([{ code: spot.country, percentage: '100' }]),
    regions: [],
    places: rows(drawPlaces(chance, spot, languages)),
    organisations: rows([{ role: '2', ...reporter }, ...partners.map((partner, index) => ({ role: index === 0 ? '1' : '4', ...partner }))]),
    budgets: rows(drawBudgets(chance, { start: plannedStart, years: Math.ceil(length / 365), worth })),
    transactions: rows(
      drawTransactions(chance, {
        start: plannedStart,
        days: Math.min(length, daysBetween(plannedStart, today)),
        worth,
        reporter,
        partners,
      }),
    ),
    documents: [],
    contacts: [],
    related: [],
    narratives: [],
  }
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

function drawPlaces(chance: Chance, spot: Spot, languages: readonly Language[]) {
  const count = chance.weighted([
    [1, 0.6],
    [2, 0.25],
    [chance.between(3, 8), 0.15],
  ])
  return Array.from({ length: count }, () => drawPlace(chance, spot, languages))
}
