import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hasSessionCookie, sessionToken } from '#app/platform/auth/session-token.server.ts'

const SECRET = 'a secret of at least thirty-two characters'
const signed = (token: string, secret = SECRET) =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)

describe('the cookie of a signed-in person', () => {
  it('gives the token of the session, whatever cookies stand around it', () => {
    expect(sessionToken(`language=ImZyIg%3D%3D; passerelle.session_token=${signed('abc.def')}; x=1`, SECRET)).toBe('abc.def')
    expect(sessionToken(`__Secure-passerelle.session_token=${signed('abc')}`, SECRET)).toBe('abc')
  })

  it.each([
    ['another secret', signed('abc', 'another secret of thirty-two characters')],
    ['a changed token', signed('abc').replace('abc', 'abd')],
    ['no signature', 'abc'],
    ['a broken escape', '%E0%A4%A'],
    ['nothing', ''],
  ])('is nobody’s with %s', (_, value) => {
    expect(sessionToken(`passerelle.session_token=${value}`, SECRET)).toBeNull()
  })

  it('is seen without asking the database, and not seen where another cookie ends alike', () => {
    expect(hasSessionCookie('a=1; passerelle.session_token=x')).toBe(true)
    expect(hasSessionCookie('notpasserelle.session_token=x')).toBe(false)
    expect(hasSessionCookie(undefined)).toBe(false)
  })
})
