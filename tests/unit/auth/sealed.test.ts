import { beforeAll, describe, expect, it } from 'vitest'
import { open, seal, setUpKeys } from '#app/platform/auth/sealed.server.ts'
import { hashOfCode } from '#app/platform/auth/secrets.server.ts'

beforeAll(() => setUpKeys('a secret of a test that is long enough'))

describe('a sealed text', () => {
  it('opens as it was, for its purpose and for whom it belongs to alone', () => {
    const sealed = seal('authenticator', 'KEY é', { bound: 'awa' })
    expect(sealed).not.toContain('KEY')
    expect(open('authenticator', sealed, 'awa')).toBe('KEY é')
    expect(open('authenticator', sealed, 'fatou')).toBeNull()
    expect(open('newAuthenticator', sealed, 'awa')).toBeNull()
  })

  it('does not open once altered, cut or too old', () => {
    const sealed = seal('provider', 'text')
    const [nonce = '', tag = '', body = ''] = sealed.split('.')
    for (const broken of [
      '',
      'a.b.c',
      `${nonce}.${tag}`,
      `${nonce}.${tag}.${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`,
      `${nonce}.${tag.slice(2)}.${body}`,
    ])
      expect(open('provider', broken)).toBeNull()
    expect(open('provider', seal('provider', 'text', { seconds: -1 }))).toBeNull()
    expect(open('provider', seal('provider', 'text', { seconds: 60 }))).toBe('text')
  })

  it('never looks the same twice, while a code’s hash does for one person', () => {
    expect(seal('provider', 'text')).not.toBe(seal('provider', 'text'))
    expect(hashOfCode('12345678', 'awa')).toBe(hashOfCode('12345678', 'awa'))
    expect(hashOfCode('12345678', 'awa')).not.toBe(hashOfCode('12345678', 'fatou'))
  })
})
