import { expect, it } from 'vitest'
import { answerLines, explainLines } from '#app/features/matching/solver/answer-words.ts'
import type { SolverAnswer } from '#app/features/matching/solver/instance.ts'

const answer: SolverAnswer = {
  status: 'optimal',
  objective: 1,
  bound: 1,
  assignments: [{ request: 'a\u001b[2J\nforged\te', expert: 'e\u202e\u009b' }],
  unfilled: [{ request: 'أولى', slots: 1 }],
  seconds: 0,
  stages: [],
  groups: [],
  problems: [],
  notes: [{ code: 'no-candidate', requests: ['x\ny'], remedies: ['add-candidates'] }],
}

it('names that would break a line or command a terminal are written escaped, others as they are', () => {
  const [, assigned, open] = answerLines(answer)
  expect(assigned).toBe('"a\\u001b[2J\\nforged\\te"\t"e\\u202e\\u009b"')
  expect(open).toBe('أولى\t(1 open)')
  expect(explainLines(answer)[0]).toContain('request "x\\ny".')
})
