import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { SolverAnswer, SolverInstance } from './instance.ts'
import type { SolverReply, SolverTask } from './protocol.ts'
import type { Progress } from './run-stage.ts'
import type { WhatIfAnswer, WhatIfQuestions } from './what-if.ts'

const SOLVER_ENTRY = 'build/solver/worker.server.js'
/** Of JavaScript in the thread; the solver's own memory is watched in run-stage.ts. */
const HEAP_MB = 1024

type RunOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal }

/**
 * Solves an instance in a thread of its own, so that the portal keeps answering. `signal` ends the thread at once and the promise is
 * rejected with the signal's reason; so it is, with the thread's error, where the thread fails.
 */
export async function solve(instance: SolverInstance, options: RunOptions = {}): Promise<SolverAnswer> {
  return (await run({ kind: 'solve', instance }, options)) as SolverAnswer
}

/** Marginal questions to an answer (see what-if.ts), in a thread of their own. */
export async function solveWhatIf(
  instance: SolverInstance,
  assignments: SolverAnswer['assignments'],
  questions: WhatIfQuestions,
  options: Pick<RunOptions, 'signal'> = {},
): Promise<WhatIfAnswer> {
  return (await run({ kind: 'what-if', instance, assignments, questions }, options)) as WhatIfAnswer
}

function run(task: SolverTask, { onProgress, signal }: RunOptions): Promise<SolverAnswer | WhatIfAnswer> {
  const entry = path.resolve(SOLVER_ENTRY)
  if (!existsSync(entry)) return Promise.reject(new Error(`${SOLVER_ENTRY} is missing: npm run build makes it`))
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal))
    // No setting and no secret of the portal goes into the thread.
    const worker = new Worker(entry, {
      workerData: task,
      env: { NODE_ENV: 'production' },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const cancel = () => {
      void worker.terminate()
      if (signal) reject(reasonOf(signal))
    }
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (reply: SolverReply) => {
      if ('progress' in reply) return onProgress?.(reply.progress)
      resolve(reply.answer)
      void worker.terminate()
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', cancel)
      reject(new Error(`The solver ended with ${code} and no answer`))
    })
  })
}

const reasonOf = (signal: AbortSignal): Error => (signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)))
