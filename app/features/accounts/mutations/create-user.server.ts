import { v7 as uuidv7 } from 'uuid'
import { accountPolicy } from '#app/features/accounts/policy.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashPassword } from '#app/platform/auth/password.server.ts'
import { passwordProblem } from '#app/platform/auth/password-rules.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type NewUser = { email: string; name: string; language: Language; isAdmin: boolean; password?: string | undefined }

/**
 * Makes an account; one without a password gets it by the reset mail. Gives the user's id. Throws `conflict` for an
 * address that has an account, `invalid` for a password that is refused. The event holds no name and no address:
 * events outlive an erasure.
 */
export async function createUser(actor: Actor, user: NewUser): Promise<string> {
  if (!accountPolicy.createUser(actor)) throw forbidden('createUser')
  const problem = user.password === undefined ? null : passwordProblem(user.password, user.email)
  if (problem) throw new AppError('invalid', `invalid.password.${problem}`)
  const password = user.password === undefined ? null : await hashPassword(user.password)
  const id = uuidv7()
  await inTransaction(async (tx) => {
    const { email, name, language, isAdmin } = user
    const made = await tx.user.createMany({ data: { id, email, name, language, isAdmin }, skipDuplicates: true })
    if (made.count === 0) throw new AppError('conflict', 'conflict.email')
    if (password) await tx.account.create({ data: { id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password } })
    await recordEvent(tx, {
      actor,
      kind: 'user.created',
      changes: [
        { path: 'userId', before: null, after: id },
        { path: 'isAdmin', before: null, after: isAdmin },
      ],
    })
  })
  return id
}
