import { createHmac, timingSafeEqual } from 'node:crypto'

const COOKIE = /(?:^|;\s*)(?:__Secure-)?passerelle\.session_token=([^;]+)/

/** True where a request may belong to a signed-in person, without asking the database. */
export const hasSessionCookie = (cookies: string | null | undefined) => COOKIE.test(cookies ?? '')

/**
 * The token of a request's session, where its cookie carries our signature: `token.signature` as better-auth writes it,
 * the signature being HMAC-SHA256 in base64. Null for anything else.
 */
export function sessionToken(cookies: string | null | undefined, secret: string): string | null {
  const value = decoded(COOKIE.exec(cookies ?? '')?.[1] ?? '')
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
