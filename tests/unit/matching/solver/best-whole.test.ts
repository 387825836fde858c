import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import { coverageWeight, type SolverInstance } from '#app/features/matching/solver/instance.ts'
import { solveInstance } from '#app/features/matching/solver/solve-instance.ts'
import { seeded } from '#tests/bench/matching/make-instance.js'
import { aloneOf, everyAnswer, valueOf } from './brute-force.ts'

const highs = await loadHighs()

describe('the best whole of small instances', () => {
  it('has the score that trying every answer finds', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const instance = makeSmall(seed)
      const best = Math.max(...everyAnswer(instance).map((set) => set.reduce((sum, { score }) => sum + score, 0)))
      const answer = solveInstance(highs, instance)
      expect({ seed, status: answer.status, objective: answer.objective }).toEqual(
        best === -Infinity
          ? { seed, status: 'infeasible', objective: 0 }
          : { seed, status: 'optimal', objective: expect.closeTo(best, 6) as number },
      )
    }
  })

  it('fills by priority, then lifts the worst-off group, then looks at scores, as trying every answer does', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const instance: SolverInstance = { ...makeSmall(seed), objective: 'coverage-first' }
      const answers = everyAnswer(instance)
      const answer = solveInstance(highs, instance)
      if (answers.length === 0) {
        expect({ seed, status: answer.status }).toEqual({ seed, status: 'infeasible' })
        continue
      }
      const alone = aloneOf(instance, answers)
      const values = answers.map((set) => valueOf(instance, set, alone))
      const coverage = Math.max(...values.map((value) => value.coverage))
      const share = Math.max(...values.filter((value) => value.coverage === coverage).map((value) => value.share))
      const score = Math.max(
        ...values.filter((value) => value.coverage === coverage && value.share >= share - 1e-9).map((value) => value.score),
      )
      const got = { ...valueOf(instance, answer.assignments, alone), score: answer.objective }
      expect({ seed, status: answer.status, ...got }).toEqual({
        seed,
        status: 'optimal',
        coverage,
        share: expect.closeTo(share, 9) as number,
        score: expect.closeTo(score, 6) as number,
      })
    }
  })

  it('fills an urgent request before four less urgent ones of higher scores', () => {
    const answer = solveInstance(highs, {
      requests: [{ id: 'urgent', slots: 1, priority: 1 }, ...['a', 'b', 'c'].map((id) => ({ id, slots: 1, priority: 2 }))],
      experts: [{ id: 'e', capacity: 1 }],
      scores: [{ request: 'urgent', expert: 'e', score: 1 }, ...['a', 'b', 'c'].map((request) => ({ request, expert: 'e', score: 900 }))],
      objective: 'coverage-first',
    })
    expect(answer.assignments).toEqual([{ request: 'urgent', expert: 'e' }])
    expect(coverageWeight(1)).toBe(16)
  })

  it('gives the same assignments whatever the order of the file, among equal scores too', () => {
    const instance = makeSmall(7)
    const even: SolverInstance = { ...instance, locked: [], scores: instance.scores.map((pair) => ({ ...pair, score: 1 })) }
    const turned = {
      ...even,
      requests: [...even.requests].reverse(),
      experts: [...even.experts].reverse(),
      scores: [...even.scores].reverse(),
    }
    expect(solveInstance(highs, turned).assignments).toEqual(solveInstance(highs, even).assignments)
  })

  it('takes a negative score only where a lock or a min forces it, and fills where it costs nothing', () => {
    const two = { requests: [{ id: 'r', slots: 2 }], experts: ['a', 'b'].map((id) => ({ id, capacity: 1 })) }
    const scores = [
      { request: 'r', expert: 'a', score: -5 },
      { request: 'r', expert: 'b', score: 0 },
    ]
    expect(solveInstance(highs, { ...two, scores }).assignments).toEqual([{ request: 'r', expert: 'b' }])
    expect(solveInstance(highs, { ...two, scores, locked: [{ request: 'r', expert: 'a' }] }).objective).toBe(-5)
  })

  it('gives a bound that is a number even where time ends before the solver has one', () => {
    const requests = Array.from({ length: 250 }, (_, place) => ({ id: `q${place}`, slots: 2 }))
    const experts = Array.from({ length: 250 }, (_, place) => ({ id: `e${place}`, capacity: 2 }))
    const random = seeded(5)
    const scores = requests.flatMap(({ id: request }) => experts.map(({ id: expert }) => ({ request, expert, score: random() })))
    const answer = solveInstance(highs, { requests, experts, scores, timeLimit: 0 })
    expect(answer.status).toBe('bounded')
    expect(answer.bound).toBeGreaterThan(answer.objective)
    // Two of the best scores for each request, whoever else wants the same.
    expect(answer.bound).toBeLessThanOrEqual(500)
    expect(answer.stages[0]?.gap).toBeLessThan(1)
  })

  it('keeps told pairs where a small share of the score pays for it', () => {
    const instance: SolverInstance = {
      requests: ['q', 'r'].map((id) => ({ id, slots: 1 })),
      experts: ['a', 'b'].map((id) => ({ id, capacity: 1 })),
      scores: [
        { request: 'q', expert: 'a', score: 500 },
        { request: 'q', expert: 'b', score: 501 },
        { request: 'r', expert: 'a', score: 501 },
        { request: 'r', expert: 'b', score: 500 },
      ],
      objective: 'coverage-first',
    }
    const told = [{ request: 'q', expert: 'a' }]
    expect(solveInstance(highs, instance).objective).toBe(1002)
    expect(solveInstance(highs, { ...instance, told }).assignments).toContainEqual(told[0])
    expect(solveInstance(highs, { ...instance, told, scoreForKeeping: 0.0001 }).objective).toBe(1002)
  })
})

