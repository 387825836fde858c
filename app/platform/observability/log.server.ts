import pino from 'pino'

/**
 * Structured logs on standard error. Never logged: bodies, cookies, e-mail addresses, names, query strings.
 */
export const log = pino(
  { level: process.env.PORTAL_LOG ?? (process.env.VITEST ? 'silent' : 'info'), base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: false }),
)
