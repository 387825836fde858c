import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-rules.ts'
import { hashPassword, verifyPassword } from './password.server.ts'

/** What a person who asked for a new password is to be sent; `token` is the proof that the mailbox is theirs. */
export type ResetMail = { email: string; name: string; language: string; token: string }

type Setting = { secret: string; origin: string | undefined; sendReset: (mail: ResetMail) => Promise<void> }

/** A week from signing in, whatever is done meanwhile. */
export const SESSION_SECONDS = 7 * 24 * 3600
const HOUR = 3600

/**
 * Accounts and sessions, asked through `auth().api` from our own forms alone: its HTTP addresses are not served. Calls
 * without a request skip its checks of origins; platform/server makes those for every write.
 */
function createAuth({ secret, origin, sendReset }: Setting) {
  return betterAuth({
    secret,
    baseURL: origin ?? 'http://localhost',
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    // Tries are limited in sign-in-limits.server.ts: this limiter does not see calls through `api`.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    // Started by sessions.server.ts, read in one query by accounts/actor.server.ts.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: HOUR,
      sendResetPassword: async ({ user, token }) => {
        const language = (user as { language?: string }).language ?? 'fr'
        // better-auth drops what is thrown here.
        await sendReset({ email: user.email, name: user.name, language, token }).catch((error: unknown) =>
          log.error({ err: error as Error }, 'a reset mail was not queued'),
        )
      },
    },
    user: { additionalFields: { language: { type: 'string', input: false, required: false } } },
    advanced: {
      cookiePrefix: 'passerelle',
      useSecureCookies: origin?.startsWith('https:') ?? false,
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
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
