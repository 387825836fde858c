import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceProvider } from '#app/platform/http/nonce.ts'
import { FINISHED } from '#app/platform/http/page-cache.server.ts'
import { i18nOf, languageOf } from '#app/platform/i18n/i18n.server.ts'
import { withoutZeros } from '#app/platform/http/without-zeros.server.ts'
import { needsScript } from '#app/platform/i18n/namespaces.ts'
import { withoutProofs } from '#app/platform/http/without-proofs.ts'
import { log } from '#app/platform/observability/log.server.ts'

const RENDER_TIMEOUT = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  load: AppLoadContext,
): Promise<Response> {
  const nonce = load.nonce as string
  const language = languageOf(request.url)
  const handles = context.staticHandlerContext.matches.map(({ route }) => context.routeModules[route.id]?.handle)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache, private')
  const page = (
    <NonceProvider value={nonce}>
      <I18nextProvider i18n={i18nOf(language)}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </I18nextProvider>
    </NonceProvider>
  )
  if (needsScript(handles)) return streamed(page, nonce, new URL(request.url).pathname, { headers, status })
  headers.set(FINISHED, '1')
  return Promise.resolve(new Response(Buffer.from(`<!DOCTYPE html>${renderToStaticMarkup(page)}`), { headers, status }))
}

/** A page that the framework's script takes over in the browser. */
function streamed(page: ReactElement, nonce: string, path: string, answer: ResponseInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        const body = withoutZeros()
        resolve(new Response(createReadableStreamFromReadable(body), answer))
        pipe(body)
      },
      onShellError: reject,
      onError(error) {
        log.error({ err: error, path }, 'a page failed')
        reject(error instanceof Error ? error : new Error(String(error)))
      },
    })
    const timer = setTimeout(abort, RENDER_TIMEOUT)
  })
}

/** Faults while a page is drawn. Those of loaders and actions are logged where they are caught (platform/http/handlers). */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error, path: withoutProofs(new URL(request.url).pathname) }, 'a page failed')
}
