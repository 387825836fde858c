import { countTry, forgetTries } from '#app/platform/auth/sign-in-limits.server.ts'
import { startSession } from '#app/platform/auth/sign-in.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { findHomeWorkspace } from './queries.server.ts'
import { fieldProblems, signInSchema, type FieldProblem } from './schema.ts'

/** Fields are refused, or the two together, or the tries are used up. `params` are the placeholders of an errors' key. */
export type SignInRefusal =
  | { kind: 'fields'; problems: FieldProblem[] }
  | { kind: 'wrong' }
  | { kind: 'tooMany'; messageKey: string; params: Readonly<Record<string, string | number>> }

export type SignInResult = { kind: 'done'; cookies: string[]; workspace: string | null } | SignInRefusal

type Asking = {
  email: string
  password: string
  /** Where the request came from. */
  address: string
  secure: boolean
  /** The language of the page; it becomes the one in which the person is written to. */
  language: Language
}

/** Signs a person in. An unknown address and a wrong password have one answer, in one time. */
export async function signIn({ address, secure, language, ...typed }: Asking): Promise<SignInResult> {
  const given = signInSchema.safeParse(typed)
  if (!given.success) return { kind: 'fields', problems: fieldProblems(given.error) }
  const { email, password } = given.data
  try {
    await countTry(address, email)
    const session = await startSession({ email, password, secure })
    if (!session) return { kind: 'wrong' }
    await forgetTries(address, email)
    await keepLanguage(session.userId, language)
    return { kind: 'done', cookies: session.cookies, workspace: await findHomeWorkspace(session.userId) }
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-many')
      return { kind: 'tooMany', messageKey: error.messageKey, params: error.params }
    throw error
  }
}

/** People of the demonstration keep the language they were given: many visitors sign in as them. */
async function keepLanguage(userId: string, language: Language): Promise<void> {
  await db.user.updateMany({ where: { id: userId, isDemo: false, language: { not: language } }, data: { language } })
}
