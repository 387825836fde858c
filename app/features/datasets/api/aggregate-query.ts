import { z } from 'zod'
import { WrongQuery } from '#app/features/api/problem.ts'
import type { AggregateQuery } from '#app/features/datasets/engine/table-query.ts'
import { problem, readColumn, readConditions } from '#app/features/datasets/views/view-query.ts'
import type { AnswerColumn } from './row-values.ts'

const MEASURES = ['count', 'sum', 'mean', 'min', 'max', 'median'] as const
const BIN = /^(year|month|day|[1-9]\d{0,2})$/

type Group = NonNullable<AggregateQuery['by']>[number]
type Measure = AggregateQuery['measures'][number]

const binOf = (text: string) => (/^\d/.test(text) ? Number(text) : (text as 'year' | 'month' | 'day'))

/**
 * What an address asks to be counted: `by=<column>` or `by=<column>~<bin>` (`year`, `month`, `day`, or a number of bins), at most twice;
 * `measure=count`, `measure=<measure>:<column>`, up to ten; `f` as everywhere; `sort=<nth measure or group>` as `measure`, `-measure`, `group`,
 * `-group`, with `:n` from 0; `limit`. Throws WrongQuery naming every value that says nothing of this table.
 */
export function readAggregateAddress(search: URLSearchParams, columns: readonly AnswerColumn[]): AggregateQuery {
  const { where, problems } = readConditions(search, columns)
  const refuse = (name: string, value: string) => {
    problems.push(problem(name, value))
    return []
  }
  const by = search
    .getAll('by')
    .filter(Boolean)
    .flatMap((text): Group[] => readGroup(text, columns) ?? refuse('by', text))
  const measures = search
    .getAll('measure')
    .filter(Boolean)
    .flatMap((text): Measure[] => readMeasure(text, columns) ?? refuse('measure', text))
  const sort = search.get('sort') || null
  const order = sort === null ? undefined : readOrder(sort)
  if (sort !== null && !order) refuse('sort', sort)
  const limit = search.get('limit') || null
  if (limit !== null && !/^\d{1,5}$/.test(limit)) refuse('limit', limit)
  const [first, ...others] = problems
  if (first) throw new WrongQuery([first, ...others])
  return {
    by,
    measures: measures.length > 0 ? measures : [{ of: 'count' }],
    where,
    ...(order && { sort: order }),
    ...(limit !== null && { limit: Number(limit) }),
  }
}

function readGroup(text: string, columns: readonly AnswerColumn[]): Group[] | null {
  const column = readColumn(text, columns)
  if (column !== null) return [{ column }]
  const at = text.lastIndexOf('~')
  const [name, bin] = [text.slice(0, at), text.slice(at + 1)]
  const binned = at < 0 || !BIN.test(bin) ? null : readColumn(name, columns)
  return binned === null ? null : [{ column: binned, bin: binOf(bin) }]
}

function readMeasure(text: string, columns: readonly AnswerColumn[]): Measure[] | null {
  if (text === 'count') return [{ of: 'count' }]
  const at = text.indexOf(':')
  const of = MEASURES.find((measure) => measure === text.slice(0, at))
  const column = of ? readColumn(text.slice(at + 1), columns) : null
  return of && column !== null ? [{ of, column }] : null
}

function readOrder(text: string): AggregateQuery['sort'] | undefined {
  const found = /^(-?)(group|measure)(?::(\d))?$/.exec(text)
  if (!found) return undefined
  return { by: found[2] as 'group' | 'measure', nth: Number(found[3] ?? 0), descending: found[1] === '-' }
}

const columnShape = z.union([z.string().max(1_000), z.number().int().min(0)])
const valuesShape = z.array(z.string().max(1_000)).max(1_000)

/** The same question as a JSON document; columns by name, or by position from 0. */
export const aggregateBodyShape = z.object({
  table: z
    .union([z.string().max(1_000), z.number().int().min(0)])
    .optional()
    .describe('Name of the table, or its position from 0; the first unless stated.'),
  version: z.number().int().min(1).optional().describe('Of the dataset; the current one unless stated.'),
  by: z
    .array(z.object({ column: columnShape, bin: z.union([z.enum(['year', 'month', 'day']), z.number().int().min(2).max(200)]).optional() }))
    .max(2)
    .default([])
    .describe('What is grouped by; none: one row for all.'),
  measures: z
    .array(z.object({ of: z.enum(MEASURES), column: columnShape.optional() }))
    .min(1)
    .max(10)
    .default([{ of: 'count' }]),
  where: z
    .array(
      z.object({
        column: columnShape,
        is: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains', 'starts', 'in', 'empty', 'filled', 'misfit']),
        values: valuesShape.default([]),
      }),
    )
    .max(30)
    .default([]),
  sort: z
    .object({ by: z.enum(['group', 'measure']), nth: z.number().int().min(0).max(9), descending: z.boolean().default(false) })
    .optional(),
  limit: z.number().int().min(1).max(5_000).default(1_000),
})
export type AggregateBody = z.output<typeof aggregateBodyShape>

/** Reads a question sent as JSON. Throws WrongQuery naming the part that is none. */
export function readAggregateBody(text: string): AggregateBody {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new WrongQuery([problem('body', text)])
  }
  const { success, data, error } = aggregateBodyShape.strict().safeParse(body)
  if (success) return data
  const path = error.issues[0]?.path.map(String) ?? []
  const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], body)
  throw new WrongQuery([problem(path.join('.') || 'body', JSON.stringify(value) ?? '')])
}

/** The question of a body, columns by position. Throws WrongQuery naming the column that the table does not have. */
export function aggregateOf(body: AggregateBody, columns: readonly AnswerColumn[]): AggregateQuery {
  const positionOf = (column: string | number, path: string): number => {
    const position = readColumn(String(column), columns)
    if (position === null) throw new WrongQuery([problem(path, String(column))])
    return position
  }
  const { by, measures, where, sort, limit } = body
  return {
    by: by.map(({ column, bin }, nth) => ({ column: positionOf(column, `by.${nth}.column`), ...(bin !== undefined && { bin }) })),
    measures: measures.map(({ of, column }, nth) => {
      if (column === undefined && of !== 'count') throw new WrongQuery([problem(`measures.${nth}.column`, '')])
      return { of, ...(column !== undefined && { column: positionOf(column, `measures.${nth}.column`) }) } as Measure
    }),
    where: where.map(({ column, is, values }, nth) => ({ column: positionOf(column, `where.${nth}.column`), is, values })),
    ...(sort && { sort }),
    limit,
  }
}
