import loadHighs from 'highs'
import { describe, expect, it } from 'vitest'
import type { SolverInstance } from '#app/features/matching/solver/instance.ts'
import { solveInstance } from '#app/features/matching/solver/solve-instance.ts'

const highs = await loadHighs()

const pair = (request: string, expert: string) => ({ request, expert })
const base: SolverInstance = {
  requests: ['q', 'r'].map((id) => ({ id, slots: 1 })),
  experts: ['a', 'b'].map((id) => ({ id, capacity: 1 })),
  scores: [
    { ...pair('q', 'a'), score: 3 },
    { ...pair('q', 'b'), score: 2 },
    { ...pair('r', 'a'), score: 1 },
  ],
}
const codes = (changes: Partial<SolverInstance>) => {
  const answer = solveInstance(highs, { ...base, ...changes })
  return { status: answer.status, assignments: answer.assignments.length, codes: answer.problems.map(({ code }) => code) }
}
const refused = (...expected: string[]) => ({ status: 'infeasible', assignments: 0, codes: expected })

describe('an instance with no answer', () => {
  it('names a pair that is locked and forbidden, with what would help', () => {
    const answer = solveInstance(highs, { ...base, locked: [pair('q', 'a')], forbidden: [pair('q', 'a')] })
    expect(answer.problems).toEqual([
      { code: 'lock-forbidden', requests: ['q'], experts: ['a'], remedies: ['remove-lock', 'remove-forbid'] },
    ])
    expect(answer.unfilled).toEqual(['q', 'r'].map((request) => ({ request, slots: 1 })))
  })

  it('names locks without a score, beyond the slots, and beyond the capacity', () => {
    expect(codes({ locked: [pair('r', 'b')] })).toEqual(refused('lock-without-score'))
    expect(codes({ locked: [pair('q', 'a'), pair('q', 'b')] })).toEqual(refused('locks-above-slots'))
    expect(codes({ locked: [pair('q', 'a'), pair('r', 'a')] })).toEqual(refused('locks-above-capacity'))
  })

  it('names locks on one day, beyond the days there are, and beyond what a partner lends', () => {
    const experts = ['a', 'b'].map((id) => ({ id, capacity: 2, concurrent: 1 }))
    const locked = [pair('q', 'a'), pair('r', 'a')]
    const needs = ['q', 'r'].map((request) => ({ request, from: 1, to: 5, days: 4 }))
    expect(codes({ experts, locked, needs })).toEqual(refused('locks-at-once'))
    const apart = needs.map((need, place) => ({ ...need, from: 10 * place, to: 10 * place + 5 }))
    expect(codes({ experts, locked, needs: apart, budgets: [{ expert: 'a', days: 7 }] })).toEqual(refused('locks-above-budget'))
    expect(codes({ experts, locked, partners: [{ id: 'p', experts: ['a'], max: 1 }] })).toEqual(refused('locks-above-partner'))
  })

  it('names floors above capacity, above the candidates and above all demand', () => {
    expect(
      codes({
        experts: [
          { id: 'a', capacity: 1, min: 2 },
          { id: 'b', capacity: 1 },
        ],
      }),
    ).toEqual(refused('floor-above-capacity'))
    expect(
      codes({
        experts: [
          { id: 'a', capacity: 1 },
          { id: 'b', capacity: 3, min: 2 },
        ],
      }),
    ).toEqual(refused('floor-above-candidates'))
    expect(
      codes({
        requests: [
          { id: 'q', slots: 1 },
          { id: 'r', slots: 0 },
        ],
        experts: ['a', 'b'].map((id) => ({ id, capacity: 1, min: 1 })),
      }),
    ).toEqual(refused('floors-above-demand'))
  })

  it('names a conflict that only solving finds', () => {
    const answer = solveInstance(highs, {
      requests: [
        { id: 'q', slots: 1 },
        { id: 'r', slots: 5 },
      ],
      experts: ['a', 'b', 'c'].map((id) => ({ id, capacity: 1, min: id === 'c' ? 0 : 1 })),
      scores: [
        { ...pair('q', 'a'), score: 1 },
        { ...pair('q', 'b'), score: 1 },
        { ...pair('r', 'c'), score: 1 },
      ],
    })
    expect(answer).toMatchObject({
      status: 'infeasible',
      assignments: [],
      problems: [{ code: 'conflict', requests: ['q'], experts: ['a', 'b'] }],
    })
  })
})

describe('an answer that leaves something open', () => {
  it('says that demand is above capacity, that nobody can come, and how many slots stay open', () => {
    const answer = solveInstance(highs, {
      ...base,
      requests: [
        { id: 'q', slots: 4 },
        { id: 'r', slots: 0 },
        { id: 's', slots: 2 },
      ],
      scores: base.scores,
    })
    expect(answer.status).toBe('optimal')
    expect(answer.unfilled).toEqual([
      { request: 'q', slots: 2 },
      { request: 's', slots: 2 },
    ])
    expect(answer.notes).toEqual([
      { code: 'no-candidate', requests: ['s'], remedies: ['add-candidates', 'remove-forbid'] },
      { code: 'demand-above-capacity', asked: 6, possible: 2, remedies: ['raise-capacity', 'add-experts', 'lower-slots'] },
    ])
  })

  it('is empty where there is nothing to choose from', () => {
    expect(solveInstance(highs, { requests: [], experts: [], scores: [] })).toMatchObject({
      status: 'optimal',
      objective: 0,
      assignments: [],
    })
    expect(solveInstance(highs, { ...base, scores: [] })).toMatchObject({
      status: 'optimal',
      assignments: [],
      notes: [{ code: 'no-candidate' }],
    })
  })
})
