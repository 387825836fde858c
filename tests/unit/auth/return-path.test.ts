import { describe, expect, it } from 'vitest'
import { returnPath } from '#app/platform/auth/return-path.ts'

describe('where a person goes after signing in', () => {
  it.each(['/fr/w/eau', '/fr/needs?country=SN&q=eau%20potable', '/ar/projects#money', '/fr/w/eau/projects/new?step=2'])(
    'goes back to the page of the portal that asked for it: %s',
    (to) => expect(returnPath(to)).toBe(to),
  )

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '///evil.example',
    'https://evil.example/fr',
    'http:evil.example',
    'javascript:alert(1)',
    'fr/w/eau',
    '/.//evil.example',
    '/fr/..//evil.example',
    '/%0d%0a/..//evil.example',
    '',
  ])('is never led to another site: %j', (to) => {
    const path = returnPath(to)
    expect(path === null || new URL(path, 'https://portal.example').origin === 'https://portal.example').toBe(true)
    expect(path?.startsWith('//') ?? false).toBe(false)
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/fr/..//evil.example', ''])('has %j refused', (to) => {
    expect(returnPath(to)).toBeNull()
  })

  it('does not go round in circles through the pages of signing in and out', () => {
    expect(returnPath('/fr/sign-in?to=/fr')).toBeNull()
    expect(returnPath('/ar/sign-out')).toBeNull()
    expect(returnPath('/fr/reset-password?token=x')).toBeNull()
  })

  it('goes nowhere in particular when no page asked', () => {
    expect(returnPath(null)).toBeNull()
    expect(returnPath(undefined)).toBeNull()
  })
})
