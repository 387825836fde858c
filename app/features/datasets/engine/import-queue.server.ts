import { EngineFailed } from './failures.ts'
import { EngineProcess, type ProcessLimits } from './engine-process.server.ts'
import type { ImportTask } from './protocol.ts'

export type ImportOptions = {
  /** A folder that the process may call its own. */
  workDir: string
  signal?: AbortSignal | undefined
  onStep?: ((step: string) => void) | undefined
  timeLimitMs?: number
  limits?: Partial<ProcessLimits>
}

// Address space is far above what is resident: Node, its threads and DuckDB reserve about 2 GB that they do not fill.
const LIMITS: ProcessLimits = { memoryMb: 1_400, addressMb: 4_000, heapMb: 512, nice: 10 }
const TIME_LIMIT_MS = 60 * 60_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs one import task in a process of its own, after those that were asked before: one runs at a time. Throws TableRefused where
 * the file cannot be taken, EngineFailed where the process did not finish (`stopped`: by `signal`).
 */
export function runImportTask(task: ImportTask, options: ImportOptions): Promise<unknown> {
  const turn = last.then(() => runNow(task, options))
  last = turn.catch(() => undefined)
  return turn
}

async function runNow(task: ImportTask, { workDir, signal, onStep, timeLimitMs = TIME_LIMIT_MS, limits }: ImportOptions): Promise<unknown> {
  if (signal?.aborted) throw new EngineFailed('stopped')
  const engine = await EngineProcess.start({ ...LIMITS, ...limits }, workDir)
  const stop = () => engine.kill('stopped')
  const timer = setTimeout(() => engine.kill('time'), timeLimitMs)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await engine.ask({ id: 1, task, timeLimitMs }, onStep)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    engine.kill('stopped')
    await engine.ended
  }
}
