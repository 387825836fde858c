import { boundaryNotice } from '#app/features/map/boundary-notice.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { FilterChip } from '#app/ui/lists/filter-chips.tsx'
import { measureWords } from '../chart/measure-words.server.ts'
import { conditionChips, filterForm, readAdded, withCondition, type FilterForm } from '../filter-words.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { problem, readConditions, writeCondition, type AddressProblem } from '../view-query.ts'
import { isNumberColumn, viewPath } from '../views.ts'
import { readAreaFigures, type AreaFigures } from './area-figures.server.ts'
import { drawAreaMap, shareWords, type AreaDrawing, type AreaLine, type AreaMeasure } from './area-map.server.ts'
import { defaultPlace, placeChoices, type Place } from './place-choices.server.ts'
import { readGeometries, readPoints, type PointFigures } from './point-figures.server.ts'
import { drawPlaces, middleOf, type PlaceDrawing } from './place-drawing.server.ts'

export type UnmatchedLine = { text: string; rows: string; href: string }

/** Areas coloured by value, or places as points and outlines. */
export type MapView = {
  kind: 'map'
  title: string
  boundaryNotice: string
  form: {
    action: string
    kept: { name: string; value: string }[]
    places: { value: string; label: string }[]
    place: string
    measures: AreaMeasure[]
    measure: AreaMeasure
    numbers: { value: string; label: string }[]
    y: string
  }
  filter: FilterForm
  chips: FilterChip[]
  areas: {
    drawing: AreaDrawing | null
    lines: AreaLine[]
    valueHead: string
    level: AreaFigures['level']
    unmatched: UnmatchedLine[]
    moreUnmatched: number
  } | null
  places: { drawing: PlaceDrawing | null; lines: { place: string; rows: string; href: string | null }[] } | null
  notes: string[]
}

const MEASURES: readonly AreaMeasure[] = ['count', 'sum', 'mean']
const MOST_UNMATCHED = 200
const MOST_LINES = 200
const MOST_NUMBERS = 300

/** The map of a table. */
export async function mapView(context: TableContext): Promise<{ view: MapView; problems: AddressProblem[] } | { moved: string }> {
  const { table, asked, language } = context
  const { search, base } = asked
  const t = translator(language, 'dataset-views')
  const problems: AddressProblem[] = []
  const choices = placeChoices(context)
  const wanted = search.get('by') ?? ''
  const chosen = choices.find(({ value }) => value === wanted)
  if (wanted !== '' && !chosen) problems.push(problem('by', wanted))
  const { place } = chosen ?? (await defaultPlace(context, choices))
  const { measure, y } = readMeasure(context, problems)
  const { where, problems: unread } = readConditions(search, table.columns)
  const ofTable: [string, string][] = table.position > 0 ? [['table', String(table.position)]] : []
  const ofMap: [string, string][] = [
    ...ofTable,
    ['by', valueOf(place)],
    ...(y === null ? [] : [['measure', measure] satisfies [string, string], ['y', String(y)] satisfies [string, string]]),
  ]
  const conditions = where.map((condition): [string, string] => ['f', writeCondition(condition)])
  const params = new URLSearchParams([...ofMap, ...conditions])
  const sent = readAdded(search, table.columns)
  if (sent?.added) return { moved: viewPath(base, 'map', withCondition(params, sent.added)) }
  const tableHref = (more: [string, string][]) => viewPath(base, 'table', new URLSearchParams([...ofTable, ...more]))
  const rowHref = (row: number) => tableHref([['row', String(row)]])
  const shared = {
    kind: 'map' as const,
    boundaryNotice: await boundaryNotice(language),
    form: {
      action: viewPath(base, 'map'),
      kept: [...ofTable, ...conditions].map(([name, value]) => ({ name, value })),
      places: choices.map(({ value, label }) => ({ value, label })),
      place: valueOf(place),
      measures: [...MEASURES],
      measure,
      numbers: table.columns
        .flatMap((column, position) =>
          isNumberColumn(column) && column.role === null ? [{ value: String(position), label: column.name }] : [],
        )
        .slice(0, MOST_NUMBERS),
      y: y === null ? '' : String(y),
    },
    filter: filterForm(table.columns, search, viewPath(base, 'map'), params),
    chips: conditionChips(where, {
      columns: table.columns,
      language,
      without: (kept) =>
        viewPath(base, 'map', new URLSearchParams([...ofMap, ...kept.map((one): [string, string] => ['f', writeCondition(one)])])),
    }),
  }
  problems.push(...unread, ...(sent?.problems ?? []))
  if (place.kind === 'area') {
    const figures = await readAreaFigures(context, { column: place.column, y, where })
    const what = measureWords(context, { measure, y })
    const title = t(`map.title.${figures.level}`, { what })
    const narrowed = (values: readonly string[]) =>
      tableHref([...conditions, ['f', writeCondition({ column: place.column, is: 'in', values: values.slice(0, 100) })]])
    const { drawing, lines } = await drawAreaMap({ figures, measure, title, language, hrefOf: ({ values }) => narrowed(values) })
    const unmatched = [...figures.unmatched].sort((a, b) => b.rows - a.rows)
    const view: MapView = {
      ...shared,
      title,
      places: null,
      areas: {
        drawing,
        lines,
        valueHead: what,
        level: figures.level,
        unmatched: unmatched
          .slice(0, MOST_UNMATCHED)
          .map(({ text, rows }) => ({ text, rows: formatNumber(language, rows), href: narrowed([text]) })),
        moreUnmatched: Math.max(0, unmatched.length - MOST_UNMATCHED),
      },
      notes: areaNotes(figures, drawing !== null, context),
    }
    return { view, problems }
  }
  const figures =
    place.kind === 'points'
      ? await readPoints(context, { latitude: place.latitude, longitude: place.longitude, where, rowHref })
      : await readGeometries(context, { column: place.column, where, rowHref })
  const drawing = await drawPlaces(figures.points, figures.shapes)
  const view: MapView = {
    ...shared,
    title: t('map.title.places'),
    areas: null,
    places: { drawing, lines: placeLines(figures, language) },
    notes: placeNotes(figures, context),
  }
  return { view, problems }
}

