import { Unavailable, WrongQuery } from '#app/features/api/problem.ts'
import { EngineFailed, QueryRefused } from '#app/features/datasets/engine/failures.ts'
import type { FilterProblem } from '#app/features/filters/filters.ts'
import { log } from '#app/platform/observability/log.server.ts'

const RETRY_SECONDS = { time: 60, busy: 10, memory: 60, disk: 600, crash: 60, stopped: 10 } as const

/**
 * Asks the engine. Throws WrongQuery for what is impossible of the table, in the asker's words (`named`), and Unavailable where the engine
 * did not finish.
 */
export async function fromEngine<T>(ask: () => Promise<T>, named: (where: string) => FilterProblem): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof QueryRefused) throw new WrongQuery([named(error.where)])
    if (!(error instanceof EngineFailed)) throw error
    if (error.code === 'crash' || error.code === 'disk') log.error({ err: error, detail: error.detail }, 'the table engine failed')
    throw new Unavailable(`dataset-reuse:refused.${REASONS[error.code]}`, RETRY_SECONDS[error.code])
  }
}

const REASONS = { time: 'slow', memory: 'slow', busy: 'busy', stopped: 'busy', disk: 'fault', crash: 'fault' } as const
