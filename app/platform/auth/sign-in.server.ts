import { db } from '#app/platform/db/client.server.ts'
import { auth } from './auth.server.ts'

export type SignedIn = { userId: string; cookies: string[] }

/**
 * Starts a session where the password is right. Null otherwise, after the same work whether the account exists or not:
 * better-auth hashes what was given for an unknown one. `secure` says that the page came by https.
 */
export async function startSession(given: { email: string; password: string; secure: boolean }): Promise<SignedIn | null> {
  const answer = await auth().api.signInEmail({
    body: { email: given.email, password: given.password },
    headers: new Headers(),
    asResponse: true,
  })
  if (answer.status === 400 || answer.status === 401) return null
  if (!answer.ok) throw new Error(`Signing in failed (${answer.status})`)
  const { user } = (await answer.json()) as { user: { id: string } }
  // A suspended account answers as one that is unknown.
  const isSuspended = (await db.user.count({ where: { id: user.id, suspendedAt: { not: null } } })) > 0
  await db.session.deleteMany({ where: { userId: user.id, ...(isSuspended ? {} : { expiresAt: { lt: new Date() } }) } })
  if (isSuspended) return null
  return { userId: user.id, cookies: cookiesOf(answer, given.secure) }
}

/** Ends the session of a request. Gives the cookies that take it away in the browser. */
export async function endSession(headers: Headers): Promise<string[]> {
  const cookie = headers.get('cookie')
  const answer = await auth().api.signOut({ headers: new Headers(cookie ? { cookie } : {}), asResponse: true })
  return answer.headers.getSetCookie()
}

// Behind a proxy that ends TLS the origin may be known from the request alone.
const cookiesOf = (answer: Response, secure: boolean) =>
  answer.headers.getSetCookie().map((cookie) => (secure && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie))