type Pair = { request: string; expert: string }
const pairOf = ({ request, expert }: Pair): Pair => ({ request, expert })
const isSame = (one: Pair, other: Pair) => one.request === other.request && one.expert === other.expert

/** Up to 12 pairs of 4 requests and 4 experts, with locks, floors, groups, from the 61st on with forbidden pairs; every second one with calendars, budgets and partners too. */
function makeSmall(seed: number): SolverInstance {
  const random = seeded(seed)
  const whole = (most: number) => Math.floor(random() * most)
  const requests = Array.from({ length: 4 }, (_, place) => ({
    id: `r${place}`,
    slots: whole(3),
    priority: 1 + whole(3),
    group: ['x', 'y', 'z'][whole(3)] ?? 'x',
  }))
  const experts = Array.from({ length: 4 }, (_, place) => ({
    id: `e${place}`,
    capacity: 1 + whole(2),
    min: random() < 0.15 ? 1 : 0,
    concurrent: 1,
  }))
  const all = requests.flatMap(({ id: request }) => experts.map(({ id: expert }) => ({ request, expert, score: 1 + whole(100) / 8 })))
  const scores = all.filter(() => random() < 0.65).slice(0, 12)
  const locked = scores.filter(() => random() < 0.06).map(pairOf)
  const isLocked = (pair: Pair) => locked.some((lock) => isSame(lock, pair))
  const forbidden = seed > 60 ? scores.filter((pair) => !isLocked(pair) && random() < 0.1).map(pairOf) : []
  const isForbidden = (pair: Pair) => forbidden.some((one) => isSame(one, pair))
  const hasGain = (id: string) => scores.some((pair) => pair.expert === id && !isForbidden(pair))
  const instance: SolverInstance = {
    requests,
    experts: experts.map((expert) => ({ ...expert, min: hasGain(expert.id) ? expert.min : 0 })),
    scores,
    locked,
    forbidden,
  }
  if (seed % 2 === 0) return instance
  return {
    ...instance,
    needs: requests.map(({ id }) => {
      const from = whole(20)
      return { request: id, from, to: from + whole(12), days: 1 + whole(9) }
    }),
    budgets: experts.map(({ id }) => ({ expert: id, days: 5 + whole(12) })),
    partners: [{ id: 'p', experts: ['e0', 'e1'], max: 1 + whole(2) }],
  }
}
