import Big from 'big.js'
import { aggregateTable } from '#app/features/datasets/engine/engine.server.ts'
import type { Condition } from '#app/features/datasets/engine/table-query.ts'
import { isPlaceName } from '../views.ts'
import type { TableContext } from '../view-frame.server.ts'
import { matchAreas, type PlaceText } from './match-areas.server.ts'

/** Different values of a place column that one map holds. */
const MOST_VALUES = 5_000
/** Columns of names that are tried beside codes. */
const MOST_TRIED = 3
const ENOUGH = 0.5

/** Rows of one area: how many, those that state the number, and its exact sum. `values`: the texts that mean the area. */
export type AreaSum = { area: string; rows: number; stated: number; sum: Big; values: string[] }
export type Unmatched = { text: string; rows: number }
export type AreaFigures = {
  areas: AreaSum[]
  unmatched: Unmatched[]
  /** Rows without a place. */ unplaced: number
  more: boolean
  level: 'country' | 'admin1'
}

type Asked = { column: number; y: number | null; where: Condition[] }
type Counted = PlaceText & { rows: number; stated: number; sum: Big }

/**
 * Rows by area: values of a column of codes or names, each matched to a country or a first-level area. Where there is a column that says
 * more of the place (the country of a name, the name of a P-code), it is read with it.
 */
export async function readAreaFigures(context: TableContext, { column, y, where }: Asked): Promise<AreaFigures> {
  const { table, open } = context
  const role = table.columns[column]?.role ?? 'adminName'
  const countries = open.content.countries.map(({ code }) => code)
  const wanted = role === 'pcode' ? 'adminName' : role === 'adminName' ? 'country' : null
  const beside = table.columns
    .flatMap((one, position) => (one.role === wanted && position !== column ? [position] : []))
    .slice(0, MOST_TRIED)
  let best: AreaFigures | null = null
  for (const other of beside.length > 0 ? beside : [null]) {
    const { counted, unplaced, more } = await countPlaces(context, { column, y, where }, other)
    const areas = matchAreas(counted, role, countries)
    const figures = gather(counted, areas, { unplaced, more })
    if (!best || rowsOf(figures) > rowsOf(best)) best = figures
    if (counted.length === 0 || areas.filter((area) => area !== null).length >= counted.length * ENOUGH) break
  }
  return best ?? { areas: [], unmatched: [], unplaced: 0, more: false, level: 'admin1' }
}

const rowsOf = ({ areas }: AreaFigures) => areas.reduce((sum, { rows }) => sum + rows, 0)

async function countPlaces({ files }: TableContext, { column, y, where }: Asked, beside: number | null) {
  const { rows, more } = await aggregateTable(files, {
    by: [{ column }, ...(beside === null ? [] : [{ column: beside }])],
    measures: [
      { of: 'count' },
      ...(y === null
        ? []
        : [
            { of: 'count' as const, column: y },
            { of: 'sum' as const, column: y },
          ]),
    ],
    where,
    sort: { by: 'measure', nth: 0, descending: true },
    limit: MOST_VALUES,
  })
  const counted: Counted[] = []
  let unplaced = 0
  for (const { by, measures } of rows) {
    const [text, other = null] = by
    const count = Number(measures[0] ?? 0)
    if (text === null || text === undefined) unplaced += count
    else counted.push({ text, beside: other, rows: count, stated: Number(measures[1] ?? 0), sum: big(measures[2]) })
  }
  return { counted, unplaced, more }
}

/** Sums of doubles may be infinite or no number. */
const big = (text: string | null | undefined): Big => (text && /^-?\d/.test(text) ? new Big(text) : new Big(0))

function gather(counted: readonly Counted[], areas: readonly (string | null)[], rest: { unplaced: number; more: boolean }): AreaFigures {
  const level = levelOf(areas)
  const found = new Map<string, AreaSum>()
  const unmatched = new Map<string, number>()
  for (const [nth, { text, rows, stated, sum }] of counted.entries()) {
    const area = areas[nth] ?? null
    if (area === null || area.includes('-') !== (level === 'admin1')) {
      unmatched.set(text, (unmatched.get(text) ?? 0) + rows)
      continue
    }
    const known = found.get(area) ?? { area, rows: 0, stated: 0, sum: new Big(0), values: [] }
    if (!known.values.includes(text)) known.values.push(text)
    found.set(area, { ...known, rows: known.rows + rows, stated: known.stated + stated, sum: known.sum.plus(sum) })
  }
  return { areas: [...found.values()], unmatched: [...unmatched].map(([text, rows]) => ({ text, rows })), level, ...rest }
}

/** Countries or first-level areas, whichever most values mean. */
function levelOf(areas: readonly (string | null)[]): AreaFigures['level'] {
  const known = areas.filter((area) => area !== null)
  return known.filter((area) => !area.includes('-')).length > known.length / 2 ? 'country' : 'admin1'
}

/** The columns of a table by which areas can be coloured. */
export const areaColumns = ({ table }: Pick<TableContext, 'table'>): number[] =>
  table.columns.flatMap((column, position) => (isPlaceName(column) ? [position] : []))
