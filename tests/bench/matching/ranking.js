// The ranking of one request among ten thousand experts, beside scoring them alone.
import { makeSnapshot } from './make-snapshot.js'

const EXPERTS = 10_000
const RUNS = 20

export async function benchRanking(vite, log) {
  const load = (file) => vite.ssrLoadModule(`/app/features/matching/${file}`)
  const { openPool, readyFor } = await load('candidates/pool.ts')
  const { rankBlocked, rankPossible } = await load('candidates/rank.ts')
  const { scoreOnly } = await load('scoring/score-pair.ts')
  const { DEFAULT_WEIGHTS } = await load('model.ts')
  const { experts, requests, day } = makeSnapshot({ requests: RUNS, experts: EXPERTS, seed: 1 })
  const pool = openPool(experts, { today: day, weights: DEFAULT_WEIGHTS, south: 'south' })
  const [ranking, scoring] = [[], []]
  // The second time round everything is warm.
  for (const request of [...requests, ...requests]) {
    const started = performance.now()
    const ready = readyFor(request, pool)
    const ranked = rankPossible(ready, pool).length + rankBlocked(ready, pool).length
    ranking.push(performance.now() - started)
    if (ranked !== EXPERTS) throw new Error(`${ranked} of ${EXPERTS} experts are ranked`)
    const again = performance.now()
    for (const expert of pool.experts) scoreOnly(ready, expert, pool.context)
    scoring.push(performance.now() - again)
  }
  const [value, reference] = [median(ranking.slice(RUNS)), median(scoring.slice(RUNS))]
  log(`ranking among ${EXPERTS}: ${value.toFixed(1)} ms, scoring alone ${reference.toFixed(1)} ms`)
  return [
    {
      what: `ranking one request among ${EXPERTS}, beside scoring alone`,
      value,
      unit: 'ms',
      reference,
      ratio: value / reference,
      wanted: '<= 3',
    },
  ]
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
