import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { QueryRefused } from '#app/features/datasets/engine/failures.ts'
import type { TablePage, TableQuery } from '#app/features/datasets/engine/table-query.ts'
import { foldText } from '#app/features/classifications/folding.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { FilterChip } from '#app/ui/lists/filter-chips.tsx'
import { conditionChips, filterForm, readAdded, shortened, withCondition, type FilterForm } from './filter-words.server.ts'
import { headColumns, shownRows, type HeadColumn, type ShownRow } from './row-cells.server.ts'
import { problem, readTableAddress, writeTableAddress, type AddressProblem, type Sort, type TableAddress } from './view-query.ts'
import type { TableContext } from './view-frame.server.ts'
import { viewPath } from './views.ts'

const ROWS = 50
const FIRST_COLUMNS = 12
const MOST_COLUMNS = 60
/** Names of columns that a search for one lists. */
const MOST_FOUND = 60

type SortedColumn = HeadColumn & { sort: { href: string; direction: 'ascending' | 'descending' | undefined } }

export type TableView = {
  kind: 'table'
  name: string
  columns: SortedColumn[]
  rows: ShownRow[]
  /** Rows that fit, and rows there are. */
  total: number
  totalText: string
  rowsText: string
  isNarrowed: boolean
  action: string
  search: { value: string; kept: { name: string; value: string }[] }
  chips: FilterChip[]
  clearHref: string | undefined
  form: FilterForm
  choice: ColumnChoice
  firstHref: string | undefined
  nextHref: string | undefined
}

/** Choosing columns: those shown, and those that a search over their names finds. */
export type ColumnChoice = {
  isOpen: boolean
  query: string
  options: { position: number; name: string; isShown: boolean }[]
  /** Columns that are not listed: a search finds them. */
  hidden: number
  hiddenText: string
  countText: string
  kept: { name: string; value: string }[]
}

/** A page of a table; `moved` where a form was sent that says another address. */
export async function tableView(context: TableContext): Promise<{ view: TableView; problems: AddressProblem[] } | { moved: string }> {
  const { table, asked, language } = context
  const { base, search } = asked
  const { address, problems } = readTableAddress(search, table.columns)
  const href = (changed: Partial<TableAddress>, cursor?: string | null) => {
    const params = writeTableAddress({ ...address, ...changed }, table.position)
    if (cursor) params.set('cursor', cursor)
    return viewPath(base, 'table', params)
  }
  const params = writeTableAddress(address, table.position)
  const sent = readAdded(search, table.columns)
  if (sent?.added) return { moved: viewPath(base, 'table', withCondition(params, sent.added)) }
  const positions = (address.columns ?? table.columns.map((_, position) => position).slice(0, FIRST_COLUMNS)).slice(0, MOST_COLUMNS)
  const page = await askPage(context, address, positions)
  const isNarrowed = address.where.length > 0 || address.search !== ''
  const view: TableView = {
    kind: 'table',
    name: table.name,
    columns: headColumns(context.open, table, { positions, tables: context.tables.length, language }).map((column) => ({
      ...column,
      sort: sortLink(column.position, address.sort, (sort) => href({ sort })),
    })),
    rows: shownRows(page.rows, positions, language),
    total: page.total,
    totalText: formatNumber(language, page.total),
    rowsText: formatNumber(language, table.rows),
    isNarrowed,
    action: viewPath(base, 'table'),
    search: { value: address.search, kept: pairs(params, 'q') },
    chips: conditionChips(address.where, { columns: table.columns, language, without: (where) => href({ where }) }),
    clearHref: address.where.length > 1 ? href({ where: [] }) : undefined,
    form: filterForm(table.columns, search, viewPath(base, 'table'), params),
    choice: columnChoice(context, positions, params),
    firstHref: address.cursor && !page.isReset ? href({}) : undefined,
    nextHref: page.next ? href({}, page.next) : undefined,
  }
  const tooMany = (address.columns?.length ?? 0) > MOST_COLUMNS ? [problem('columns', formatNumber(language, MOST_COLUMNS))] : []
  const reset = page.isReset ? [problem('cursor', shortened(address.cursor ?? ''))] : []
  return { view, problems: [...problems, ...(sent?.problems ?? []), ...tooMany, ...reset] }
}

const pairs = (params: URLSearchParams, without: string) =>
  [...params].filter(([name]) => name !== without).map(([name, value]) => ({ name, value }))

/** The rows; a cursor that belongs to another question starts again. */
async function askPage(
  { files }: TableContext,
  { where, search, sort, cursor }: TableAddress,
  columns: number[],
): Promise<TablePage & { isReset: boolean }> {
  const query: TableQuery = { columns, where, sort, limit: ROWS, ...(search ? { search } : {}) }
  try {
    return { ...(await askTable(files, cursor ? { ...query, after: cursor } : query)), isReset: false }
  } catch (error) {
    if (!cursor || !(error instanceof QueryRefused) || error.where !== 'after') throw error
    return { ...(await askTable(files, query)), isReset: true }
  }
}

/** The first click sorts upwards, the second downwards, the third as the table lies in its file. */
function sortLink(column: number, sort: readonly Sort[], href: (sort: Sort[]) => string): SortedColumn['sort'] {
  const own = sort.find((one) => one.column === column)
  const next = own ? (own.descending ? [] : [{ column, descending: true }]) : [{ column, descending: false }]
  return { href: href(next), direction: own && sort[0] === own ? (own.descending ? 'descending' : 'ascending') : undefined }
}

function columnChoice(
  { table, asked: { search }, language }: TableContext,
  positions: readonly number[],
  params: URLSearchParams,
): ColumnChoice {
  const query = (search.get('find') ?? '').trim().slice(0, 200)
  const folded = foldText(query)
  const shown = new Set(positions)
  const found = table.columns.flatMap(({ name, hxl }, position) =>
    !shown.has(position) && (folded === '' || foldText(`${name} ${hxl ?? ''}`).includes(folded)) ? [position] : [],
  )
  const listed = [...positions, ...found.slice(0, MOST_FOUND)]
  const hidden = found.length - Math.min(found.length, MOST_FOUND)
  return {
    isOpen: query !== '',
    query,
    options: listed.map((position) => ({ position, name: table.columns[position]?.name ?? '', isShown: shown.has(position) })),
    hidden,
    hiddenText: formatNumber(language, hidden),
    countText: formatNumber(language, table.columns.length),
    kept: pairs(params, 'c'),
  }
}
