import { describe, expect, test } from 'vitest'
import { classOf, nearestRound, rampStep, roundBreaks } from '#app/features/patterns/classes.ts'

const isRound = (value: number) => [1, 2, 5].includes(Number(value.toExponential(6).split('e')[0]))

describe('classes of values', () => {
  test('end at round numbers, at most five of them, none empty', () => {
    let seed = 7
    const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    for (let round = 0; round < 300; round++) {
      const values = Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(10 ** (random() * 9)))
      const breaks = roundBreaks(values)
      expect(breaks.length).toBeLessThanOrEqual(4)
      expect(breaks.every(isRound)).toBe(true)
      expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b))
      const held = new Set(values.map((value) => classOf(value, breaks)))
      expect(held.size, `${values.join()} by ${breaks.join()}`).toBe(breaks.length + 1)
    }
  })

  test('tell the few greater ones from the many that are the same', () => {
    expect(roundBreaks([1, 1, 1, 1, 1, 1, 1, 2, 4, 4])).toEqual([2])
    expect(roundBreaks([...Array.from({ length: 50 }, () => 1), 3, 40, 900])).toEqual([5, 100])
  })

  test('are made of nothing, of one value, of equal ones, of zeros and of shares below one', () => {
    expect(roundBreaks([])).toEqual([])
    expect(roundBreaks([12])).toEqual([])
    expect(roundBreaks([3, 3, 3])).toEqual([])
    expect(roundBreaks([0, 0, -5])).toEqual([])
    expect(roundBreaks([0.012, 0.03, 0.07, 0.4]).every(isRound)).toBe(true)
    expect(nearestRound(0.0031)).toBe(0.002)
  })

  test('spread over the ramp, whatever their number', () => {
    expect([0, 1, 2, 3, 4].map((index) => rampStep(index, 5))).toEqual([1, 2, 3, 4, 5])
    expect([0, 1].map((index) => rampStep(index, 2))).toEqual([1, 5])
    expect(rampStep(0, 1)).toBe(3)
  })
})
