/** Cookies of a sign-in on its way. Scripts do not read them; they come along from links of other sites, since mails and a ministry's own sign-in lead here. */
export type ProofCookie = 'step' | 'link' | 'challenge' | 'provider' | 'identity' | 'codes'

const nameOf = (cookie: ProofCookie) => `passerelle.${cookie}`

/** The header that sets a cookie for so many seconds; `secure`: the page came by https. */
export const proofCookie = (cookie: ProofCookie, value: string, { seconds, secure }: { seconds: number; secure: boolean }): string =>
  `${nameOf(cookie)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** The header that takes a cookie away. */
export const droppedCookie = (cookie: ProofCookie): string => `${nameOf(cookie)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`

/** The value of a cookie of a request; empty where there is none. */
export function readProofCookie(headers: Headers, cookie: ProofCookie): string {
  const start = `${nameOf(cookie)}=`
  const found = (headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(start))
  return found?.slice(start.length) ?? ''
}

/** Headers that set cookies. */
export const settingCookies = (cookies: readonly string[]): Headers =>
  new Headers(cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]))
