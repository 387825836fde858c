// Rounds of expertise: the solver beside bare HiGHS on the same models, beside what people do by hand, and beside another solver's optimum.
import { createServer } from 'vite'
import { benchOptimum } from './matching/optimum.js'
import { benchPractice } from './matching/practice.js'
import { benchRounds } from './matching/rounds.js'

export async function run() {
  const vite = await createServer({ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, ws: false } })
  const load = (file) => vite.ssrLoadModule(`/app/features/matching/solver/${file}`)
  try {
    const solver = {
      ...(await load('solve-instance.ts')),
      ...(await load('problem.ts')),
      ...(await load('greedy.ts')),
      ...(await load('instance.ts')),
    }
    const results = [...(await benchOptimum(solver, log)), ...(await benchRounds(solver, log)), ...(await benchPractice(solver, log))]
    return { results }
  } finally {
    await vite.close()
  }
}

function log(text) {
  process.stderr.write(`${text}\n`)
}
