import * as client from 'openid-client'
import type { OidcProvider } from '#app/platform/env/env.server.ts'

type Holder = typeof globalThis & { passerelleProviders?: readonly OidcProvider[] }
const holder = globalThis as Holder
const discovered = new Map<string, Promise<client.Configuration>>()

export function setUpProviders(providers: readonly OidcProvider[]): void {
  holder.passerelleProviders = providers
  discovered.clear()
}

/** The providers that the one who runs this portal has set, in their order. */
export const listProviders = (): readonly OidcProvider[] => holder.passerelleProviders ?? []

export const findProvider = (name: string): OidcProvider | undefined => listProviders().find((provider) => provider.name === name)

/** What has to be kept between leaving for a provider and coming back. */
export type OidcChecks = { state: string; nonce: string; verifier: string }

/** What a provider says of a person. */
export type OidcPerson = {
  issuer: string
  subject: string
  name: string | null
  /** In small letters; null where the provider says none, or does not say that it was verified. */
  email: string | null
  /** A second step was given there. */
  hasSecondStep: boolean
}

/** What a provider publishes of itself, read once; read again after a failure. */
function configurationOf({ issuer, clientId, clientSecret, name }: OidcProvider): Promise<client.Configuration> {
  let reading = discovered.get(name)
  if (!reading) {
    const execute = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}
    reading = client.discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: 10, ...execute })
    reading.catch(() => discovered.delete(name))
    discovered.set(name, reading)
  }
  return reading
}

/** Where to send a person, and what to keep until they are back. Throws where the provider cannot be reached. */
export async function leaveFor(provider: OidcProvider, backTo: string): Promise<{ href: string; checks: OidcChecks }> {
  const configuration = await configurationOf(provider)
  const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
  const href = client.buildAuthorizationUrl(configuration, {
    redirect_uri: backTo,
    scope: 'openid email profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
  }).href
  return { href, checks }
}

/** Who came back from a provider. Throws where what they bring does not hold: state, nonce, code, signature or issuer. */
export async function personBack(provider: OidcProvider, url: URL, { state, nonce, verifier }: OidcChecks): Promise<OidcPerson> {
  const configuration = await configurationOf(provider)
  const tokens = await client.authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('The provider said nothing of the person')
  // Many providers tell addresses by their user-info endpoint alone.
  const more =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
  return readClaims({ ...more, ...claims }, provider)
}

type Claims = { iss?: unknown; sub?: unknown; email?: unknown; email_verified?: unknown; name?: unknown; acr?: unknown; amr?: unknown }

/** Claims as a person. An address counts only where the provider says that it was verified. Pure. */
export function readClaims(claims: Claims, { issuer, secondStepValues }: Pick<OidcProvider, 'issuer' | 'secondStepValues'>): OidcPerson {
  const isVerified = claims.email_verified === true || claims.email_verified === 'true'
  const values = [claims.acr, ...(Array.isArray(claims.amr) ? (claims.amr as unknown[]) : [])]
  return {
    issuer: typeof claims.iss === 'string' ? claims.iss : issuer,
    subject: String(claims.sub),
    name: typeof claims.name === 'string' && claims.name.trim() !== '' ? claims.name.trim().slice(0, 200) : null,
    email: isVerified && typeof claims.email === 'string' ? claims.email.trim().toLowerCase() : null,
    hasSecondStep: values.some((value) => typeof value === 'string' && secondStepValues.includes(value)),
  }
}
