import { openContent } from '../reading/content.server.ts'
import { understandTable } from '../reading/first-look.server.ts'
import { READING_LIMITS } from '../reading/limits.ts'
import { prepareTable } from '../reading/prepare-table.server.ts'
import { understandFile } from '../reading/understand-file.server.ts'
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
      onStep('understand')
      return understandFile(task.path, task.name, task.remembered, lookOptions(task))
    case 'understandTable':
      onStep('understand')
      return understandTable(task.path, task.structure, lookOptions(task))
    case 'prepare':
      onStep('prepare')
      return prepareTable(task.path, task.structure, task.workDir)
    case 'unpack':
      return (await openContent(task.path, task.member, task.workDir, READING_LIMITS)).path
    default:
      return task satisfies never
  }
}

function lookOptions({ workDir, adminCodes }: { workDir: string; adminCodes: string[] }) {
  const known = new Set(adminCodes)
  return { workDir, isAdminCode: (text: string) => known.has(text) }
}
