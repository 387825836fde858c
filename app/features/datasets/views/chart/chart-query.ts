import type { ColumnRole, ColumnType } from '../../tables.ts'
import { problem, readColumn, type AddressProblem } from '../view-query.ts'
import { isNumberColumn, isTimeColumn } from '../views.ts'

export const CHART_KINDS = ['bar', 'line', 'scatter', 'histogram'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

export const MEASURES = ['count', 'sum', 'mean', 'median', 'min', 'max'] as const
export type Measure = (typeof MEASURES)[number]

/** What the choice of a chart has to know of a column; the figures of its profile, where they are known. */
export type ChartColumn = {
  name: string
  type: ColumnType
  role: ColumnRole | null
  distinct?: number | undefined
  min?: string | null | undefined
  max?: string | null | undefined
  /** Values come again: what is counted by them says something. */
  isRepeating?: boolean | undefined
}

/** A chart as it is asked for; columns by position. `y` is null where rows are counted. */
export type Chart = { kind: ChartKind; x: number; y: number | null; measure: Measure; group: number | null }

const OF_PLACES: readonly (ColumnRole | null)[] = ['latitude', 'longitude', 'geometry']
const IDENTIFIER = /(^|[^\p{L}])(id|uid|uuid|code|pcode|num|no|nº|n°)($|[^\p{L}])/iu
const FEW = 300

export const canGroup = ({ type, role }: ChartColumn): boolean => (type === 'text' || type === 'boolean') && role !== 'geometry'
/** A column of years, or of few whole numbers: its values stand in a line. */
const isOrdered = (column: ChartColumn): boolean => isTimeColumn(column) || (column.type === 'integer' && (column.distinct ?? 0) <= FEW)
const isYear = ({ type, min, max, distinct = FEW }: ChartColumn): boolean =>
  type === 'integer' && Number(min ?? 0) >= 1800 && Number(max ?? 9999) <= 2200 && distinct < FEW

const isMeasured = (column: ChartColumn): boolean =>
  isNumberColumn(column) && !OF_PLACES.includes(column.role) && !IDENTIFIER.test(column.name) && !isYear(column)

/** Whether a column can stand on the first axis of a kind of chart. */
export function canBeX(kind: ChartKind, column: ChartColumn): boolean {
  switch (kind) {
    case 'bar':
      return column.role !== 'geometry'
    case 'line':
      return isTimeColumn(column) || column.type === 'integer'
    case 'scatter':
    case 'histogram':
      return isNumberColumn(column)
    default:
      return kind satisfies never
  }
}

/** The kinds of chart that a table has columns for. */
export function kindsOf(columns: readonly ChartColumn[]): ChartKind[] {
  const numbers = columns.filter(isNumberColumn).length
  return CHART_KINDS.filter((kind) => (kind === 'scatter' ? numbers > 1 : columns.some((column) => canBeX(kind, column))))
}

/** What a chart of a table shows before anybody chose. */
export function defaultChart(columns: readonly ChartColumn[]): Chart {
  const find = (is: (column: ChartColumn) => boolean) => columns.findIndex(is)
  const time = [find(isTimeColumn), find(isYear)].find((at) => at >= 0) ?? -1
  const number = find(isMeasured)
  const category =
    [
      find((column) => (column.role === 'adminName' || column.role === 'country') && column.isRepeating !== false),
      find((column) => canGroup(column) && column.isRepeating !== false && (column.distinct ?? 2) > 1),
    ].find((at) => at >= 0) ?? -1
  const y = number >= 0 ? number : null
  const measure: Measure = y === null ? 'count' : 'sum'
  if (time >= 0 && (columns[time]?.distinct ?? 2) > 1) return { kind: 'line', x: time, y, measure, group: null }
  if (category >= 0) return { kind: 'bar', x: category, y, measure, group: null }
  if (number >= 0) return { kind: 'histogram', x: number, y: null, measure: 'count', group: null }
  return {
    kind: 'bar',
    x: Math.max(
      0,
      find(({ role }) => role !== 'geometry'),
    ),
    y: null,
    measure: 'count',
    group: null,
  }
}

/** Reads `kind`, `x`, `y`, `measure` and `group`; what is not said is chosen, and what cannot be is told in `problems`. */
export function readChart(search: URLSearchParams, columns: readonly ChartColumn[]): { chart: Chart; problems: AddressProblem[] } {
  const problems: AddressProblem[] = []
  const usual = defaultChart(columns)
  const asked = (name: string) => {
    const text = search.get(name)
    return text === null || text === '' ? null : text
  }
  const column = (name: string, is: (column: ChartColumn) => boolean): number | null => {
    const text = asked(name)
    if (text === null) return null
    const position = readColumn(text, columns)
    const found = position === null ? undefined : columns[position]
    if (position !== null && found && is(found)) return position
    problems.push(problem(name, text))
    return null
  }
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null => {
    const text = asked(name)
    const found = known.find((one) => one === text) ?? null
    if (text !== null && !found) problems.push(problem(name, text))
    return found
  }
  const kind = oneOf('kind', kindsOf(columns)) ?? (asked('x') === null ? usual.kind : 'bar')
  const x = column('x', (one) => canBeX(kind, one)) ?? usualX(kind, usual, columns)
  const isPlain = kind === 'histogram'
  const y = isPlain ? null : column('y', isNumberColumn)
  const askedMeasure = isPlain ? null : oneOf('measure', MEASURES)
  const group = isPlain ? null : column('group', (one) => canGroup(one) && one !== columns[x])
  if (kind === 'scatter') return { chart: { kind, x, y: y ?? otherNumber(columns, x), measure: 'count', group }, problems }
  // Nothing said of the second axis: what the usual chart of the same kind shows.
  const usualY = asked('y') === null && askedMeasure === null && kind === usual.kind ? usual.y : null
  const shownY = askedMeasure === 'count' ? null : (y ?? usualY ?? (askedMeasure === null ? null : firstMeasured(columns)))
  return { chart: { kind, x, y: isPlain ? null : shownY, measure: shownY === null ? 'count' : (askedMeasure ?? 'sum'), group }, problems }
}

function usualX(kind: ChartKind, usual: Chart, columns: readonly ChartColumn[]): number {
  if (kind === usual.kind) return usual.x
  const best = columns.findIndex(
    (column) =>
      canBeX(kind, column) &&
      (kind === 'bar' ? canGroup(column) && column.isRepeating !== false : kind === 'line' ? isOrdered(column) : isMeasured(column)),
  )
  return best >= 0
    ? best
    : Math.max(
        0,
        columns.findIndex((column) => canBeX(kind, column)),
      )
}

function firstMeasured(columns: readonly ChartColumn[]): number | null {
  const found = columns.findIndex(isMeasured)
  const any = found >= 0 ? found : columns.findIndex(isNumberColumn)
  return any >= 0 ? any : null
}

function otherNumber(columns: readonly ChartColumn[], x: number): number {
  const measured = columns.findIndex((column, position) => position !== x && isMeasured(column))
  return measured >= 0
    ? measured
    : Math.max(
        0,
        columns.findIndex((column, position) => position !== x && isNumberColumn(column)),
      )
}
