import { db } from '#app/platform/db/client.server.ts'
import { hashPassword, verifyPassword } from './password.server.ts'

/** Whose address it is, and whether the password is right. */
export type CheckedPassword = { userId: string | null; isRight: boolean }

let decoy: Promise<string> | undefined

/**
 * Whether a password is that of an address's account. The same work is done whether the account exists, and whether it has a
 * password. Throws `too-many` while too many passwords are checked at once.
 */
export async function checkPassword(email: string, password: string): Promise<CheckedPassword> {
  const user = await db.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, accounts: { where: { providerId: 'credential' }, select: { password: true } } },
  })
  const hash = user?.accounts.find((account) => account.password)?.password
  decoy ??= hashPassword('a password that nobody has').catch((error: unknown) => {
    decoy = undefined
    throw error
  })
  const isRight = await verifyPassword({ hash: hash ?? (await decoy), password })
  return { userId: user?.id ?? null, isRight: isRight && hash !== undefined }
}

/** Whether a password is that of a person. */
export async function isPasswordOf(userId: string, password: string): Promise<boolean> {
  const account = await db.account.findFirst({
    where: { userId, providerId: 'credential', password: { not: null } },
    select: { password: true },
  })
  return account?.password ? verifyPassword({ hash: account.password, password }) : false
}

/** Whether a person has a password. */
export const hasPassword = async (userId: string): Promise<boolean> =>
  (await db.account.count({ where: { userId, providerId: 'credential', password: { not: null } } })) > 0
