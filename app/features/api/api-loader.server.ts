import { STATUS_CODES } from 'node:http'
import { actorOfToken } from '#app/features/tokens/authenticate.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { STATUS } from '#app/platform/http/handlers.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { problemOf, Unavailable, type Problem } from './problem.ts'

export type ApiContext<Name extends string> = {
  request: Request
  url: URL
  params: Record<Name, string>
  /** The program of the token that the request carries, else a visitor. */
  actor: Actor
}
type RouteArgs = { request: Request; params: Record<string, string | undefined>; context?: { address?: unknown } }

const METHODS = 'GET, HEAD, OPTIONS'
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link, Location, Retry-After, WWW-Authenticate' }
const preflight = (methods: string) => ({
  Allow: methods,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': `Authorization, If-None-Match${methods === METHODS ? '' : ', If-Match, Content-Type'}`,
  'Access-Control-Max-Age': '86400',
})

/** The methods of an address where questions may be sent in a body. */
export const METHODS_WITH_POST = `${METHODS}, POST`
/** The methods of a record that is changed by sending what changes. */
export const METHODS_WITH_PATCH = `${METHODS}, PATCH`

/**
 * A loader of the public API: it names the URL parameters it needs, asks no cookie who reads but may be shown a token (one that
 * is not good is refused where none is needed, too), may be called from any site, and tells every refusal as a problem document, in English unless the address speaks a language.
 */
export function apiLoader<const Name extends string>(
  names: readonly Name[],
  answer: (context: ApiContext<Name>) => Promise<Response> | Response,
  languageOf: (url: URL) => Language = () => 'en',
  methods = METHODS,
) {
  return async ({ request, params, context }: RouteArgs): Promise<Response> => {
    if (request.method === 'OPTIONS') return opened(new Response(null, { status: 204, headers: preflight(methods) }))
    try {
      const address = typeof context?.address === 'string' ? context.address : ''
      const actor = (await actorOfToken(request, address)) ?? VISITOR
      return opened(await answer({ request, url: new URL(request.url), params: namedParams(names, params), actor }))
    } catch (error) {
      return opened(refusal(error, request, languageOf(new URL(request.url))))
    }
  }
}

/** What an address that is only read answers to any other method. */
export const refuseMethod = ({ request }: RouteArgs, allowed: unknown = METHODS): Response =>
  opened(
    problemAnswer(
      {
        type: 'about:blank',
        title: 'Method Not Allowed',
        status: 405,
        detail: translator('en', 'errors')('invalid.method', { method: request.method }),
      },
      { Allow: typeof allowed === 'string' ? allowed : METHODS },
    ),
  )

function namedParams<Name extends string>(names: readonly Name[], given: RouteArgs['params']): Record<Name, string> {
  const entries = names.map((name) => {
    const value = given[name]
    if (!value) throw notFound('page')
    return [name, value] as const
  })
  return Object.fromEntries(entries) as Record<Name, string>
}

function refusal(error: unknown, request: Request, language: Language): Response {
  const t = translator(language, 'errors')
  if (error instanceof AppError) {
    const status = STATUS[error.kind]
    return problemAnswer(problemOf(error, status, STATUS_CODES[status] ?? '', t(error.messageKey, error.params)), refusalHeaders(error))
  }
  if (error instanceof Unavailable) {
    const { messageKey, retryAfter } = error
    const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: t(messageKey) } as const
    return problemAnswer(problem, { 'Retry-After': String(retryAfter) })
  }
  log.error({ err: error as Error, path: new URL(request.url).pathname }, 'a request failed')
  return problemAnswer({ type: 'about:blank', title: 'Internal Server Error', status: 500, detail: t('text.fault') })
}

/** What a program reads of a refusal without its document. */
function refusalHeaders({ kind, messageKey, params }: AppError): Record<string, string> {
  if (kind === 'too-many') return { 'Retry-After': String(params['seconds'] ?? 60) }
  if (kind !== 'unauthenticated') return {}
  return {
    'WWW-Authenticate':
      messageKey === 'unauthenticated.tokenNeeded' ? 'Bearer realm="Passerelle"' : 'Bearer realm="Passerelle", error="invalid_token"',
  }
}

const problemAnswer = (problem: Problem, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })

function opened(response: Response): Response {
  for (const [name, value] of Object.entries(OPEN)) response.headers.set(name, value)
  return response
}
