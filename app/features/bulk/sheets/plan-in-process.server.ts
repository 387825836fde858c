import path from 'node:path'
import { withProcess, type ProcessLimits } from '#app/features/datasets/engine/engine-process.server.ts'
import { EngineFailed } from '#app/features/datasets/engine/failures.ts'
import { databaseUrl } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import type { SheetTask } from './sheet-process.server.ts'

const ENTRY = 'build/sheets/sheet-process.server.js'
// WebAssembly, in which queries are compiled, reserves some ten gigabytes of addresses that it never fills.
const LIMITS: ProcessLimits = { memoryMb: 768, addressMb: 32_000, heapMb: 256, nice: 5 }
const TIME_LIMIT_MS = 60 * 60_000
/** A process may be killed by somebody else, or lose its database. */
const TRIES = 3

/** Reading a spreadsheet takes more memory or time than it may. */
export class SheetTooHeavy extends Error {}

/**
 * Has the spreadsheet of a change read and compared by a process of its own, so that neither its size nor its making weighs on the
 * portal. A process that is killed has done nothing: the next begins anew. Throws SheetTooHeavy, and EngineFailed where it cannot be done.
 */
export async function planInProcess(changeId: string, file: string, signal: AbortSignal | undefined): Promise<void> {
  const task: SheetTask = { changeId, file, databaseUrl: databaseUrl() }
  const asked = { entry: ENTRY, limits: LIMITS, workDir: path.dirname(file), signal, timeLimitMs: TIME_LIMIT_MS }
  for (let attempt = 1; ; attempt += 1)
    try {
      await withProcess(asked, (engine) => engine.ask({ id: attempt, task, timeLimitMs: TIME_LIMIT_MS }))
      return
    } catch (error) {
      if (!(error instanceof EngineFailed) || error.code === 'stopped') throw error
      if (error.code === 'memory' || error.code === 'time') throw new SheetTooHeavy(error.code)
      log.warn({ reason: error.detail, changeId, attempt }, 'a process that reads a spreadsheet failed')
      if (attempt === TRIES) throw error
    }
}
