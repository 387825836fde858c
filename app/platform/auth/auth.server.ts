import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#app/platform/db/client.server.ts'
import { hashPassword, verifyPassword } from './password.server.ts'

export type ResetMail = { email: string; name: string; language: string; address: string }

type Setting = { secret: string; origin: string | undefined; sendReset: (mail: ResetMail) => Promise<void> }

export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200
const WEEK = 7 * 24 * 3600

function createAuth({ secret, origin, sendReset }: Setting) {
  return betterAuth({
    secret,
    baseURL: origin ?? 'http://localhost',
    // Same-origin writes are checked for every request by the server itself; see platform/server.
    trustedOrigins: ['*'],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Tries are limited in platform/auth/sign-in-limits.server.ts, for calls from our own pages too.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    user: {
      additionalFields: {
        language: { type: 'string', input: false, required: false },
        isAdmin: { type: 'boolean', input: false, required: false },
      },
    },
    session: { expiresIn: WEEK, updateAge: 24 * 3600 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, url, token }) => {
        const page = new URL(url).searchParams.get('callbackURL') ?? '/'
        const language = (user as { language?: string }).language ?? 'fr'
        await sendReset({ email: user.email, name: user.name, language, address: `${page}?token=${token}` })
      },
    },
    advanced: {
      cookiePrefix: 'passerelle',
      useSecureCookies: origin?.startsWith('https:') ?? false,
      database: { generateId: () => uuidv7() },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
  })
}

type Auth = ReturnType<typeof createAuth>
const holder = globalThis as typeof globalThis & { passerelleAuth?: Auth }

export function setUpAuth(setting: Setting): void {
  holder.passerelleAuth ??= createAuth(setting)
}

export function auth(): Auth {
  if (!holder.passerelleAuth) throw new Error('Sign-in is not set up yet')
  return holder.passerelleAuth
}

/** True where a request may belong to a signed-in person, without asking the database. */
export const hasSessionCookie = (cookies: string | null | undefined) =>
  /(?:^|;\s*)(?:__Secure-)?passerelle\.session_token=/.test(cookies ?? '')
