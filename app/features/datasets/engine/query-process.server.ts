import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { EngineFailed } from './failures.ts'
import { EngineProcess, type ProcessLimits } from './engine-process.server.ts'
import type { QueryTask } from './protocol.ts'

export type QueryOptions = { signal?: AbortSignal | undefined; timeLimitMs?: number }

const LIMITS: ProcessLimits = { memoryMb: 1_600, addressMb: 6_000, heapMb: 512, nice: 0 }
const TIME_LIMIT_MS = 20_000
// An interrupt that does not help within this time is followed by the end of the process.
const GRACE_MS = 2_000
const IDLE_MS = 60_000
const MOST_AT_ONCE = 4
const MOST_WAITING = 100

const waiting: (() => void)[] = []
let running = 0
let nextId = 1
let current: Promise<EngineProcess> | null = null
let idle: NodeJS.Timeout | null = null

/**
 * Runs a query in the long-lived query process, which starts when it is needed and ends when nobody asks for a minute. At most four run
 * at a time; others wait, and are refused (`busy`) where a hundred wait already. A query that outlives its limit fails with `time`; where
 * the process dies of another query, this one is asked once more.
 */
export async function runQueryTask(task: QueryTask, options: QueryOptions = {}): Promise<unknown> {
  await takeTurn()
  try {
    return await attempt(task, options)
  } catch (error) {
    if (!(error instanceof Lost)) throw error
    try {
      return await attempt(task, options)
    } catch (again) {
      throw again instanceof Lost ? again.failure : again
    }
  } finally {
    running -= 1
    waiting.shift()?.()
    restIfIdle()
  }
}

/** Ends the query process; what it was doing fails with `stopped`. */
export async function stopQueryProcess(): Promise<void> {
  const stopping = current
  current = null
  if (idle) clearTimeout(idle)
  const engine = await stopping?.catch(() => null)
  engine?.kill('stopped')
  await engine?.ended
  if (engine) await rm(workDir(), { recursive: true, force: true })
}

/** The process died under a query that was not the cause as far as is known. */
class Lost extends Error {
  readonly failure: EngineFailed

  constructor(failure: EngineFailed) {
    super(failure.message)
    this.failure = failure
  }
}

async function takeTurn(): Promise<void> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new EngineFailed('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
}

async function attempt(task: QueryTask, { signal, timeLimitMs = TIME_LIMIT_MS }: QueryOptions): Promise<unknown> {
  if (signal?.aborted) throw new EngineFailed('stopped')
  const engine = await liveProcess()
  const id = nextId++
  let isGuilty = false
  const cancel = () => engine.cancel(id)
  const killer = setTimeout(() => {
    isGuilty = true
    engine.kill('time')
  }, timeLimitMs + GRACE_MS)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await engine.ask({ id, task, timeLimitMs })
  } catch (error) {
    if (signal?.aborted) throw new EngineFailed('stopped')
    // A query that was alone with the process is the cause of its death; asking it again would kill the next one.
    if (error instanceof EngineFailed && !engine.isAlive && !isGuilty) throw new Lost(error)
    throw error
  } finally {
    clearTimeout(killer)
    signal?.removeEventListener('abort', cancel)
  }
}

async function liveProcess(): Promise<EngineProcess> {
  if (idle) clearTimeout(idle)
  const known = await current?.catch(() => null)
  if (known?.isAlive) return known
  // Others may have started one while this query waited for the answer.
  const other = await current?.catch(() => null)
  if (other?.isAlive) return other
  const starting = EngineProcess.start(LIMITS, workDir())
  current = starting
  const engine = await starting
  engine.letGo()
  return engine
}

function workDir(): string {
  return path.join(os.tmpdir(), `passerelle-queries-${process.pid}`)
}

function restIfIdle(): void {
  if (running > 0) return
  if (idle) clearTimeout(idle)
  idle = setTimeout(() => void stopQueryProcess(), IDLE_MS)
  idle.unref()
}
