import { randomBytes, scryptSync } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { setUpAuth } from '#app/platform/auth/auth.server.ts'
import { setUpKeys } from '#app/platform/auth/sealed.server.ts'
import type { Visit } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { setUpMail } from '#app/platform/mail/mail.server.ts'
import { sendReset } from '#app/features/accounts/reset-mail.server.ts'

const SECRET = 'a secret of a test that is long enough'
export const PASSWORD = 'puits corde seau'

/** A hash that is quickly checked: what it costs to hash is measured elsewhere. */
function quickHash(): string {
  const salt = randomBytes(16)
  const key = scryptSync(PASSWORD, salt, 32, { N: 1024, r: 8, p: 1 })
  return ['scrypt', 1024, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Sets up signing in, and messages: by SMTP where an address is given, else into the portal. */
export function setUpSignIn({ smtpUrl }: { smtpUrl?: string } = {}): void {
  setUpMail({ smtpUrl, from: 'Passerelle <no-reply@portail.example>', origin: 'https://portail.example' })
  setUpKeys(SECRET)
  setUpAuth({ secret: SECRET, origin: undefined, sendReset })
}

/** A person with an address of their own and the password of all tests. */
export async function makeAccount(name: string, language: Language = 'fr'): Promise<{ userId: string; email: string }> {
  const userId = uuidv7()
  const email = `${name}-${userId}@eau.example`
  await db.user.create({ data: { id: userId, name, email, language } })
  await db.account.create({ data: { id: uuidv7(), accountId: userId, providerId: 'credential', userId, password: quickHash() } })
  return { userId, email }
}

export const visitFrom = (address: string): Visit => ({ address, userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/128.0', secure: false })

/** The cookie header that a browser would send after these were set. */
export const cookieHeader = (cookies: readonly string[]): string => cookies.map((cookie) => cookie.split(';')[0]).join('; ')
