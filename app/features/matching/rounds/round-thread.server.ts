// The thread that computes a round: it is given experts, answers with snapshot, progress, assignments and outcome, and ends. Ended from outside to break it off.
import { parentPort, workerData } from 'node:worker_threads'
import type { MatchExpert } from '#app/features/matching/model.ts'
import { toExpert } from '#app/features/matching/pool/to-expert.ts'
import { computeRound, type RoundStep } from './compute/compute-round.server.ts'
import type { RoundAssigned } from './outcome.ts'
import { packSnapshot, unpackSnapshot } from './pack-snapshot.server.ts'
import type { RoundSnapshot } from './snapshot.ts'
import type { AssignmentBatch, RoundInput, RoundReply, RoundTask } from './thread-protocol.ts'

const TELL_EVERY_MS = 200
const BATCH = 100

const task = workerData as RoundTask
if (task.from === 'snapshot') await compute(unpackSnapshot(task.snapshot), task.snapshot.hash)
else await readExperts(task)

async function readExperts({ facts }: Extract<RoundTask, { from: 'experts' }>): Promise<void> {
  const experts: MatchExpert[] = []
  await new Promise<void>((resolve) => {
    parentPort?.on('message', (input: RoundInput) => {
      if ('end' in input) resolve()
      else for (const row of input.experts) experts.push(toExpert(row, facts.day))
    })
  })
  parentPort?.removeAllListeners('message')
  const packed = packSnapshot({ version: 1, ...facts, experts })
  reply({ snapshot: packed })
  // What is computed from is what can be computed from again.
  await compute(unpackSnapshot(packed), packed.hash)
}

async function compute(snapshot: RoundSnapshot, hash: string): Promise<void> {
  const { outcome, assignments } = await computeRound(snapshot, hash, task.settings, tellProgress())
  for (let start = 0; start < assignments.length; start += BATCH) reply({ batch: toBatch(assignments.slice(start, start + BATCH)) })
  reply({ outcome })
}

const toBatch = (assignments: RoundAssigned[]): AssignmentBatch => ({
  pairs: assignments.map(({ needId, profileId }) => ({ needId, profileId })),
  json: JSON.stringify(
    assignments.map(({ needId, profileId, score, explanation }) => ({ need_id: needId, profile_id: profileId, score, explanation })),
  ),
})

/** Not more often than a page can show; a step that begins is always told. */
function tellProgress() {
  let told = 0
  let last: RoundStep | null = null
  return (step: RoundStep, share: number | null) => {
    const now = performance.now()
    if (step === last && now - told < TELL_EVERY_MS) return
    told = now
    last = step
    reply({ step, share })
  }
}

function reply(message: RoundReply): void {
  parentPort?.postMessage(message)
}
