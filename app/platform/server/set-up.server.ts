import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setUpAuth } from '#app/platform/auth/auth.server.ts'
import { setUpProviders } from '#app/platform/auth/oidc.server.ts'
import { setUpKeys } from '#app/platform/auth/sealed.server.ts'
import type { Env } from '#app/platform/env/env.server.ts'
import { setUpOperator } from '#app/platform/env/operator.server.ts'
import { registerActorResolver } from '#app/platform/http/actor-resolver.server.ts'
import { setUpMail } from '#app/platform/mail/mail.server.ts'
import type { Wiring } from './wiring.ts'

/** Joins the settings and the features to the platform, for the server and for the command line alike. */
export function setUp(env: Env, wiring: Wiring): void {
  registerActorResolver(wiring.resolveActor)
  setUpOperator(env.PORTAL_OPERATOR)
  setUpMail({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, origin: env.PORTAL_ORIGIN ?? `http://localhost:${env.PORT}` })
  setUpProviders(env.OIDC_PROVIDERS)
  const secret = sessionSecret(env)
  setUpKeys(secret)
  setUpAuth({ secret, origin: env.PORTAL_ORIGIN, sendReset: wiring.sendReset })
}

/** SESSION_SECRET; with the embedded database one is made at the first start and kept beside it. */
export function sessionSecret(env: Env): string {
  if (env.SESSION_SECRET) return env.SESSION_SECRET
  const file = path.join(env.PORTAL_DATA_DIR, 'session-secret')
  if (!existsSync(file)) {
    mkdirSync(env.PORTAL_DATA_DIR, { recursive: true })
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, randomBytes(48).toString('base64url'), { mode: 0o600 })
    renameSync(fresh, file)
  }
  return readFileSync(file, 'utf8')
}
