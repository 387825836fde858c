import { STATUS_CODES } from 'node:http'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { STATUS } from '#app/platform/http/handlers.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { problemOf, Unavailable, type Problem } from './problem.ts'

export type ApiContext<Name extends string> = { request: Request; url: URL; params: Record<Name, string> }
type RouteArgs = { request: Request; params: Record<string, string | undefined> }

const METHODS = 'GET, HEAD, OPTIONS'
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link' }
const preflight = (methods: string) => ({
  Allow: methods,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': methods === METHODS ? 'If-None-Match' : 'If-None-Match, Content-Type',
  'Access-Control-Max-Age': '86400',
})

/** The methods of an address where questions may be sent in a body. */
export const METHODS_WITH_POST = `${METHODS}, POST`

/**
 * A loader of the public API: it names the URL parameters it needs, asks no cookie who reads, may be called from any
 * site, and tells every refusal as a problem document, in English unless the address speaks a language.
 */
export function apiLoader<const Name extends string>(
  names: readonly Name[],
  answer: (context: ApiContext<Name>) => Promise<Response> | Response,
  languageOf: (url: URL) => Language = () => 'en',
  methods = METHODS,
) {
  return async ({ request, params }: RouteArgs): Promise<Response> => {
    if (request.method === 'OPTIONS') return opened(new Response(null, { status: 204, headers: preflight(methods) }))
    try {
      return opened(await answer({ request, url: new URL(request.url), params: namedParams(names, params) }))
    } catch (error) {
      return opened(refusal(error, request, languageOf(new URL(request.url))))
    }
  }
}

/** What an address that is only read answers to any other method. */
export const refuseMethod = ({ request }: RouteArgs): Response =>
  opened(
    problemAnswer(
      {
        type: 'about:blank',
        title: 'Method Not Allowed',
        status: 405,
        detail: translator('en', 'errors')('invalid.method', { method: request.method }),
      },
      { Allow: METHODS },
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
    return problemAnswer(problemOf(error, status, STATUS_CODES[status] ?? '', t(error.messageKey, error.params)))
  }
  if (error instanceof Unavailable) {
    const { messageKey, retryAfter } = error
    const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: t(messageKey) } as const
    return problemAnswer(problem, { 'Retry-After': String(retryAfter) })
  }
  log.error({ err: error as Error, path: new URL(request.url).pathname }, 'a request failed')
  return problemAnswer({ type: 'about:blank', title: 'Internal Server Error', status: 500, detail: t('text.fault') })
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
