import { z } from 'zod'
import { makeProvidedUser } from '#app/features/accounts/mutations/make-provided-user.server.ts'
import { proofCookie, readProofCookie, droppedCookie } from '#app/platform/auth/cookies.server.ts'
import { findProvider, leaveFor, personBack, type OidcPerson } from '#app/platform/auth/oidc.server.ts'
import { open, seal } from '#app/platform/auth/sealed.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import type { Visit } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { OidcProvider } from '#app/platform/env/env.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { finishFirstStep, type FirstStep } from './finish.server.ts'

/** How long one may stay at the provider, and how long an identity waits to be linked, in seconds. */
const AWAY_SECONDS = 30 * 60
const LINK_SECONDS = 30 * 60

const leftSchema = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  language: z.string(),
  to: z.string().nullable(),
})

/** An identity that belongs to no account yet: its person has to sign in to the account it is to belong to. */
const waitingSchema = z.object({ provider: z.string(), issuer: z.string(), subject: z.string() })
export type WaitingIdentity = z.infer<typeof waitingSchema>

const backAddress = (origin: string, name: string) => `${origin}/sign-in/back/${name}`

type Leaving = { origin: string; language: Language; to: string | null; visit: Visit }

/**
 * Where a person goes to sign in, with the cookie that knows them again when they are back. Null where the provider does not answer.
 * Throws `not-found` for a provider that is not set.
 */
export async function leaveForProvider(
  name: string,
  { origin, language, to, visit }: Leaving,
): Promise<{ href: string; cookie: string } | null> {
  const provider = findProvider(name)
  if (!provider) throw notFound('page')
  try {
    const { href, checks } = await leaveFor(provider, backAddress(origin, name))
    const sealed = seal('provider', JSON.stringify({ ...checks, provider: name, language, to }), { seconds: AWAY_SECONDS })
    return { href, cookie: proofCookie('provider', sealed, { seconds: AWAY_SECONDS, secure: visit.secure }) }
  } catch (error) {
    log.error({ err: error as Error, provider: name }, 'a provider of sign-in does not answer')
    return null
  }
}

/**
 * What came of it: signed in (`first`); an identity that waits to be linked, where the person is signed in or has an account to sign in to
 * (`link`); or why not: `failed`, what they brought does not hold; `domain`, not an address that is let in; `noAccount`.
 */
export type Return = { language: Language; to: string | null; cookies: string[] } & (
  { kind: 'first'; first: FirstStep } | { kind: 'link' } | { kind: 'failed' | 'domain' | 'noAccount' }
)

/** Takes back a person from a provider. `actorId` is who is signed in meanwhile. Throws `not-found` for a provider that is not set. */
export async function returnFromProvider(name: string, url: URL, headers: Headers, visit: Visit, actorId: string | null): Promise<Return> {
  const provider = findProvider(name)
  if (!provider) throw notFound('page')
  const left = leftSchema.safeParse(JSON.parse(open('provider', readProofCookie(headers, 'provider')) ?? 'null'))
  const language = left.success && isLanguage(left.data.language) ? left.data.language : 'fr'
  const back = { language, to: left.success ? left.data.to : null, cookies: [droppedCookie('provider')] }
  if (!left.success || left.data.provider !== name) return { ...back, kind: 'failed' }
  // Behind a proxy the request may name another origin than the one the provider was told.
  const asked = new URL(backAddress(url.origin, name) + url.search)
  const person = await personBack(provider, asked, left.data).catch((error: unknown) => {
    log.warn({ reason: String(error), provider: name }, 'a return from a provider does not hold')
    return null
  })
  if (!person) {
    await recordSecurityEvent({ kind: 'sign-in.failed', address: visit.address, detail: { by: 'provider' } })
    return { ...back, kind: 'failed' }
  }
  if (!isLetIn(provider, person)) return { ...back, kind: 'domain' }
  const userId = (await ownerOf(person)) ?? (actorId === null ? await madeFor(provider, person, language) : null)
  if (userId) {
    const first = await finishFirstStep({ userId, by: 'provider', isWhole: person.hasSecondStep, visit, language })
    return { ...back, kind: 'first', first, cookies: [...back.cookies, ...first.cookies] }
  }
  const hasAccount = actorId !== null || (person.email !== null && (await db.user.count({ where: { email: person.email } })) > 0)
  if (!hasAccount) return { ...back, kind: 'noAccount' }
  const waiting: WaitingIdentity = { provider: name, issuer: person.issuer, subject: person.subject }
  const sealed = seal('identity', JSON.stringify(waiting), { seconds: LINK_SECONDS })
  return {
    ...back,
    kind: 'link',
    cookies: [...back.cookies, proofCookie('identity', sealed, { seconds: LINK_SECONDS, secure: visit.secure })],
  }
}

const isLetIn = ({ emailDomain }: OidcProvider, { email }: OidcPerson) => !emailDomain || (email?.endsWith(`@${emailDomain}`) ?? false)

async function ownerOf({ issuer, subject }: OidcPerson): Promise<string | null> {
  const known = await db.externalIdentity.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { userId: true } })
  return known?.userId ?? null
}

/** A new account, where the provider may make them and the verified address has none. */
async function madeFor(provider: OidcProvider, person: OidcPerson, language: Language): Promise<string | null> {
  if (!provider.makesAccounts || !person.email) return null
  const { email, issuer, subject } = person
  return makeProvidedUser({ email, name: person.name ?? email, language }, { issuer, subject })
}

/** The identity of a cookie that waits to be linked to whoever is signed in. */
export function waitingIdentity(headers: Headers): WaitingIdentity | null {
  const read = waitingSchema.safeParse(JSON.parse(open('identity', readProofCookie(headers, 'identity')) ?? 'null'))
  return read.success ? read.data : null
}
