import { describe, expect, it } from 'vitest'
import { readInstance } from '#app/features/matching/solver/read-instance.ts'

const base = {
  requests: [{ id: 'q', slots: 1 }],
  experts: [{ id: 'a', capacity: 1 }],
  scores: [{ request: 'q', expert: 'a', score: 0.5 }],
}
const faultsOf = (changes: object) => {
  const read = readInstance(JSON.stringify({ ...base, ...changes }))
  return 'faults' in read ? read.faults : []
}

describe('an instance from a file', () => {
  it('is read with what it leaves out, and names that mean nothing are told', () => {
    const read = readInstance(JSON.stringify({ ...base, title: 'A round', scores: [{ ...base.scores[0], note: 'x' }] }))
    expect(read).toEqual({ instance: { ...base, locked: [], forbidden: [], objective: 'score' }, unknown: ['title', 'scores[].note'] })
  })

  it('names every wrong value with its path', () => {
    expect(faultsOf({ requests: [{ id: 'q', slots: -1 }, { slots: 1.5 }, 7], scores: 'none' })).toEqual([
      'requests[0].slots: must be a whole number from 0 to 1000000, not -1',
      'requests[1].id: is missing',
      'requests[1].slots: must be a whole number from 0 to 1000000, not 1.5',
      'requests[2]: must be an object, not 7',
      'scores: must be a list, not "none"',
    ])
    expect(faultsOf({ objective: 'best' })).toEqual(['objective: must be one of score, coverage-first, not "best"'])
  })

  it('names NaN, Infinity, text and numbers beyond all measure as scores', () => {
    const text = (score: string) =>
      `{"requests":[{"id":"NaN","slots":1}],"experts":[{"id":"a","capacity":1}],"scores":[{"request":"NaN","expert":"a","score":${score}}]}`
    for (const score of ['NaN', '-Infinity', '"7"', 'null', '1e999', '1e13']) {
      const read = readInstance(text(score))
      expect('faults' in read && read.faults).toEqual([expect.stringContaining('scores[0].score: must be a number')])
    }
    expect(readInstance(text('-3'))).toHaveProperty('instance')
  })

  it('names unknown ids, ids given twice, and both places of a pair given twice', () => {
    expect(faultsOf({ locked: [{ request: 'x', expert: '__proto__' }] })).toEqual([
      'locked[0].request: there is no request "x"',
      'locked[0].expert: there is no expert "__proto__"',
    ])
    expect(faultsOf({ experts: [base.experts[0], base.experts[0]] })).toEqual(['experts[1].id: "a" is already experts[0]'])
    expect(faultsOf({ scores: [base.scores[0], base.scores[0]] })).toEqual(['scores[1]: the pair of "q" and "a" is already scores[0]'])
  })

  it('takes __proto__ and constructor as ids like any other', () => {
    const text =
      '{"requests":[{"id":"__proto__","slots":1}],"experts":[{"id":"constructor","capacity":1}],"scores":[{"request":"__proto__","expert":"constructor","score":1}]}'
    expect(readInstance(text)).toHaveProperty('instance.scores', [{ request: '__proto__', expert: 'constructor', score: 1 }])
  })

  it('tells the first twenty faults and how many there are', () => {
    const read = readInstance(
      JSON.stringify({ ...base, scores: Array.from({ length: 50 }, () => ({ request: 'x', expert: 'a', score: 1 })) }),
    )
    expect(read).toMatchObject({ count: 99 })
    expect('faults' in read && read.faults).toHaveLength(20)
  })

  it('names a value of any size and depth without showing it', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const read = readInstance(`{"requests":[${deep},{"id":${deep},"slots":{}}],"experts":[],"scores":[],"objective":${deep}}`)
    expect('faults' in read && read.faults).toEqual([
      'requests[0]: must be an object, not a list',
      'requests[1].id: must be a text, not a list',
      'requests[1].slots: must be a whole number from 0 to 1000000, not an object',
      'objective: must be one of score, coverage-first, not a list',
    ])
  })

  it('says where a text stops being JSON', () => {
    expect(readInstance('{"requests": [')).toMatchObject({ faults: [expect.stringContaining('the file: is not JSON')], count: 1 })
  })
})
