import { describe, expect, test } from 'vitest'
import { readEnv } from '#app/platform/env/env.server.ts'

describe('who installs the portal', () => {
  test('names who runs it, or nobody', () => {
    expect(readEnv({ PORTAL_OPERATOR: ' Ministère du Plan ' }).PORTAL_OPERATOR).toBe('Ministère du Plan')
    for (const blank of [{}, { PORTAL_OPERATOR: '' }]) expect(readEnv(blank).PORTAL_OPERATOR).toBeUndefined()
  })

  test('is told the first setting that is wrong', () => {
    expect(() => readEnv({ PORTAL_OPERATOR: ' ' })).toThrow(/^Wrong setting PORTAL_OPERATOR: /)
    expect(() => readEnv({ PORT: 'http' })).toThrow(/^Wrong setting PORT: /)
  })
})
