// Rounds of expertise: the solver beside bare HiGHS on the same models, beside what people do by hand, and beside another solver's optimum.
import { createServer } from 'vite'
import { buildEngine } from '../../app/platform/cli/build-engine.js'
import { benchOptimum } from './matching/optimum.js'
import { benchPractice } from './matching/practice.js'
import { benchRanking } from './matching/ranking.js'
import { benchRounds } from './matching/rounds.js'
import { benchUnderRound } from './matching/under-round.js'
import { benchWholeRound } from './matching/whole-round.js'

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
    await buildEngine()
    results.push(...(await benchRanking(vite, log)), ...(await benchWholeRound(log)), ...(await benchUnderRound(log)))
    return { results }
  } finally {
    await vite.close()
  }
}

function log(text) {
  process.stderr.write(`${text}\n`)
}
