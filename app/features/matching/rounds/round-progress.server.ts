import { db } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import type { OnStep } from './compute/compute-round.server.ts'

/** Somebody has cancelled the round. */
export class RoundCancelled extends Error {
  constructor() {
    super('The round was cancelled')
  }
}

const LOOK_MILLISECONDS = 700

/** Writes how far a running round is, so that others see it, and looks whether it is cancelled; `signal` is aborted then, and when the portal stops. */
export function watchRound(roundId: string, stopping: AbortSignal): { tell: OnStep; signal: AbortSignal; settled: () => Promise<void> } {
  const cancelled = new AbortController()
  let [step, share]: [string | null, number | null] = [null, null]
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    try {
      const { count } = await db.matchingRound.updateMany({ where: { id: roundId, state: 'RUNNING' }, data: { step, progress: share } })
      if (count === 0) cancelled.abort(new RoundCancelled())
    } catch (error) {
      log.warn({ err: error, roundId }, 'the progress of a round was not written')
    }
  }
  const timer = setInterval(() => void (writing = writing.then(write)), LOOK_MILLISECONDS)
  return {
    tell: (nextStep, nextShare) => {
      step = nextStep
      share = nextShare
    },
    signal: AbortSignal.any([cancelled.signal, stopping]),
    settled: async () => {
      clearInterval(timer)
      await writing
    },
  }
}
