import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { passwordProblem, type PasswordProblem } from '#app/platform/auth/password-rules.ts'
import { accountOfToken, setPassword } from '#app/platform/auth/reset-password.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countReset } from '#app/platform/auth/sign-in-limits.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { askForReset } from './reset-mail.server.ts'
import { fieldProblems, forgotSchema, type FieldProblem } from './schema.ts'

export type Forgot =
  | { kind: 'sent'; email: string }
  | { kind: 'fields'; problems: FieldProblem[] }
  | { kind: 'tooMany'; messageKey: string; params: Readonly<Record<string, string | number>> }

/** Has a reset mail sent where the address has an account; the answer is the same where it has none. */
export async function forgotPassword(typed: { email: string; address: string }): Promise<Forgot> {
  const given = forgotSchema.safeParse({ email: typed.email })
  if (!given.success) return { kind: 'fields', problems: fieldProblems(given.error) }
  try {
    await countReset(typed.address, given.data.email)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-many')
      return { kind: 'tooMany', messageKey: error.messageKey, params: error.params }
    throw error
  }
  await askForReset(given.data.email)
  return { kind: 'sent', email: given.data.email }
}

export type NewPassword = { kind: 'done' } | { kind: 'spent' } | { kind: 'refused'; problem: PasswordProblem }

/** True while the link of a reset mail can be used. */
export const isTokenGood = async (token: string) => (await accountOfToken(token)) !== null

/** Sets the password that a person chose by the link of a reset mail, and ends all their sessions. */
export async function chooseNewPassword(token: string, password: string, address: string): Promise<NewPassword> {
  const account = await accountOfToken(token)
  if (!account) {
    await recordSecurityEvent({ kind: 'link.refused', address })
    return { kind: 'spent' }
  }
  const problem = passwordProblem(password, account.email)
  if (problem) return { kind: 'refused', problem }
  if (!(await setPassword(token, password))) return { kind: 'spent' }
  await inTransaction((tx) => queueNotice(tx, account.userId, 'passwordChanged'))
  await recordSecurityEvent({ kind: 'password.changed', userId: account.userId, address })
  return { kind: 'done' }
}
