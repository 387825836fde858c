import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node'
import express, { type Express, type Request, type Response as ExpressResponse } from 'express'
import { randomBytes } from 'node:crypto'
import { hasSessionCookie } from '#app/platform/auth/session-token.server.ts'
import { FINISHED, PageCache, type CachedPage, type Encoding } from '#app/platform/http/page-cache.server.ts'
import { FORM_LIMIT } from '#app/platform/http/read-form.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { metricsPage, timeRequest } from '#app/platform/observability/metrics.server.ts'
import { compressed } from './compressed.server.ts'
import { directRoutes } from './direct-routes.server.ts'
import { ready } from './ready.server.ts'
import { contentSecurityPolicy, isForeignWrite, securityHeaders } from './security.server.ts'

export type Setting = {
  /** The built pages, or in development a function that gives them as they are. */
  build: ServerBuild | (() => Promise<ServerBuild>)
  production: boolean
  origin: string | undefined
  trustProxy: number
  /** Vite's middlewares in development. */
  middlewares?: express.RequestHandler
}

/** Addresses whose bodies are files, read as a stream by their own route under a limit of their own. */
const UPLOADS =
  /^\/api\/v1\/workspaces\/[^/]+\/imports$|^\/[a-z]{2}\/(admin\/archives|w\/[^/]+\/(import|bulk|settings\/profile\/logo|(projects|needs|datasets)\/[^/]+\/translate\/import|datasets\/[^/]+\/(edit\/file|upload(\/[^/]+)?)))(\.data)?$/

/** Addresses that read no cookie, so that a page of another site asks in nobody's name. */
const OPEN_TO_OTHER_SITES = /^\/api\/(v1|3)\//

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Addresses of files; the others spare a look at the disk. */
const NAMED_FILE = /\.\w+$/

/** The portal as one Express application. */
export function createApp(setting: Setting): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', setting.trustProxy)
  app.use(withoutNul)
  app.use(timeRequest)
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'))
  app.get('/readyz', (_request, response) => {
    void ready().then((is) =>
      response
        .status(is ? 200 : 503)
        .type('text')
        .send(is ? 'ready' : 'not ready'),
    )
  })
  app.all('*', (request, response, next) =>
    METHODS.has(request.method)
      ? next()
      : void response
          .status(405)
          .set('Allow', [...METHODS].join(', '))
          .end(),
  )
  app.get('/metrics', (request, response, next) => void metricsPage(request, response, next))
  app.use(securityHeaders({ production: setting.production, isSecure: setting.origin?.startsWith('https:') ?? false }))

  if (typeof setting.build !== 'function') app.get('*', answerDirectly(setting.build, setting))

  app.use(compressed())

  const handle = remixHandler(setting)
  if (setting.production) {
    app.get('*', cachedPages(new PageCache(), handle))
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }))
    app.get(NAMED_FILE, express.static('build/client', { maxAge: '1h' }))
  } else if (setting.middlewares) app.use(setting.middlewares)

  app.all('*', (request, response) => void answer(handle, request, response))
  return app
}

/** No database text holds U+0000: in addresses as in forms it becomes U+FFFD, which names nothing. */
const withoutNul: express.RequestHandler = (request, _response, next) => {
  request.url = request.url.replaceAll('%00', '%EF%BF%BD')
  next()
}

/** Answers routes that need nothing of the framework. What such a loader throws is a fault. */
function answerDirectly(build: ServerBuild, { origin, trustProxy }: Setting): express.RequestHandler {
  const find = directRoutes(build)
  return (request, response, next) => {
    const match = find(request.path)
    if (!match) return next()
    const { host, protocol } = origin ? new URL(origin) : { host: request.get('host') ?? 'localhost', protocol: `${request.protocol}:` }
    const asked = createRequest(request, response, { host, protocol, trustProxy: trustProxy > 0 })
    const context: AppLoadContext = { nonce: '', address: request.ip ?? '' }
    Promise.resolve(match.loader({ request: asked, params: match.params, context }))
      .then((answered) => sendWhole(response, answered as Response))
      .catch((error: unknown) => fail(error, request, response))
  }
}

type Handle = (request: Request, response: ExpressResponse) => Promise<Response>

