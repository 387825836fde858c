import { foldText } from '#app/features/classifications/folding.ts'
import type { ColumnProfile } from '#app/features/datasets/engine/table-files.ts'
import { readProfiles } from '#app/features/datasets/loading/loads.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import type { ColumnRole, ColumnType, LoadedColumn } from '#app/features/datasets/tables.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import { formatNumber, numberFormat } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { valueWords } from './value-words.server.ts'
import type { TableContext } from './view-frame.server.ts'
import { writeCondition } from './view-query.ts'
import { isNumberColumn, viewPath } from './views.ts'
import { valueOfText } from './written-value.ts'

const COLUMNS = 20

/** Bars of a small figure: heights are shares of the highest. */
export type SmallBars = { bars: { label: string; count: string; share: number }[]; from: string; to: string; of: 'values' | 'periods' }

export type ProfiledColumn = {
  position: number
  name: string
  label: string
  description: string
  type: ColumnType
  role: ColumnRole | null
  hxl: string | null
  facts: { key: 'filled' | 'distinct' | 'min' | 'median' | 'mean' | 'max' | 'lengths'; text: string }[]
  missing: { text: string; share: string; href: string } | null
  misfits: { text: string; href: string } | null
  bars: SmallBars | null
  top: { text: string; isCut: boolean; count: string; share: number; shareText: string; href: string | null }[]
}

export type ColumnsView = {
  kind: 'columns'
  columns: ProfiledColumn[]
  action: string
  kept: { name: string; value: string }[]
  find: string
  /** Columns that the search finds. */
  found: string
  isSearchable: boolean
  previousHref: string | undefined
  nextHref: string | undefined
}

/** What each column holds, twenty a page; `find` searches the names of columns. */
export async function columnsView(context: TableContext): Promise<ColumnsView> {
  const { table, load, asked, language } = context
  const find = (asked.search.get('find') ?? '').trim().slice(0, 200)
  const folded = foldText(find)
  const found = table.columns.flatMap(({ name }, position) => (folded === '' || foldText(name).includes(folded) ? [position] : []))
  const page = Math.min(readPageNumber(asked.search, 'page'), Math.max(1, Math.ceil(found.length / COLUMNS)))
  const profiles = await readProfiles(load.id, table.position)
  const ofTable = { ...(table.position > 0 && { table: String(table.position) }) }
  const href = (nth: number) =>
    viewPath(asked.base, 'columns', new URLSearchParams({ ...ofTable, ...(find && { find }), ...(nth > 1 && { page: String(nth) }) }))
  return {
    kind: 'columns',
    columns: found.slice((page - 1) * COLUMNS, page * COLUMNS).flatMap((position) => {
      const [column, profile] = [table.columns[position], profiles[position]]
      return column && profile ? [profiledColumn(context, position, column, profile)] : []
    }),
    action: viewPath(asked.base, 'columns'),
    kept: Object.entries(ofTable).map(([name, value]) => ({ name, value })),
    find,
    found: formatNumber(language, found.length),
    isSearchable: table.columns.length > COLUMNS,
    previousHref: page > 1 ? href(page - 1) : undefined,
    nextHref: page * COLUMNS < found.length ? href(page + 1) : undefined,
  }
}

function profiledColumn(context: TableContext, position: number, column: LoadedColumn, profile: ColumnProfile): ProfiledColumn {
  const { open, table, tables, asked, language } = context
  const row = open.content.columns.find(({ id }) => id === columnId(table.name, column.name, tables.length))
  const filterHref = (text: string) => {
    const params = new URLSearchParams(table.position > 0 ? { table: String(table.position) } : {})
    params.append('f', text)
    return viewPath(asked.base, 'table', params)
  }
  const share = (count: number) =>
    numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(count / Math.max(1, table.rows))
  const count = (value: number) => formatNumber(language, value)
  return {
    position,
    name: column.name,
    label: plainText(row?.label, language),
    description: plainText(row?.description, language),
    type: column.type,
    role: column.role,
    hxl: column.hxl,
    facts: factsOf(context, column, profile),
    missing:
      profile.missing > 0 ? { text: count(profile.missing), share: share(profile.missing), href: filterHref(`${position}~empty`) } : null,
    misfits: profile.misfits > 0 ? { text: count(profile.misfits), href: filterHref(`${position}~misfit`) } : null,
    bars: smallBars(context, column, profile),
    // Values of which each is there once say nothing by their number.
    top: (profile.top.some((one) => one.count > 1) ? profile.top : []).map(({ text, count: times }) => {
      const isCut = text.length >= LONGEST_TOP
      const value = valueOfText(column, text)
      const href = value === null ? null : filterHref(writeCondition({ column: position, is: isCut ? 'starts' : 'eq', values: [value] }))
      return { text, isCut, count: count(times), share: times / Math.max(1, table.rows), shareText: share(times), href }
    }),
  }
}

/** Characters that the engine keeps of a frequent value. */
const LONGEST_TOP = 200

function factsOf({ table, language }: TableContext, column: LoadedColumn, profile: ColumnProfile): ProfiledColumn['facts'] {
  const words = (value: string | number) => valueWords(column.type, String(value), language)
  const t = translator(language, 'dataset-views')
  const filled = table.rows - profile.missing - profile.misfits
  // Beyond some hundreds the engine counts different values approximately.
  const distinct = formatNumber(language, Math.min(profile.distinct, filled))
  const isExact = profile.distinct < 100
  const median = isNumberColumn(column) ? profile.quantiles[2] : undefined
  const facts: (ProfiledColumn['facts'][number] | null)[] = [
    { key: 'filled', text: formatNumber(language, filled) },
    { key: 'distinct', text: isExact ? distinct : t('columns.about', { values: distinct }) },
    profile.min === null ? null : { key: 'min', text: words(profile.min) },
    median === undefined ? null : { key: 'median', text: roundWords(median, language) },
    profile.mean === null ? null : { key: 'mean', text: roundWords(profile.mean, language) },
    profile.max === null ? null : { key: 'max', text: words(profile.max) },
    profile.lengths === null || filled === 0
      ? null
      : {
          key: 'lengths',
          text: t('columns.fromTo', { from: formatNumber(language, profile.lengths[0]), to: formatNumber(language, profile.lengths[1]) }),
        },
  ]
  return facts.filter((fact) => fact !== null)
}

const roundWords = (value: number, language: string) => numberFormat(language, { maximumSignificantDigits: 5 }).format(value)

function smallBars({ language }: TableContext, column: LoadedColumn, { histogram, periods }: ColumnProfile): SmallBars | null {
  const t = translator(language, 'dataset-views')
  const number = (value: number) => numberFormat(language, { maximumSignificantDigits: 6 }).format(value)
  const bars =
    histogram === null
      ? periods.map(({ period, count }) => ({ label: valueWords('period', period, language), count }))
      : histogram.counts.map((count, nth) => ({
          label: t('columns.fromTo', { from: number(histogram.edges[nth] ?? 0), to: number(histogram.edges[nth + 1] ?? 0) }),
          count,
        }))
  const highest = Math.max(0, ...bars.map(({ count }) => count))
  if (bars.length < 2 || highest === 0) return null
  const ends =
    histogram === null
      ? [bars[0]?.label ?? '', bars.at(-1)?.label ?? '']
      : [number(histogram.edges[0] ?? 0), number(histogram.edges.at(-1) ?? 0)]
  return {
    bars: bars.map(({ label, count }) => ({ label, count: formatNumber(language, count), share: count / highest })),
    from: ends[0] ?? '',
    to: ends[1] ?? '',
    of: isNumberColumn(column) ? 'values' : 'periods',
  }
}
