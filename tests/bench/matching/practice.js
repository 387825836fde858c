// What rosters do (first come, first served), what a careful person does (the best pair first), and the best whole, on the same instances.
import loadHighs from 'highs'
import { makeInstance, seeded } from './make-instance.js'
import { POOLS } from './rounds.js'

const MOST_SECONDS = 600
/** Share of the experts who are no longer there when the round is planned again. */
const LEAVING = 0.02

export async function benchPractice(solver, log) {
  const results = []
  const highs = await loadHighs()
  for (const pool of POOLS) {
    const instance = { ...makeInstance({ ...pool, seed: 1 }), timeLimit: MOST_SECONDS }
    const problem = solver.toProblem(instance)
    const whole = solver.solveInstance(highs, instance)
    const ways = [
      ['first come', solver.firstCome(problem, arrivals(problem))],
      ['greedy', solver.greedy(problem, true)],
      ['best whole', pairsOf(problem, whole)],
    ].map(([name, pairs]) => ({ name, ...measure(problem, whole, pairs, solver) }))
    log(`${pool.name}           coverage     score   filled   worst group`)
    for (const { name, coverage, score, filled, worst } of ways) {
      log(
        `${name.padEnd(14)}${String(coverage).padStart(12)}${String(score).padStart(10)}${String(filled).padStart(9)}${worst.toFixed(3).padStart(14)}`,
      )
    }
    const [come, greedy, best] = ways
    for (const other of [come, greedy]) {
      results.push({
        what: `${pool.name}: coverage beside ${other.name}`,
        value: best.coverage,
        unit: 'weighted slots',
        reference: other.coverage,
        ratio: best.coverage / other.coverage,
        wanted: '>= 1',
      })
      results.push({
        what: `${pool.name}: worst group beside ${other.name}`,
        value: best.worst,
        unit: 'of its own best',
        reference: other.worst,
        ratio: best.worst / other.worst,
        wanted: null,
      })
    }
    results.push(churn(highs, solver, pool, instance, whole, log))
  }
  return results
}

/** Some experts leave; the round is planned again with and without care for those already told. */
function churn(highs, { solveInstance }, pool, instance, whole, log) {
  const random = seeded(11)
  const gone = new Set(instance.experts.flatMap(({ id }) => (random() < LEAVING ? [id] : [])))
  const left = {
    ...instance,
    forbidden: instance.scores.filter(({ expert }) => gone.has(expert)).map(({ request, expert }) => ({ request, expert })),
  }
  const told = whole.assignments.filter(({ expert }) => !gone.has(expert))
  const disturbed = (answer) => {
    const kept = new Set(answer.assignments.map(({ request, expert }) => `${request} ${expert}`))
    return told.filter(({ request, expert }) => !kept.has(`${request} ${expert}`)).length
  }
  const careless = disturbed(solveInstance(highs, left))
  const careful = disturbed(solveInstance(highs, { ...left, told }))
  log(`${pool.name}: of ${told.length} told pairs, planning again drops ${careless}; with care ${careful}`)
  return {
    what: `${pool.name}: told pairs dropped, with care beside without`,
    value: careful,
    unit: 'pairs',
    reference: careless,
    ratio: careful / Math.max(careless, 1),
    wanted: '<= 1',
  }
}

function arrivals({ requests }) {
  const random = seeded(5)
  return requests
    .map((_, place) => ({ place, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ place }) => place)
}

function pairsOf(problem, { assignments }) {
  const taken = new Set(assignments.map(({ request, expert }) => `${request} ${expert}`))
  return problem.pairs.flatMap(({ request, expert }, place) =>
    taken.has(`${problem.requests[request].id} ${problem.experts[expert].id}`) ? [place] : [],
  )
}

function measure(problem, { groups }, pairs) {
  const requestOf = (pair) => problem.requests[problem.pairs[pair].request]
  const filledOf = (group) => pairs.filter((pair) => problem.groups[requestOf(pair).group] === group).length
  return {
    coverage: pairs.reduce((sum, pair) => sum + requestOf(pair).weight, 0),
    score: pairs.reduce((sum, pair) => sum + problem.pairs[pair].score, 0),
    filled: pairs.length,
    worst: Math.min(...groups.map(({ group, alone }) => filledOf(group) / alone)),
  }
}
