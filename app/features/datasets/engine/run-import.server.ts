import type { ImportSteps } from './import-steps.ts'
import { loadParquet } from './load/load-parquet.server.ts'
import { loadTable } from './load/load-table.server.ts'
import type { DuckdbLimits } from './open-duckdb.server.ts'
import type { ImportTask } from './protocol.ts'

const LIMITS: DuckdbLimits = { memoryMb: 512, threads: 1, temporaryMb: 20_000 }

/** Runs one import task; `onStep` hears what it is at. */
export async function runImport(task: ImportTask, onStep: (step: string) => void): Promise<unknown> {
  switch (task.kind) {
    case 'load':
      return loadTable(task, LIMITS, onStep)
    case 'loadParquet':
      return loadParquet(task, LIMITS, onStep)
    case 'understandFile':
      return (await readingSteps()).understandFile(task.path, task.name, task.remembered)
    case 'understandTable':
      return (await readingSteps()).understandTable(task.path, task.structure)
    case 'prepare':
      onStep('prepare')
      return (await readingSteps()).prepareTable(task.path, task.structure, task.workDir)
    default:
      return task satisfies never
  }
}

async function readingSteps(): Promise<ImportSteps> {
  const { importSteps } = await import('./import-steps.ts')
  if (importSteps === null) throw new Error('app/features/datasets/reading is not joined')
  return importSteps
}