function remixHandler({ build, production, origin, trustProxy }: Setting): Handle {
  const handler = createRequestHandler(build, production ? 'production' : 'development')
  return async (request, response) => {
    const nonce = randomBytes(16).toString('base64')
    const context: AppLoadContext = { nonce, address: request.ip ?? '' }
    const { host, protocol } = origin ? new URL(origin) : { host: request.get('host') ?? 'localhost', protocol: `${request.protocol}:` }
    const refusal =
      !OPEN_TO_OTHER_SITES.test(request.path) && isForeignWrite(request, origin) ? 'cross-site' : tooLarge(request) ? 'too-large' : null
    const asked = refusal
      ? await refused(request, `${protocol}//${host}`, refusal)
      : createRequest(request, response, { host, protocol, trustProxy: trustProxy > 0 })
    // HEAD is answered as GET would be, so that it has the same headers and what is kept of it is a whole page; Node leaves the body out.
    const answered = await handler(request.method === 'HEAD' ? new Request(asked, { method: 'GET' }) : asked, context)
    const isPage = answered.headers.get('content-type')?.startsWith('text/html')
    if (production && isPage && !answered.headers.has(FINISHED))
      answered.headers.set('content-security-policy', contentSecurityPolicy({ nonce }))
    if (isPage && hasSessionCookie(request.headers.cookie)) answered.headers.set('cache-control', 'private, no-store')
    return answered
  }
}

const tooLarge = (request: Request) => Number(request.get('content-length') ?? 0) > FORM_LIMIT && !UPLOADS.test(request.path)

/** What is read of a refused body, so that its sender, who sends before reading, hears the answer. */
const MOST_LET_GO = 100 * 2 ** 20

/** What is refused (a form past the limit, a write from another site) is let go unread; its sender gets the page that says why. */
async function refused(request: Request, origin: string, page: 'too-large' | 'cross-site'): Promise<globalThis.Request> {
  await new Promise<void>((resolve) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_LET_GO) resolve()
    })
    for (const end of ['end', 'error', 'close']) request.once(end, () => resolve())
  })
  const language = request.path.split('/')[1]
  const cookie = request.get('cookie')
  return new Request(`${origin}/${isLanguage(language) ? language : 'fr'}/${page}`, { headers: cookie ? { cookie } : {} })
}

async function answer(handle: Handle, request: Request, response: ExpressResponse): Promise<void> {
  try {
    const answered = await handle(request, response)
    answered.headers.delete(FINISHED)
    await sendResponse(response, answered)
  } catch (error) {
    fail(error, request, response)
  }
}

/** What is small goes out in one piece. */
async function sendWhole(response: ExpressResponse, answered: Response): Promise<void> {
  const body = Buffer.from(await answered.arrayBuffer())
  const length = answered.body ? { 'content-length': String(body.length) } : {}
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...length }).end(body)
}

function fail(error: unknown, request: Request, response: ExpressResponse): void {
  log.error({ err: error as Error, path: request.path }, 'a request failed')
  if (!response.headersSent) response.status(500).type('text').send('Internal error')
  else response.destroy()
}

/** Serves people who are not signed in from the cache of finished pages. */
function cachedPages(cache: PageCache, handle: Handle): express.RequestHandler {
  return (request, response, next) => {
    const language = request.path.split('/')[1]
    if (!isLanguage(language) || request.path.startsWith(`/${language}/w/`) || hasSessionCookie(request.headers.cookie)) return next()
    rememberLanguage(request, response, language)
    cache
      .get(`${request.protocol}://${request.get('host')}${request.url}`, () => handle(request, response))
      .then((found) => (found.page ? sendCached(request, response, found.page, found.hit) : sendUncached(response, found.response)))
      .catch((error: unknown) => {
        log.error({ err: error as Error, path: request.path }, 'a request failed')
        if (!response.headersSent) response.status(500).type('text').send('Internal error')
        else response.destroy()
      })
  }
}

async function sendUncached(response: ExpressResponse, answered: Response): Promise<void> {
  answered.headers.delete(FINISHED)
  await sendResponse(response, answered)
}

function sendCached(request: Request, response: ExpressResponse, page: CachedPage, hit: boolean): void {
  response
    .set(page.headers)
    .set({ ETag: page.etag, 'Cache-Control': 'no-cache', Vary: 'Cookie, Accept-Encoding', 'X-Cache': hit ? 'hit' : 'miss' })
  if (request.get('if-none-match')?.includes(page.etag)) return void response.status(304).end()
  const encoding = (request.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity') as Encoding
  if (encoding !== 'identity') response.set('Content-Encoding', encoding)
  const body = page.encodings[encoding]
  response.set('Content-Length', String(body.length))
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The last language a visitor read in; used for `/` alone. Set outside of what the cache keeps. */
function rememberLanguage(request: Request, response: ExpressResponse, language: string): void {
  const value = Buffer.from(JSON.stringify(language)).toString('base64')
  if (!request.headers.cookie?.includes(`language=${encodeURIComponent(value)}`)) {
    response.append('Set-Cookie', `language=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`)
  }
}
