import { WrongQuery } from '#app/features/api/problem.ts'
import { fromEngine } from '#app/features/datasets/api/from-engine.server.ts'
import { openTableAt, type OpenTable } from '#app/features/datasets/api/open-table.server.ts'
import { rowWriter, withJson, type AnswerColumn } from '#app/features/datasets/api/row-values.ts'
import { askTable } from '#app/features/datasets/engine/engine.server.ts'
import { MOST_ROWS, type Condition, type TableQuery } from '#app/features/datasets/engine/table-query.ts'
import { findPublicDataset } from '#app/features/datasets/queries/public-datasets.server.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { listOf, objectOf, required, textOf, wholeOf, type CkanParameters } from './ckan-parameters.ts'
import { readResourceId } from './ckan-package.server.ts'
import { ckanInvalid, ckanNotFound } from './ckan-refusal.ts'

const TYPES: Record<ColumnType, string> = {
  text: 'text',
  integer: 'numeric',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  datetime: 'timestamp',
}

/** The number of a row, from 1, as CKAN adds it; a column of that name stands in its place. */
const ROW_NUMBER = '_id'

/** Rows of a resource that is a table: `filters`, `q`, `fields`, `sort`, `limit`, `offset`. Gives the result as JSON text. */
export async function searchDatastore(given: CkanParameters, signal: AbortSignal): Promise<string> {
  const id = required(given, 'resource_id')
  const opened = await openResource(id)
  const { columns } = opened.table
  const fields = readFields(given, columns)
  const offset = wholeOf(given, 'offset', { otherwise: 0, most: 1_000_000_000 })
  const limit = wholeOf(given, 'limit', { otherwise: 100, most: MOST_ROWS })
  const q = textOf(given, 'q')
  const query: TableQuery = {
    values: true,
    columns: fields,
    where: readFilters(given, columns),
    sort: readSort(textOf(given, 'sort'), columns),
    offset,
    limit,
    ...(q && { search: q.slice(0, 200) }),
  }
  const page = await fromEngine(
    async () => askTable(await opened.files(), query, { signal }),
    (where) => ({ name: where.startsWith('where') ? 'filters' : (where.split('.')[0] ?? where), value: where }),
  ).catch((error: unknown) => {
    if (error instanceof WrongQuery)
      throw ckanInvalid(error.errors[0]?.name ?? 'filters', `Not understood: ${error.errors[0]?.value ?? ''}`)
    throw error
  })
  const shown = fields.map((column) => columns[column]!)
  const asked = listOf(given, 'fields').filter(Boolean)
  const numbered = !columns.some(({ name }) => name === ROW_NUMBER) && (asked.length === 0 || asked.includes(ROW_NUMBER))
  const number: AnswerColumn[] = numbered ? [{ name: ROW_NUMBER, type: 'integer' }] : []
  const write = rowWriter([...number, ...shown])
  const records = `[${page.rows.map(({ row, values = [] }) => write([...(numbered ? [String(row + 1)] : []), ...values])).join(',')}]`
  const result = {
    resource_id: id,
    fields: [...(numbered ? [{ id: ROW_NUMBER, type: 'int' }] : []), ...shown.map(({ name, type }) => ({ id: name, type: TYPES[type] }))],
    include_total: true,
    records_format: 'objects',
    limit,
    offset,
    total: page.total,
    total_was_estimated: false,
  }
  return withJson(result, 'records', records)
}

async function openResource(id: string): Promise<OpenTable> {
  const read = readResourceId(id)
  const dataset = read && read.table !== null ? await findPublicDataset(read.datasetId) : null
  const table = dataset?.tables.find(({ position }) => position === read?.table)
  if (!dataset || !table) throw ckanNotFound(`Resource "${id.slice(0, 80)}" was not found.`)
  return openTableAt(VISITOR, dataset.slug, table.position)
}

function positionOf(name: string, columns: readonly AnswerColumn[], parameter: string): number {
  const position = columns.findIndex((column) => column.name === name)
  if (position < 0) throw ckanInvalid(parameter, `field "${name.slice(0, 80)}" not in table`)
  return position
}

function readFields(given: CkanParameters, columns: readonly AnswerColumn[]): number[] {
  const wanted = listOf(given, 'fields').filter(
    (name) => name !== '' && (name !== ROW_NUMBER || columns.some((column) => column.name === name)),
  )
  return wanted.length > 0 ? [...new Set(wanted.map((name) => positionOf(name, columns, 'fields')))] : columns.map((_, column) => column)
}

/** A value, or any of several, of each column named; null is an empty cell. */
function readFilters(given: CkanParameters, columns: readonly AnswerColumn[]): Condition[] {
  return [...objectOf(given, 'filters')].map(([name, value]): Condition => {
    const column = positionOf(name, columns, 'filters')
    if (value === null) return { column, is: 'empty', values: [] }
    const values = (Array.isArray(value) ? value : [value]) as unknown[]
    const texts = values.flatMap((one) =>
      typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
    )
    if (texts.length !== values.length || texts.length === 0) throw ckanInvalid('filters', `Not understood: ${name.slice(0, 80)}`)
    return texts.length === 1 ? { column, is: 'eq', values: texts } : { column, is: 'in', values: texts }
  })
}

/** `name desc, "other name"`. */
function readSort(text: string, columns: readonly AnswerColumn[]): { column: number; descending: boolean }[] {
  if (text === '') return []
  return [...text.matchAll(/\s*(?:"([^"]*)"|([^,]*?))(?:\s+(asc|desc))?(?:\s+nulls\s+(?:first|last))?\s*(?:,|$)/gi)]
    .map(([, quoted, plain, direction]) => ({ name: quoted ?? plain ?? '', descending: direction?.toLowerCase() === 'desc' }))
    .filter(({ name }) => name !== '' && name !== ROW_NUMBER)
    .map(({ name, descending }) => ({ column: positionOf(name, columns, 'sort'), descending }))
}
