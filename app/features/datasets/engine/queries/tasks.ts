import type { z } from 'zod'
import type { TableFiles } from '../table-files.ts'
import type {
  CheckedAggregate,
  CheckedQuery,
  diffQuerySchema,
  exportQuerySchema,
  misfitQuerySchema,
  sampleQuerySchema,
} from '../table-query.ts'

export type AskTask = { table: TableFiles; query: CheckedQuery }
export type AggregateTask = { table: TableFiles; query: CheckedAggregate }
export type SampleTask = { table: TableFiles; query: z.output<typeof sampleQuerySchema> }
export type MisfitTask = { table: TableFiles; query: z.output<typeof misfitQuerySchema> }
export type DiffTask = { table: TableFiles; before: TableFiles; query: z.output<typeof diffQuerySchema> }
/** The file is new, in a folder made for it. */
export type ExportTask = { table: TableFiles; query: z.output<typeof exportQuerySchema>; file: string }
