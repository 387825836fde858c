import type { Visit } from '#app/platform/auth/sessions.server.ts'

/** From where and with what a request comes. */
export const visitOf = ({ request, url, address }: { request: Request; url: URL; address: string }): Visit => ({
  address,
  userAgent: request.headers.get('user-agent') ?? '',
  secure: url.protocol === 'https:',
})
