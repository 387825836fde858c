// A whole round: what our stages take against bare HiGHS run on the very models they ran, and how far each stage is from its bound.
import loadHighs from 'highs'
import { makeInstance } from './make-instance.js'

export const POOLS = [
  { name: 'normal', requests: 2_000, experts: 10_000 },
  { name: 'scarce', requests: 2_000, experts: 3_000 },
]
/** Seconds: enough that the clock stops no stage, whatever else the machine does. */
const MOST_SECONDS = 600

export async function benchRounds({ solveInstance }, log) {
  const results = []
  for (const pool of POOLS) {
    const instance = { ...makeInstance({ ...pool, seed: 1 }), timeLimit: MOST_SECONDS }
    const models = []
    let copying = 0
    const started = performance.now()
    const answer = solveInstance(await loadHighs(), instance, {
      // Copies for the reference are made in here: their time is no time of the round.
      onModel: (take) => {
        const before = performance.now()
        models.push(take())
        copying += performance.now() - before
      },
    })
    const seconds = (performance.now() - started - copying) / 1000
    const reference = await bare(models)
    log(`${pool.name}: ${answer.status}, ${answer.assignments.length} filled, score ${answer.objective}, ${models.length} models`)
    for (const { name, objective, bound, gap, seconds: took } of answer.stages) {
      log(`  ${name}: ${objective} of at most ${bound}, ${took.toFixed(1)} s`)
      results.push({
        what: `${pool.name}: gap of ${name}, per mille`,
        value: gap * 1000,
        unit: '‰',
        reference: 5,
        ratio: (gap * 1000) / 5,
        wanted: '<= 1',
      })
    }
    results.push({
      what: `${pool.name}: a round beside bare HiGHS`,
      value: seconds,
      unit: 's',
      reference,
      ratio: seconds / reference,
      wanted: '<= 2',
    })
  }
  return results
}

/** The same models in the same order, each passed whole and run with the same tolerances, from nothing. */
async function bare(models) {
  const highs = await loadHighs()
  let total = 0
  for (const { model, gap, absoluteGap } of models) {
    const started = performance.now()
    highs.withModel(model, (bareModel) => {
      bareModel.options.set({ output_flag: false, mip_rel_gap: gap, mip_abs_gap: absoluteGap, time_limit: MOST_SECONDS })
      bareModel.run()
    })
    total += performance.now() - started
  }
  return total / 1000
}
