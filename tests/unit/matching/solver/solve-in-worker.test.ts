import loadHighs from 'highs'
import { expect, it } from 'vitest'
import type { SolverInstance } from '#app/features/matching/solver/instance.ts'
import { solveInstance } from '#app/features/matching/solver/solve-instance.ts'
import { solve, solveWhatIf } from '#app/features/matching/solver/solve-in-worker.server.ts'
import { makeInstance, seeded } from '#tests/bench/matching/make-instance.js'

it('a thread solves, tells its stages, and gives what solving here gives', async () => {
  const instance = makeInstance({ requests: 60, experts: 300, seed: 3 }) as SolverInstance
  const stages: string[] = []
  const answer = await solve(instance, { onProgress: ({ stage }) => stages.push(stage) })
  expect(new Set(stages)).toEqual(new Set(['coverage', 'fairness', 'score']))
  expect(answer.assignments).toEqual(solveInstance(await loadHighs(), instance).assignments)
})

it('a thread is broken off at once, and says so', async () => {
  const stop = new AbortController()
  const solving = solve(makeInstance({ requests: 1500, experts: 3000, seed: 1 }) as SolverInstance, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await expect(solving).rejects.toThrow('enough')
  await expect(solve({ requests: [], experts: [], scores: [] }, { signal: stop.signal })).rejects.toThrow('enough')
})

it('a hundred thousand pairs are solved to the end', async () => {
  const random = seeded(5)
  const instance: SolverInstance = {
    requests: Array.from({ length: 1000 }, (_, place) => ({ id: `r${place}`, slots: 3 })),
    experts: Array.from({ length: 1000 }, (_, place) => ({ id: `e${place}`, capacity: 4 })),
    scores: Array.from({ length: 100_000 }, (_, place) => ({
      request: `r${Math.floor(place / 100)}`,
      expert: `e${(Math.floor(place / 100) * 37 + (place % 100) * 9) % 1000}`,
      score: Math.floor(random() * 1000) / 1000,
    })),
  }
  expect(await solve(instance)).toMatchObject({ status: 'optimal', unfilled: [] })
}, 120_000)

it('says what forcing, refusing or preferring another would cost the whole', async () => {
  const instance: SolverInstance = {
    requests: ['q', 'r'].map((id) => ({ id, slots: 1 })),
    experts: ['a', 'b'].map((id) => ({ id, capacity: 1 })),
    scores: [
      { request: 'q', expert: 'a', score: 9 },
      { request: 'q', expert: 'b', score: 7 },
      { request: 'r', expert: 'a', score: 4 },
    ],
    objective: 'coverage-first',
  }
  const { assignments } = await solve(instance)
  expect(assignments).toEqual([
    { request: 'q', expert: 'b' },
    { request: 'r', expert: 'a' },
  ])
  const answer = await solveWhatIf(instance, assignments, {
    pairs: [{ request: 'r', expert: 'a', want: 'refused' }],
    whyNot: [{ request: 'q', most: 3 }],
    prices: true,
  })
  // Without the pair one slot of the lowest priority stays open, and the other request gets its best expert: 9 in place of 11.
  expect(answer.pairs).toEqual([{ request: 'r', expert: 'a', want: 'refused', loss: { coverage: 1, score: 2 } }])
  expect(answer.whyNot).toEqual([
    { request: 'q', experts: [{ expert: 'a', score: 9, assignedTo: ['r'], loss: { coverage: 1, score: 2 } }] },
  ])
  expect(answer.isExact).toBe(true)
  expect(answer.prices.experts.map(({ id }) => id)).toEqual(['a', 'b'])
})
