// The thread that solves: one task, its progress, its answer. The thread is ended from outside to break it off.
import loadHighs from 'highs'
import { parentPort, workerData } from 'node:worker_threads'
import type { SolverReply, SolverTask } from './protocol.ts'
import type { Progress } from './run-stage.ts'
import { solveInstance } from './solve-instance.ts'
import { askWhatIf } from './what-if.ts'

const TELL_EVERY_MS = 200

const task = workerData as SolverTask
const highs = await loadHighs()
reply({ answer: task.kind === 'solve' ? solveInstance(highs, task.instance, { onProgress: tellProgress() }) : askWhatIf(highs, task) })

/** Not more often than a page can show; a stage that begins is always told. */
function tellProgress() {
  let told = 0
  return (progress: Progress) => {
    const now = performance.now()
    if (progress.gap !== null && now - told < TELL_EVERY_MS) return
    told = now
    reply({ progress })
  }
}

function reply(message: SolverReply): void {
  parentPort?.postMessage(message)
}
