import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceProvider } from '#app/platform/http/nonce.ts'
import { FINISHED } from '#app/platform/http/page-cache.server.ts'
import { i18nOf, languageOf } from '#app/platform/i18n/i18n.server.ts'
import { withoutZeros } from '#app/platform/http/without-zeros.server.ts'
import { needsScript } from '#app/platform/i18n/namespaces.ts'
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
  if (!needsScript(handles)) headers.set(FINISHED, '1')
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', language)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache, private')

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <I18nextProvider i18n={i18nOf(language)}>
          <RemixServer context={context} url={request.url} nonce={nonce} />
        </I18nextProvider>
      </NonceProvider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          const body = withoutZeros()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          log.error({ err: error, path: new URL(request.url).pathname }, 'a page failed')
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      },
    )
    const timer = setTimeout(abort, RENDER_TIMEOUT)
  })
}

/** Faults while a page is drawn. Those of loaders and actions are logged where they are caught (platform/http/handlers). */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error, path: new URL(request.url).pathname }, 'a page failed')
}
