import { stringify } from 'csv-stringify/sync'
import { WrongQuery } from '#app/features/api/problem.ts'
import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { MOST_ROWS, type TableQuery } from '#app/features/datasets/engine/table-query.ts'
import { problem, readColumn, readTableAddress } from '#app/features/datasets/views/view-query.ts'
import type { FilterProblem } from '#app/features/filters/filters.ts'
import { guardedCell } from '#app/platform/http/formula-guard.ts'
import { fromEngine } from './from-engine.server.ts'
import type { OpenTable } from './open-table.server.ts'
import { rowWriter, withJson, type AnswerColumn } from './row-values.ts'

export const ROW_FORMATS = ['json', 'csv'] as const
export type RowFormat = (typeof ROW_FORMATS)[number]
export const DEFAULT_ROWS = 100

export type RowsQuery = { query: TableQuery; format: RowFormat }

/** What an address asks of the rows of a table. Throws WrongQuery naming every value that says nothing of this table. */
export function readRowsQuery(search: URLSearchParams, columns: readonly AnswerColumn[]): RowsQuery {
  const { address, problems } = readTableAddress(search, columns)
  const chosen = [...(address.columns ?? []), ...readNames(search, columns, problems)]
  const limit = search.get('limit') || String(DEFAULT_ROWS)
  if (!/^\d{1,5}$/.test(limit) || Number(limit) > MOST_ROWS) problems.push(problem('limit', limit))
  const format = search.get('format') || 'json'
  if (!ROW_FORMATS.some((known) => known === format)) problems.push(problem('format', format))
  const [first, ...others] = problems
  if (first) throw new WrongQuery([first, ...others])
  const query: TableQuery = {
    where: address.where,
    sort: address.sort,
    limit: Number(limit),
    values: true,
    ...(address.search && { search: address.search }),
    ...(address.cursor !== null && { after: address.cursor }),
    ...(chosen.length > 0 && { columns: [...new Set(chosen)] }),
  }
  return { query, format: format as RowFormat }
}

/** `columns`: names by comma, or repeated; a name that has commas of its own stands alone. */
function readNames(search: URLSearchParams, columns: readonly AnswerColumn[], problems: FilterProblem[]): number[] {
  return search
    .getAll('columns')
    .filter(Boolean)
    .flatMap((text) => (readColumn(text, columns) === null ? text.split(',') : [text]))
    .flatMap((name) => {
      const column = readColumn(name, columns)
      if (column === null) problems.push(problem('columns', name))
      return column === null ? [] : [column]
    })
}

/** The rows that were asked for, as text in the format that was asked for. `next`: cursor of the page behind. */
export async function readRows(
  { table, files }: OpenTable,
  { query, format }: RowsQuery,
  signal?: AbortSignal,
): Promise<{ text: string; next: string | null }> {
  const page = await fromEngine(async () => askTable(await files(), query, { signal }), refusedPart(query))
  const columns = query.columns?.map((column) => table.columns[column]).filter((column) => column !== undefined) ?? table.columns
  if (format === 'csv') {
    const cells = [columns.map(({ name }) => name), ...page.rows.map((row) => row.cells)]
    return { text: stringify(cells.map((row) => row.map(guardedCell))), next: page.next }
  }
  const write = rowWriter(columns)
  const items = `[${page.rows.map(({ values = [] }) => write(values)).join(',')}]`
  return { text: withJson({ next: page.next, total: page.total }, 'items', items), next: page.next }
}

const PARAMETERS: Record<string, string> = { where: 'f', after: 'cursor', search: 'q', columns: 'columns', sort: 'sort', limit: 'limit' }

/** The part of an address that the engine refused. */
export const refusedPart =
  (query: object) =>
  (where: string): FilterProblem => {
    const value = where
      .split('.')
      .reduce<unknown>(
        (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
        query,
      )
    return problem(PARAMETERS[where.split('.')[0] ?? ''] ?? where, typeof value === 'string' ? value : JSON.stringify(value ?? ''))
  }
