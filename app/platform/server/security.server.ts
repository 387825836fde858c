import type { Request, RequestHandler } from 'express'

/** Headers of every answer. Scripts come from our own files, or carry the page's nonce. `isSecure`: the portal is reached by https alone. */
export function securityHeaders({ production, isSecure }: { production: boolean; isSecure: boolean }): RequestHandler {
  return (request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      // Not "no-referrer": with it browsers post forms with "Origin: null", which the same-origin check refuses.
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'geolocation=(self), camera=(), microphone=()',
    })
    if (isSecure) response.set('Strict-Transport-Security', 'max-age=31536000')
    if (production) response.set('Content-Security-Policy', contentSecurityPolicy({ framed: isForFrames(request.path) }))
    next()
  }
}

/** Pages that other sites may show in a frame: they hold public data and nothing that a click could change. */
const FOR_FRAMES = /^\/[a-z]{2}\/map\/embed$/

export const isForFrames = (path: string): boolean => FOR_FRAMES.test(path)

/** The policy of a page; the nonce is for the one inline script that a hydrated page starts with. */
export function contentSecurityPolicy({ nonce, framed = false }: { nonce?: string; framed?: boolean } = {}): string {
  const script = nonce ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'self'`
  return [
    `default-src 'self'`,
    `base-uri 'self'`,
    `object-src 'none'`,
    `frame-ancestors ${framed ? '*' : "'none'"}`,
    `form-action 'self'`,
    script,
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
  ].join('; ')
}

type Asking = Pick<Request, 'method' | 'protocol'> & { get: (header: string) => string | undefined }

/**
 * Whether a request is a write that another site's page sends in a visitor's name. Every current browser sends Origin with a
 * POST. `own` is where the portal is reached; where that is not set, the Host header says it.
 */
export function isForeignWrite(request: Asking, own?: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false
  const origin = request.get('origin')
  const site = request.get('sec-fetch-site')
  const isElsewhere = origin !== undefined && origin !== (own ?? `${request.protocol}://${request.get('host')}`)
  return isElsewhere || (site !== undefined && site !== 'same-origin' && site !== 'none')
}
