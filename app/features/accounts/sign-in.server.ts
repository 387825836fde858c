import { checkPassword } from '#app/platform/auth/check-password.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countTry, forgetTries, isFirstRefusal } from '#app/platform/auth/sign-in-limits.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { fieldProblems, signInSchema, type FieldProblem } from './schema.ts'
import { finishFirstStep, type FirstStep } from './sign-in/finish.server.ts'
import { placeKnownTo } from './sign-in/new-place.server.ts'

/** The tries are used up. `params` are the placeholders of an errors' key. */
export type TooMany = { kind: 'tooMany'; messageKey: string; params: Readonly<Record<string, string | number>> }

/** Fields are refused, or the two together, or the tries are used up. */
export type SignInRefusal = { kind: 'fields'; problems: FieldProblem[] } | { kind: 'wrong' } | TooMany

export type SignInResult = FirstStep | SignInRefusal

type Asking = {
  email: string
  password: string
  /** Where the request came from. */
  address: string
  secure: boolean
  /** What the browser says of itself. */
  userAgent?: string
  /** The language of the page; it becomes the one in which the person is written to. */
  language: Language
}

/** What is refused because tries are used up; anything else is thrown on. */
export function tooMany(error: unknown): TooMany {
  if (error instanceof AppError && error.kind === 'too-many') return { kind: 'tooMany', messageKey: error.messageKey, params: error.params }
  throw error
}

/**
 * Signs a person in by their password. An unknown address and a wrong password have one answer, in one time. `secondStep` where the
 * person has one to give: no session is open until then.
 */
export async function signIn({ address, secure, language, userAgent = '', ...typed }: Asking): Promise<SignInResult> {
  const given = signInSchema.safeParse(typed)
  if (!given.success) return { kind: 'fields', problems: fieldProblems(given.error) }
  const { email, password } = given.data
  try {
    await countTry(address, email, (await placeKnownTo(email, address)) !== null)
    const { userId, isRight } = await checkPassword(email, password)
    if (!isRight || !userId) {
      await recordSecurityEvent({ kind: 'sign-in.failed', userId, address, detail: { by: 'password' } })
      return { kind: 'wrong' }
    }
    await forgetTries(address, email)
    return await finishFirstStep({ userId, by: 'password', isWhole: false, visit: { address, userAgent, secure }, language })
  } catch (error) {
    const refusal = tooMany(error)
    if (await isFirstRefusal(address)) await recordSecurityEvent({ kind: 'sign-in.limited', address })
    return refusal
  }
}
