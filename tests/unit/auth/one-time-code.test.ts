import { describe, expect, it } from 'vitest'
import { generateSync } from 'otplib'
import { codeAt, plainCode, stepAt, takenStep } from '#app/platform/auth/one-time-code.ts'

// The key of RFC 6238's vectors, "12345678901234567890", in base32.
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** RFC 6238, appendix B, SHA-1: seconds and the code of eight digits. */
const VECTORS: [number, string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
]

describe('a one-time code', () => {
  it.each(VECTORS)('is that of RFC 6238 at second %i', (seconds, code) => {
    expect(generateSync({ secret: KEY, epoch: seconds, digits: 8 })).toBe(code)
    expect(codeAt(KEY, stepAt(seconds * 1000))).toBe(code.slice(2))
  })

  it('is taken in its own step, the one before and the one after, and in no other', () => {
    const at = 1_234_567_890_000
    const step = stepAt(at)
    for (const off of [-1, 0, 1]) expect(takenStep(KEY, codeAt(KEY, step + off), { instant: at, lastStep: 0 })).toBe(step + off)
    for (const off of [-2, 2]) expect(takenStep(KEY, codeAt(KEY, step + off), { instant: at, lastStep: 0 })).toBeNull()
  })

  it('is not taken twice, nor one before it', () => {
    const at = 1_234_567_890_000
    const step = stepAt(at)
    expect(takenStep(KEY, codeAt(KEY, step), { instant: at, lastStep: step })).toBeNull()
    expect(takenStep(KEY, codeAt(KEY, step - 1), { instant: at, lastStep: step })).toBeNull()
  })

  it('may be typed with spaces and in Arabic digits; anything else is none', () => {
    expect(plainCode(' ١٢٣ ٤٥٦ ')).toBe('123456')
    expect(plainCode('123-456')).toBe('123456')
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
      expect(takenStep(KEY, typed, { instant: 59_000, lastStep: 0 })).toBeNull()
  })
})
