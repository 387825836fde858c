import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import { LONGEST_NAME, profileSchema } from '#app/features/accounts/schema.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hasPassword } from '#app/platform/auth/check-password.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'

export type OwnProfile = {
  name: string
  email: string
  language: string
  /** The address that both mailboxes are asked to confirm; null where no change is on its way. */
  newEmail: string | null
  hasPassword: boolean
}

/** What a person's account says of them. Throws `unauthenticated` for a visitor. */
export async function getOwnProfile(actor: Actor): Promise<OwnProfile> {
  const { userId } = requireSession(actor)
  const [user, password] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true, language: true, emailChange: { select: { email: true, expiresAt: true } } },
    }),
    hasPassword(userId),
  ])
  const { emailChange, ...profile } = user
  return { ...profile, newEmail: emailChange && emailChange.expiresAt > new Date() ? emailChange.email : null, hasPassword: password }
}

export type ProfileProblem = { name: 'name' | 'language'; problem: 'nameMissing' | 'nameTooLong' | 'languageUnknown'; most: number }

/** Changes name and language. Gives what is refused, none when done. The event holds no name: events outlive an erasure. */
export async function changeProfile(actor: Actor, typed: { name: string; language: string }): Promise<ProfileProblem[]> {
  const { userId } = requireSession(actor)
  const read = profileSchema.safeParse(typed)
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({
      name: path[0] as ProfileProblem['name'],
      problem: message as ProfileProblem['problem'],
      most: LONGEST_NAME,
    }))
  await inTransaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, language: true } })
    if (before.name === read.data.name && before.language === read.data.language) return
    await tx.user.update({ where: { id: userId }, data: read.data })
    await recordEvent(tx, { actor, kind: 'user.profileChanged' })
  })
  return []
}
