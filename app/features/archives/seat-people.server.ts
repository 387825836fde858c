import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { ArchivedPerson } from './archive-format.ts'
import type { OpenArchive } from './read-archive.server.ts'

/** Domain (RFC 2606) of the addresses of those who stand in a history by name alone: no mail reaches them, nobody signs in with them. */
export const NAMED_ONLY = '@archive.invalid'

export type SeatedPeople = {
  /** Ids in the archive that are others here. */
  ids: Map<string, string>
  /** Names of members who have no account here. */
  unknown: string[]
  /** Gives the members who have an account their roles, once the workspace is there. */
  join: () => Promise<void>
}

/**
 * Finds the people of an archive: members by their address; everybody else gets a row with their name and no way to sign in, so that
 * the history stays true. An id of the archive never leads to somebody's account by itself.
 */
export async function seatPeople(tx: Transaction, { manifest, people }: OpenArchive): Promise<SeatedPeople> {
  const ids = new Map<string, string>()
  const byAddress = await accountsOf(tx, people)
  const known = people.flatMap((person) => {
    const account = person.email && byAddress.get(person.email.toLowerCase())
    return account ? [{ person, account }] : []
  })
  for (const { person, account } of known) if (account !== person.id) ids.set(person.id, account)
  const seated = new Set(known.map(({ person }) => person.id))
  const named = people.filter(({ id }) => !seated.has(id))
  const standing = await tx.user.findMany({ where: { id: { in: named.map(({ id }) => id) } }, select: { id: true, email: true } })
  const taken = new Map(standing.map(({ id, email }) => [id, email]))
  const fresh = named.flatMap(({ id, name }) => {
    // The same archive's people, loaded before.
    if (taken.get(id)?.endsWith(NAMED_ONLY)) return []
    const here = taken.has(id) ? uuidv7() : id
    if (here !== id) ids.set(id, here)
    return [{ id: here, name, email: `${here}${NAMED_ONLY}` }]
  })
  await tx.user.createMany({ data: fresh })
  return {
    ids,
    unknown: named.flatMap(({ role, name }) => (role ? [name] : [])),
    join: async () => {
      const workspaceId = manifest.workspace.id
      const data = known.flatMap(({ person: { role }, account }) => (role ? [{ workspaceId, userId: account, role }] : []))
      await tx.membership.createMany({ data, skipDuplicates: true })
    },
  }
}

async function accountsOf(tx: Transaction, people: readonly ArchivedPerson[]): Promise<Map<string, string>> {
  const addresses = people.flatMap(({ email }) => email?.toLowerCase() ?? [])
  const accounts = await tx.user.findMany({ where: { email: { in: addresses } }, select: { id: true, email: true } })
  return new Map(accounts.map(({ id, email }) => [email, id]))
}
