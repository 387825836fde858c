import { withProcess, type EngineProcess, type ProcessLimits } from './engine-process.server.ts'
import type { ImportTask } from './protocol.ts'

export type ImportOptions = {
  /** A folder that the process may call its own. */
  workDir: string
  signal?: AbortSignal | undefined
  onStep?: ((step: string) => void) | undefined
  timeLimitMs?: number
  limits?: Partial<ProcessLimits>
  /** Of an import whose steps share a process; see `inImportProcess`. */
  engine?: EngineProcess
}

// Address space is far above what is resident: Node, its threads and DuckDB reserve about 2 GB that they do not fill.
const LIMITS: ProcessLimits = { memoryMb: 1_400, addressMb: 4_000, heapMb: 512, nice: 10 }
const TIME_LIMIT_MS = 60 * 60_000

let last: Promise<unknown> = Promise.resolve()
let lastId = 0

/**
 * Runs one import task in a process of its own, after those that were asked before: one runs at a time. Throws TableRefused where
 * the file cannot be taken, EngineFailed where the process did not finish (`stopped`: by `signal`).
 */
export async function runImportTask(task: ImportTask, options: ImportOptions): Promise<unknown> {
  const { engine, limits, onStep, timeLimitMs = TIME_LIMIT_MS } = options
  const ask = (process: EngineProcess) => process.ask({ id: (lastId += 1), task, timeLimitMs }, onStep)
  if (!engine) return inImportProcess(options, ({ engine: own }) => ask(own))
  // A task with limits of its own needs a process that was started with them.
  return limits ? started(options, ({ engine: own }) => ask(own)) : ask(engine)
}

type Started = ImportOptions & { engine: EngineProcess }

/** Does the steps of one import, whose tasks share a process, after the imports that were asked before. */
export function inImportProcess<T>(options: ImportOptions, work: (options: Started) => Promise<T>): Promise<T> {
  const turn = last.then(() => started(options, work))
  last = turn.catch(() => undefined)
  return turn
}

function started<T>(options: ImportOptions, work: (options: Started) => Promise<T>): Promise<T> {
  const { workDir, signal, timeLimitMs = TIME_LIMIT_MS, limits } = options
  return withProcess({ limits: { ...LIMITS, ...limits }, workDir, signal, timeLimitMs }, (engine) => work({ ...options, engine }))
}
