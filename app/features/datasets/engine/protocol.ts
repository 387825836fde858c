import type { Finding, TableStructure } from '../tables.ts'
import type { EngineFailure } from './failures.ts'
import type { LoadParquetTask } from './load/load-parquet.server.ts'
import type { LoadTask } from './load/load-table.server.ts'
import type { AggregateTask, AskTask, DiffTask, ExportTask, MisfitTask, SampleTask } from './queries/tasks.ts'

/** What an import process is asked to do, once. */
export type ImportTask =
  | ({ kind: 'load' } & LoadTask)
  | ({ kind: 'loadParquet' } & LoadParquetTask)
  | { kind: 'understandFile'; path: string; name: string; remembered?: TableStructure[]; workDir: string; adminCodes: string[] }
  | { kind: 'understandTable'; path: string; structure: TableStructure; workDir: string; adminCodes: string[] }
  | { kind: 'prepare'; path: string; structure: TableStructure; workDir: string }
  | { kind: 'unpack'; path: string; member: string; workDir: string }

export type QueryTask =
  | ({ kind: 'ask' } & AskTask)
  | ({ kind: 'aggregate' } & AggregateTask)
  | ({ kind: 'sample' } & SampleTask)
  | ({ kind: 'misfits' } & MisfitTask)
  | ({ kind: 'export' } & ExportTask)
  | ({ kind: 'diff' } & DiffTask)

/** From the portal to the engine's process. */
export type EngineRequest = { id: number; task: ImportTask | QueryTask; timeLimitMs: number } | { id: number; cancel: true }

/** From the engine's process to the portal. */
export type EngineReply =
  | { id: number; step: string }
  | { id: number; answer: unknown }
  | { id: number; failure: EngineFailure; detail: string }
  | { id: number; finding: Finding }
  | { id: number; refused: string }
