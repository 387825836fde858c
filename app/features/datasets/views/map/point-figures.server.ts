import type { Geometry, Point } from 'geojson'
import { aggregateTable, askTable, sampleColumns } from '#app/features/datasets/engine/engine.server.ts'
import { MOST_SAMPLE, type Condition } from '#app/features/datasets/engine/table-query.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { readGeometry } from './geometry.ts'
import { type DataPoint, type DataShape } from './place-drawing.server.ts'

/** Cells of the grid that many points are put together in, on each side. */
const GRID = 48
const MOST_CELLS = 5_000
const ROWS_OF_PAGE = 1_000
/** What is read of outlines for one map. */
const MOST_BYTES = 6 << 20
/** The engine's samples hold so many characters of a value: longer ones are outlines, read whole. */
const SAMPLED = 200

export type PointFigures = {
  points: DataPoint[]
  shapes: DataShape[]
  /** Rows that are drawn; rows with no place, or with one that is none on Earth; rows that were not read. */
  drawn: number
  faulty: number
  missing: number
  unread: number
  /** How the rows were chosen or put together. */
  how: 'all' | 'sample' | 'grid' | 'first'
}

const within = (column: number, most: number): Condition[] => [
  { column, is: 'ge', values: [String(-most)] },
  { column, is: 'le', values: [String(most)] },
]

/** Rows by a column of latitudes and one of longitudes, in degrees: each a point, or put together in a grid where they are many. */
export async function readPoints(
  context: TableContext,
  { latitude, longitude, where, rowHref }: { latitude: number; longitude: number; where: Condition[]; rowHref: (row: number) => string },
): Promise<PointFigures> {
  const { files, language } = context
  const t = translator(language, 'dataset-views')
  const real = [...where, ...within(latitude, 90), ...within(longitude, 180)]
  const [{ total }, { total: found }, counted] = await Promise.all([
    askTable(files, { where, limit: 0 }),
    askTable(files, { where: real, limit: 0 }),
    aggregateTable(files, {
      measures: [
        { of: 'count', column: latitude },
        { of: 'count', column: longitude },
      ],
      where,
    }),
  ])
  const stated = Math.min(...(counted.rows[0]?.measures.map(Number) ?? [0]))
  const rest = { shapes: [], drawn: found, faulty: Math.max(0, stated - found), missing: total - Math.max(stated, found), unread: 0 }
  if (found <= MOST_SAMPLE) {
    const { rows } = await sampleColumns(files, { columns: [latitude, longitude], where: real })
    const points = rows.map(({ row, values }) => ({
      lat: Number(values[0]),
      lon: Number(values[1]),
      rows: 1,
      title: t('map.rowTitle', { row: formatNumber(language, row + 1) }),
      href: rowHref(row),
    }))
    return { ...rest, points, how: 'all' }
  }
  const { rows, edges } = await aggregateTable(files, {
    by: [
      { column: latitude, bin: GRID },
      { column: longitude, bin: GRID },
    ],
    measures: [{ of: 'count' }],
    where: real,
    sort: { by: 'measure', nth: 0, descending: true },
    limit: MOST_CELLS,
  })
  const half = (own: number[] | null | undefined) => ((own?.[1] ?? 0) - (own?.[0] ?? 0)) / 2
  const points = rows.map(({ by, measures }) => ({
    lat: Math.min(90, Number(by[0]) + half(edges[0])),
    lon: Math.min(180, Number(by[1]) + half(edges[1])),
    rows: Number(measures[0]),
    title: t('map.cellTitle', { rows: formatNumber(language, measures[0] ?? '0') }),
    href: null,
  }))
  return { ...rest, points, how: 'grid' }
}

/** Rows by a column of geometries: points of a sample drawn at random, or the outlines of the first rows. */
export async function readGeometries(
  context: TableContext,
  { column, where, rowHref }: { column: number; where: Condition[]; rowHref: (row: number) => string },
): Promise<PointFigures> {
  const { files } = context
  const [{ total }, { rows: sample }, counted] = await Promise.all([
    askTable(files, { where, limit: 0 }),
    sampleColumns(files, { columns: [column], where }),
    aggregateTable(files, { measures: [{ of: 'count', column }], where }),
  ])
  const filled = Number(counted.rows[0]?.measures[0] ?? 0)
  const isShort = sample.every(({ values }) => (values[0] ?? '').length < SAMPLED)
  const read = isShort
    ? sample.map(({ row, values }) => ({ row, text: values[0] ?? '' }))
    : await readOutlines(context, column, [...where, { column, is: 'filled', values: [] }])
  const figures = placesOf(context, read, rowHref)
  const unread = filled - read.length
  return {
    ...figures,
    drawn: read.length - figures.faulty,
    missing: total - filled,
    unread,
    how: unread <= 0 ? 'all' : isShort ? 'sample' : 'first',
  }
}

async function readOutlines({ files }: TableContext, column: number, where: Condition[]): Promise<{ row: number; text: string }[]> {
  const read: { row: number; text: string }[] = []
  let after: string | null = null
  let bytes = 0
  do {
    const page: Awaited<ReturnType<typeof askTable>> = await askTable(files, {
      columns: [column],
      where,
      limit: ROWS_OF_PAGE,
      ...(after ? { after } : {}),
    })
    for (const { row, cells } of page.rows) {
      bytes += cells[0]?.length ?? 0
      if (bytes > MOST_BYTES && read.length > 0) return read
      read.push({ row, text: cells[0] ?? '' })
    }
    after = page.next
  } while (after && read.length < MOST_SAMPLE)
  return read
}

function placesOf({ language }: TableContext, read: readonly { row: number; text: string }[], rowHref: (row: number) => string) {
  const t = translator(language, 'dataset-views')
  const points: DataPoint[] = []
  const shapes: DataShape[] = []
  let faulty = 0
  for (const { row, text } of read) {
    const geometry = readGeometry(text)
    const title = t('map.rowTitle', { row: formatNumber(language, row + 1) })
    if (geometry === null) faulty += 1
    else if (isPoint(geometry))
      points.push({ lat: geometry.coordinates[1] ?? 0, lon: geometry.coordinates[0] ?? 0, rows: 1, title, href: rowHref(row) })
    else if (geometry.type === 'MultiPoint')
      points.push(...geometry.coordinates.map(([lon = 0, lat = 0]) => ({ lat, lon, rows: 1, title, href: rowHref(row) })))
    else shapes.push({ geometry, title, href: rowHref(row) })
  }
  return { points, shapes, faulty }
}

const isPoint = (geometry: Geometry): geometry is Point => geometry.type === 'Point'
