// A whole round in its thread: ranking, solving, explaining; beside the time that solving alone takes of it.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { makeSnapshot } from './make-snapshot.js'
import { SETTINGS } from './round-settings.js'

export async function benchWholeRound(log) {
  const { outcome, assigned, seconds } = await runThread(makeSnapshot({ requests: 2_000, experts: 10_000, seed: 1 }))
  const { prepare, solve, explain } = outcome.seconds
  log(
    `a round: ${assigned} assignments in ${seconds.toFixed(1)} s: prepared in ${prepare} s, solved in ${solve} s, explained in ${explain} s`,
  )
  const gap = Math.max(0, ...outcome.stages.map((stage) => stage.gap))
  return [
    {
      what: 'a round of 2000 x 10000, beside its solving alone',
      value: seconds,
      unit: 's',
      reference: solve,
      ratio: seconds / solve,
      wanted: '<= 2',
    },
    { what: 'its farthest stage from the bound, beside 0.5 %', value: gap, unit: '', reference: 0.005, ratio: gap / 0.005, wanted: '<= 1' },
  ]
}

function runThread(snapshot) {
  const json = JSON.stringify(snapshot)
  const packed = { bytes: gzipSync(json), hash: createHash('sha256').update(json).digest('hex') }
  const started = performance.now()
  const worker = new Worker(path.resolve('build/round/round-thread.server.js'), {
    workerData: { from: 'snapshot', snapshot: packed, settings: SETTINGS },
  })
  let assigned = 0
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', ({ batch, outcome }) => {
      if (batch) assigned += batch.pairs.length
      if (outcome) resolve({ outcome, assigned, seconds: (performance.now() - started) / 1000 })
    })
  })
}
