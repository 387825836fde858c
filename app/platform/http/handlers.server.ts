import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { TFunction } from 'i18next'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, notFound, type AppErrorKind } from '#app/platform/errors/app-error.ts'
import { languageOf, translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { actorOf } from './actor-resolver.server.ts'
import { typedOf } from './read-form.server.ts'
import { noteRefusedRight } from './refused-rights.server.ts'
import { withoutProofs } from './without-proofs.ts'

export const STATUS: Record<AppErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  'second-step': 403,
  'fresh-proof': 403,
}

/** Where a person proves what was missing; they come back from there. */
const WHERE_PROVED: Partial<Record<AppErrorKind, string>> = {
  unauthenticated: 'sign-in',
  'second-step': 'sign-in/second-step',
  'fresh-proof': 'account/confirm',
}

export type RouteContext<Name extends string> = {
  request: Request
  url: URL
  /** The parameters the route named, all present. */
  params: Record<Name, string>
  language: Language
  actor: Actor
  /** Translations of one namespace in the page's language, for titles of documents and the like. */
  t: (namespace: string) => TFunction
  /** The address the request came from. */
  address: string
}

type Handler<Name extends string, T> = (context: RouteContext<Name>) => Promise<T> | T

/** A loader that names the URL parameters it needs (absent: 404), is told who asks, and turns an AppError into its status. */
export function loaderFor<const Name extends string, T>(names: readonly Name[], handle: Handler<Name, T>) {
  return (args: LoaderFunctionArgs): Promise<T> => run(args, names, handle)
}

/** The same for an action. */
export function actionFor<const Name extends string, T>(names: readonly Name[], handle: Handler<Name, T>) {
  return (args: ActionFunctionArgs): Promise<T> => run(args, names, handle)
}

async function run<Name extends string, T>(args: LoaderFunctionArgs, names: readonly Name[], handle: Handler<Name, T>): Promise<T> {
  const { request } = args
  const language = languageOf(request.url)
  const address = typeof args.context.address === 'string' ? args.context.address : ''
  let asking: Actor | undefined
  try {
    const params = namedParams(names, args.params)
    const actor = await actorOf(request)
    asking = actor
    return await handle({
      request,
      url: new URL(request.url),
      params,
      language,
      actor,
      t: (namespace) => translator(language, namespace),
      address,
    })
  } catch (error) {
    if (asking && error instanceof AppError) await noteRefusedRight(asking, error, { pathname: new URL(request.url).pathname, address })
    throw await answerOf(error, request, language)
  }
}

function namedParams<Name extends string>(names: readonly Name[], given: Record<string, string | undefined>): Record<Name, string> {
  const entries = names.map((name) => {
    const value = given[name]
    if (!value) throw notFound('page')
    return [name, value] as const
  })
  return Object.fromEntries(entries) as Record<Name, string>
}

async function answerOf(error: unknown, request: Request, language: Language): Promise<unknown> {
  if (!(error instanceof AppError)) {
    // Somebody who closed the page broke nothing.
    if (!(error instanceof Response) && !(error instanceof Error && error.name === 'AbortError'))
      log.error({ err: error, path: withoutProofs(new URL(request.url).pathname) }, 'a request failed')
    return error
  }
  const proof = WHERE_PROVED[error.kind]
  if (proof) {
    const { pathname, search } = new URL(request.url)
    const back = request.method === 'GET' ? pathname + search : pathname
    return redirect(`/${language}/${proof}?to=${encodeURIComponent(back)}`, request.method === 'GET' ? 302 : 303)
  }
  // Somebody who lost the right while they typed reads why, and finds their words.
  const typed = error.kind === 'forbidden' || error.kind === 'not-found' ? await typedOf(request) : []
  return data({ kind: error.kind, messageKey: error.messageKey, params: error.params, typed }, { status: STATUS[error.kind] })
}
