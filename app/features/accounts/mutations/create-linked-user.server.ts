import { v7 as uuidv7 } from 'uuid'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { hashPassword } from '#app/platform/auth/password.server.ts'
import { passwordProblem, type PasswordProblem } from '#app/platform/auth/password-rules.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A password that is taken, as it is kept; or what keeps it from being taken. */
export async function preparePassword(password: string, email: string): Promise<{ problem: PasswordProblem } | { hash: string }> {
  const problem = passwordProblem(password, email)
  return problem ? { problem } : { hash: await hashPassword(password) }
}

export type LinkedUser = { email: string; name: string; language: Language; passwordHash: string }

/**
 * Makes the account of somebody who came by a link sent to their mailbox, which proves that the address is theirs. The caller has checked the
 * link. Gives the user's id; null where the address has an account already. The event holds no name and no address.
 */
export async function createLinkedUser(tx: Transaction, { passwordHash, ...user }: LinkedUser): Promise<string | null> {
  const id = uuidv7()
  const made = await tx.user.createMany({ data: { id, ...user, emailVerified: true }, skipDuplicates: true })
  if (made.count === 0) return null
  await tx.account.create({ data: { id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password: passwordHash } })
  await recordEvent(tx, {
    actor: { kind: 'person', userId: id, name: user.name, isAdmin: false, memberships: new Map() },
    kind: 'user.created',
    changes: [{ path: 'userId', before: null, after: id }],
  })
  return id
}
