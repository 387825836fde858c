import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { loadExperts } from '#app/features/matching/pool/load-experts.server.ts'
import type { OnStep } from './compute/compute-round.server.ts'
import type { RoundOutcome } from './outcome.ts'
import type { AssignmentBatch, RoundInput, RoundReply, RoundTask } from './thread-protocol.ts'

const ENTRY = 'build/round/round-thread.server.js'
/** Of JavaScript in the thread; the solver's own memory is watched by the solver. */
const HEAP_MB = 1536

type Running = {
  /** The coordination workspace, for a round whose experts are still to be read. */
  workspaceId: string
  onStep: OnStep
  onSnapshot: (snapshot: { bytes: Uint8Array; hash: string }) => Promise<void>
  signal: AbortSignal
}

export type ComputedRound = { outcome: RoundOutcome; batches: AssignmentBatch[] }

/** Computes a round in a thread of its own, so that the portal keeps answering. `signal` ends it at once; the promise is rejected with its reason. */
export async function runInThread(task: RoundTask, { workspaceId, onStep, onSnapshot, signal }: Running): Promise<ComputedRound> {
  const entry = path.resolve(ENTRY)
  if (!existsSync(entry)) throw new Error(`${ENTRY} is missing: npm run build makes it`)
  signal.throwIfAborted()
  // No setting and no secret of the portal goes into the thread.
  const worker = new Worker(entry, {
    workerData: task,
    env: { NODE_ENV: 'production' },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const batches: AssignmentBatch[] = []
  let keeping: Promise<void> = Promise.resolve()
  const ended = new Promise<RoundOutcome>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    worker.on('message', (reply: RoundReply) => {
      if ('step' in reply) onStep(reply.step, reply.share)
      else if ('batch' in reply) batches.push(reply.batch)
      else if ('outcome' in reply) resolve(reply.outcome)
      else {
        keeping = onSnapshot(reply.snapshot)
        keeping.catch(reject)
      }
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A round's thread ended with ${code} and no outcome`)))
  })
  // Whoever fails first is told; the rest is not waited for.
  ended.catch(() => undefined)
  try {
    if (task.from === 'experts') await Promise.race([sendExperts(worker, workspaceId, onStep, signal), ended])
    const outcome = await ended
    await keeping
    return { outcome, batches }
  } finally {
    await worker.terminate()
  }
}

async function sendExperts(worker: Worker, workspaceId: string, onStep: OnStep, signal: AbortSignal): Promise<void> {
  const send = (input: RoundInput) => worker.postMessage(input)
  onStep('load', null)
  for await (const experts of loadExperts(workspaceId)) {
    signal.throwIfAborted()
    send({ experts })
  }
  send({ end: true })
}
