import { db } from '#app/platform/db/client.server.ts'

const DAY_MS = 24 * 3600 * 1000
/** Days after which addresses are forgotten that nobody confirmed, and invitations that nobody can use any more. */
const UNCONFIRMED_DAYS = 7
const SPENT_DAYS = 90

/** Forgets addresses that are not needed any more: of requests that were never confirmed, of invitations withdrawn, used or over. */
export async function sweepJoining(): Promise<void> {
  const before = (days: number) => new Date(Date.now() - days * DAY_MS)
  await db.workspaceRequest.deleteMany({ where: { state: 'UNCONFIRMED', createdAt: { lt: before(UNCONFIRMED_DAYS) } } })
  await db.invitation.deleteMany({ where: { expiresAt: { lt: before(SPENT_DAYS) } } })
}
