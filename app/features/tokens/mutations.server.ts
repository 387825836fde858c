import { v7 as uuidv7 } from 'uuid'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashSecret, makeSecret } from '#app/platform/auth/link-secret.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { MOST_TOKENS, TOKEN_PREFIX, type TokenScope } from './token.ts'

const DAY_MS = 24 * 3600 * 1000

/** `id`: the one its form carried, so that a form sent twice makes one token. `days`: how long it is good, 1 to 365. */
export type NewToken = { id?: string; name: string; scope: TokenScope; days: number }

/**
 * Makes a token of a workspace and gives its secret, which is shown this once; null where the same form made it already.
 * Throws `not-found`, `forbidden`, and `conflict` where the workspace has as many as it may.
 */
export async function createToken(
  actor: Actor,
  workspaceId: string,
  { id = uuidv7(), name, scope, days }: NewToken,
  address = '',
): Promise<string | null> {
  requireManager(actor, workspaceId, 'tokens')
  const secret = TOKEN_PREFIX + makeSecret().secret
  const made = await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const good = await tx.apiToken.count({ where: { workspaceId, endedAt: null, expiresAt: { gt: new Date() } } })
    if (good >= MOST_TOKENS) throw new AppError('conflict', 'conflict.tokens', { most: MOST_TOKENS })
    const data = {
      id,
      workspaceId,
      name,
      scope,
      tokenHash: hashSecret(secret),
      createdById: actor.userId,
      expiresAt: new Date(Date.now() + days * DAY_MS),
    }
    const { count } = await tx.apiToken.createMany({ data, skipDuplicates: true })
    if (count === 1)
      await recordEvent(tx, {
        actor,
        kind: 'token.created',
        workspaceId,
        changes: [{ path: `tokens/${id}`, before: null, after: `${scope} ${name}` }],
      })
    return count === 1
  })
  if (made)
    await recordSecurityEvent({ kind: 'token.created', userId: actor.userId, workspaceId, tokenId: id, address, detail: { scope, days } })
  return made ? secret : null
}

/** Ends a token at once. Done twice, it is done. Throws `not-found` and `forbidden`. */
export async function endToken(actor: Actor, workspaceId: string, tokenId: string, address = ''): Promise<void> {
  requireManager(actor, workspaceId, 'tokens')
  const ended = await inTransaction(async (tx) => {
    const token = isUuid(tokenId) ? await tx.apiToken.findFirst({ where: { id: tokenId, workspaceId }, select: { id: true } }) : null
    if (!token) throw notFound('token')
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, endedAt: null },
      data: { endedAt: new Date(), endedById: actor.userId },
    })
    if (count === 1)
      await recordEvent(tx, {
        actor,
        kind: 'token.ended',
        workspaceId,
        changes: [{ path: `tokens/${tokenId}`, before: 'good', after: null }],
      })
    return count === 1
  })
  if (ended) await recordSecurityEvent({ kind: 'token.ended', userId: actor.userId, workspaceId, tokenId, address })
}