const valueOf = (place: Place): string => (place.kind === 'points' ? 'points' : String(place.column))

function readMeasure({ table, asked: { search } }: TableContext, problems: AddressProblem[]): { measure: AreaMeasure; y: number | null } {
  const askedY = search.get('y') ?? ''
  const column = /^\d{1,5}$/.test(askedY) ? table.columns[Number(askedY)] : undefined
  const y = column && isNumberColumn(column) ? Number(askedY) : null
  if (askedY !== '' && y === null) problems.push(problem('y', askedY))
  const asked = search.get('measure') ?? ''
  const measure = MEASURES.find((known) => known === asked)
  if (asked !== '' && !measure) problems.push(problem('measure', asked))
  // A number that is picked is meant to be seen.
  return y === null || measure === 'count' ? { measure: 'count', y: null } : { measure: measure ?? 'sum', y }
}

function areaNotes({ areas, unmatched, unplaced, more, level }: AreaFigures, isDrawn: boolean, { language }: TableContext): string[] {
  const t = translator(language, 'dataset-views')
  const matched = areas.reduce((sum, { rows }) => sum + rows, 0)
  const left = unmatched.reduce((sum, { rows }) => sum + rows, 0)
  const number = (value: number) => formatNumber(language, value)
  return [
    t('map.matched', { rows: number(matched), share: shareWords(matched, matched + left + unplaced, language) }),
    ...(unplaced > 0 ? [t('map.unplaced', { rows: number(unplaced) })] : []),
    ...(more ? [t('map.moreValues')] : []),
    ...(!isDrawn && areas.length > 0 && level === 'admin1' ? [t('map.tooMany')] : []),
  ]
}

function placeNotes({ how, drawn, faulty, missing, unread, points, shapes }: PointFigures, { language }: TableContext): string[] {
  const t = translator(language, 'dataset-views')
  const number = (value: number) => formatNumber(language, value)
  return [
    t(`map.how.${how}`, { rows: number(drawn), unread: number(Math.max(0, unread)) }),
    ...(faulty > 0 ? [t('map.faulty', { rows: number(faulty) })] : []),
    ...(missing > 0 ? [t('map.missing', { rows: number(missing) })] : []),
    ...(points.length + shapes.length > MOST_LINES ? [t('map.linesCut', { places: number(MOST_LINES) })] : []),
  ]
}

/** The places of the drawing as lines; of an outline its middle. */
function placeLines({ points, shapes, how }: PointFigures, language: Language): { place: string; rows: string; href: string | null }[] {
  const t = translator(language, 'dataset-views')
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: how === 'grid' ? 2 : 5 }
  const at = ({ lat, lon }: { lat: number; lon: number }) =>
    `${formatNumber(language, lat, digits)} · ${formatNumber(language, lon, digits)}`
  return [
    ...points
      .slice(0, MOST_LINES)
      .map(({ lat, lon, rows, href }) => ({ place: at({ lat, lon }), rows: formatNumber(language, rows), href })),
    ...shapes
      .slice(0, Math.max(0, MOST_LINES - points.length))
      .map(({ geometry, href }) => ({ place: t('map.outline', { place: at(middleOf(geometry)) }), rows: formatNumber(language, 1), href })),
  ]
}
