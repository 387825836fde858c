import loadHighs from 'highs'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SolverInstance } from '#app/features/matching/solver/instance.ts'
import { solveInstance } from '#app/features/matching/solver/solve-instance.ts'

const FILE = '../shared/data/matching/openreview-matcher-instances.json'
const highs = await loadHighs()

type Given = { name: string; scores_reviewer_x_paper: number[][]; min: number[]; max: number[]; demands: number[] }

/** Reviewers x papers; -1 forbids a pair, and a score of 0 may be assigned only where the instance says so. */
function toInstance({ name, scores_reviewer_x_paper: matrix, min, max, demands }: Given): SolverInstance {
  const allowsZero = name === 'all_zero'
  const pairs = matrix.flatMap((row, reviewer) => row.map((score, paper) => ({ request: `p${paper}`, expert: `r${reviewer}`, score })))
  return {
    requests: demands.map((slots, paper) => ({ id: `p${paper}`, slots })),
    experts: max.map((capacity, reviewer) => ({ id: `r${reviewer}`, capacity, min: min[reviewer] ?? 0 })),
    scores: pairs.filter(({ score }) => score > 0 || (allowsZero && score === 0)),
    forbidden: pairs.filter(({ score }) => score < 0),
  }
}

describe.skipIf(!existsSync(FILE))(`what another matcher's tests hold (${FILE})`, () => {
  const { instances } = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { instances: Given[] }) : { instances: [] }

  it.each(instances.map((given) => [given.name, given] as const))('holds for %s under both objectives', (_, given) => {
    for (const objective of ['score', 'coverage-first'] as const) {
      const instance = toInstance(given)
      const answer = solveInstance(highs, { ...instance, objective })
      expect(answer.status).toBe('optimal')
      expect(answer.unfilled).toEqual([])
      const scores = new Map(instance.scores.map(({ request, expert, score }) => [`${request} ${expert}`, score]))
      expect(answer.assignments.every(({ request, expert }) => scores.has(`${request} ${expert}`))).toBe(true)
      for (const { id, capacity, min = 0 } of instance.experts) {
        const count = answer.assignments.filter(({ expert }) => expert === id).length
        const hasGain = instance.scores.some(({ expert, score }) => expert === id && score > 0)
        expect(count).toBeLessThanOrEqual(capacity)
        expect(count).toBeGreaterThanOrEqual(hasGain ? min : 0)
      }
      for (const { id, slots } of instance.requests) expect(answer.assignments.filter(({ request }) => request === id)).toHaveLength(slots)
    }
  })

  it('lets go of the floors of experts with no score above 0, and says so', () => {
    const given = instances.find(({ name }) => name === 'all_zero')
    if (!given) throw new Error('all_zero is missing')
    expect(solveInstance(highs, toInstance(given)).notes).toEqual([
      { code: 'floor-relaxed', experts: ['r0', 'r1', 'r2', 'r3'], remedies: ['add-score', 'lower-min'] },
    ])
  })
})
