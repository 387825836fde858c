import { describe, expect, test } from 'vitest'
import { readEnv } from '#app/platform/env/env.server.ts'

const settings = (given: Record<string, string>) => readEnv({ NODE_ENV: 'test', ...given })

describe('who installs the portal', () => {
  test('names who runs it, or nobody', () => {
    expect(settings({ PORTAL_OPERATOR: ' Ministère du Plan ' }).PORTAL_OPERATOR).toBe('Ministère du Plan')
    for (const blank of [{}, { PORTAL_OPERATOR: '' }] as Record<string, string>[]) expect(settings(blank).PORTAL_OPERATOR).toBeUndefined()
  })

  test('is told the first setting that is wrong', () => {
    expect(() => settings({ PORTAL_OPERATOR: ' ' })).toThrow(/^Wrong setting PORTAL_OPERATOR: /)
    expect(() => settings({ PORT: 'http' })).toThrow(/^Wrong setting PORT: /)
  })
})
