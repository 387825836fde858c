import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { deviceOf, deviceWords } from '#app/features/accounts/device.ts'
import { networkOf, recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import type { Visit } from '#app/platform/auth/sessions.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'

/** Whether a person has signed in from a network before. */
export async function knowsNetwork(userId: string, address: string): Promise<boolean> {
  const network = networkOf(address)
  return network !== null && (await db.knownNetwork.count({ where: { userId, network } })) > 0
}

/** The network of an address where the person of an e-mail address has signed in from it before, else null; the work is the same where nobody has that address. */
export async function placeKnownTo(email: string, address: string): Promise<string | null> {
  const network = networkOf(address)
  const [known] = await sql(`select 1 from known_network n join "user" u on u.id = n.user_id where u.email = $1 and n.network = $2`, [
    email.trim().toLowerCase(),
    network ?? '',
  ])
  return known ? network : null
}

/** Keeps the network a person signs in from. Of one never seen the person is told by mail, but for their first. */
export async function noticePlace(userId: string, visit: Visit): Promise<void> {
  const network = networkOf(visit.address)
  if (!network) return
  const isNew = await inTransaction(async (tx) => {
    const known = await tx.knownNetwork.count({ where: { userId } })
    const { count } = await tx.knownNetwork.createMany({ data: { userId, network }, skipDuplicates: true })
    if (count === 0 || known === 0) return false
    await queueNotice(tx, userId, 'newPlace', { network, device: deviceWords(deviceOf(visit.userAgent)) })
    return true
  })
  if (isNew) await recordSecurityEvent({ kind: 'sign-in.newPlace', userId, address: visit.address })
}
