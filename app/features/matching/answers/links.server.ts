import { createHash, randomBytes } from 'node:crypto'
import { VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { MatchLink } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Side } from './reasons.ts'

const DAYS_GOOD = 30
/** 32 random bytes, base64url. */
const TOKEN = /^[\w-]{43}$/

const hashed = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The hash under which a link is kept; null for what is no token. */
export const hashOfToken = (token: string): string | null => (TOKEN.test(token) ? hashed(token) : null)

/** Makes a link by which one side may answer a match once, within thirty days. Gives the secret, which is kept nowhere but in the mail. */
export async function makeLink(tx: Transaction, link: { matchId: string; side: Side; userId: string | null }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + DAYS_GOOD * 86_400_000)
  await tx.matchLink.create({ data: { ...link, tokenHash: hashed(token), expiresAt } })
  return token
}

/** Whether a link is in date and its holder still has the right: the person of the profile, or who validates for the organisation that asks. */
export async function linkHolds(
  client: Transaction | typeof db,
  { side, userId, expiresAt }: MatchLink,
  { requesterId, expert }: { requesterId: string; expert: { userId: string | null } | null },
): Promise<boolean> {
  if (expiresAt.getTime() <= Date.now() || !expert) return false
  if (side === 'EXPERT') return userId === null || userId === expert.userId
  const seat = { workspaceId: requesterId, userId: userId ?? '', role: { in: [...VALIDATORS] as Role[] } }
  return userId !== null && (await client.membership.count({ where: seat })) > 0
}

/** The link of a token, whatever its state; null for a forged one. */
export async function findLink(token: string): Promise<MatchLink | null> {
  const tokenHash = hashOfToken(token)
  return tokenHash === null ? null : db.matchLink.findUnique({ where: { tokenHash } })
}
