import { v7 as uuidv7 } from 'uuid'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Provided = { email: string; name: string; language: Language }
type Identity = { issuer: string; subject: string }

/** Makes the account of somebody whom a trusted provider vouches for. Gives the user's id; null where the address has an account: nothing is linked silently. */
export async function makeProvidedUser(user: Provided, identity: Identity): Promise<string | null> {
  const id = uuidv7()
  return inTransaction(async (tx) => {
    const made = await tx.user.createMany({ data: { id, ...user, emailVerified: true }, skipDuplicates: true })
    if (made.count === 0) return null
    await tx.externalIdentity.create({ data: { id: uuidv7(), userId: id, ...identity } })
    await recordEvent(tx, {
      actor: { kind: 'person', userId: id, name: user.name, isAdmin: false, memberships: new Map() },
      kind: 'user.created',
      changes: [{ path: 'userId', before: null, after: id }],
    })
    return id
  })
}
