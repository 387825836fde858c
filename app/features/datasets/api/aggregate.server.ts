import { aggregateTable } from '#app/features/datasets/engine/engine.server.ts'
import type { AggregateQuery } from '#app/features/datasets/engine/table-query.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import { fromEngine } from './from-engine.server.ts'
import type { OpenTable } from './open-table.server.ts'
import { refusedPart } from './rows.server.ts'
import { rowWriter, withJson, type AnswerColumn } from './row-values.ts'

/** Groups and measures of a table, as JSON text: each row has its groups by the names of their columns and its measures as `sum:amount`. */
export async function readAggregate({ table, files }: OpenTable, query: AggregateQuery, signal?: AbortSignal): Promise<string> {
  const answer = await fromEngine(async () => aggregateTable(await files(), query, { signal }), refusedPart(query))
  const { columns } = table
  const groups = (query.by ?? []).map(({ column, bin }): AnswerColumn => {
    const { name = '', type = 'text' } = columns[column] ?? {}
    return { name, type: bin === undefined ? type : typeof bin === 'number' ? 'decimal' : 'text' }
  })
  const taken = new Set(groups.map(({ name }) => name))
  const measures = query.measures.map((measure): AnswerColumn => {
    const of = measure.column === undefined ? null : columns[measure.column]
    const name = of ? `${measure.of}:${of.name}` : measure.of
    return { name: freeName(name, taken), type: typeOf(measure.of, of?.type ?? 'text') }
  })
  const write = rowWriter([...groups, ...measures])
  const items = `[${answer.rows.map((row) => write([...row.by, ...row.measures])).join(',')}]`
  const edges = answer.edges.some((edge) => edge !== null) ? { edges: answer.edges } : {}
  const document = { by: groups.map(({ name }) => name), measures: measures.map(({ name }) => name), more: answer.more, ...edges }
  return withJson(document, 'items', items)
}

/** A column may be called as a measure is, and be grouped by twice. */
function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let nth = 2; taken.has(free); nth += 1) free = `${name} (${nth})`
  taken.add(free)
  return free
}

function typeOf(measure: AggregateQuery['measures'][number]['of'], column: ColumnType): ColumnType {
  if (measure === 'count') return 'integer'
  return measure === 'min' || measure === 'max' ? column : 'decimal'
}
