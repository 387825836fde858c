import { auth } from './auth.server.ts'

/** Ends the session of a request. Gives the cookies that take it away in the browser. */
export async function endSession(headers: Headers): Promise<string[]> {
  const cookie = headers.get('cookie')
  const answer = await auth().api.signOut({ headers: new Headers(cookie ? { cookie } : {}), asResponse: true })
  return answer.headers.getSetCookie()
}
