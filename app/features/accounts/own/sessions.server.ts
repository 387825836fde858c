import { deviceOf, type Device } from '#app/features/accounts/device.ts'
import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { endSessions } from '#app/platform/auth/sessions.server.ts'
import type { SessionStart } from '#app/platform/auth/session-starts.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'

export type OwnSessionLine = {
  id: string
  device: Device
  network: string | null
  startedBy: SessionStart
  hasSecondStep: boolean
  since: string
  lastSeen: string
  isPresent: boolean
}

/** The most sessions shown; who has more ends them all. */
const MOST = 100

/** A person's open sessions, the present one first, then by when they were last seen. */
export async function listOwnSessions(actor: Actor): Promise<OwnSessionLine[]> {
  const { userId, sessionId } = requireSession(actor)
  const sessions = await db.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, network: true, startedBy: true, secondStepAt: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
    take: MOST,
  })
  return sessions
    .map(({ id, userAgent, network, startedBy, secondStepAt, createdAt, lastSeenAt }) => ({
      id,
      device: deviceOf(userAgent ?? ''),
      network,
      startedBy: startedBy as SessionStart,
      hasSecondStep: secondStepAt !== null,
      since: createdAt.toISOString(),
      lastSeen: lastSeenAt.toISOString(),
      isPresent: id === sessionId,
    }))
    .sort((a, b) => Number(b.isPresent) - Number(a.isPresent))
}

/** Ends one session of a person; those of others, and those that have ended, are let be. */
export async function endOwnSession(actor: Actor, endedId: string, address: string): Promise<void> {
  const { userId } = requireSession(actor)
  const { count } = await db.session.deleteMany({ where: { id: endedId, userId } })
  if (count > 0) await recordSecurityEvent({ kind: 'session.ended', userId, address, detail: { count } })
}

/** Ends every session of a person but the one they ask by. */
export async function endOtherSessions(actor: Actor, address: string): Promise<void> {
  const { userId, sessionId } = requireSession(actor)
  const count = await inTransaction((tx) => endSessions(tx, userId, sessionId))
  if (count > 0) await recordSecurityEvent({ kind: 'session.ended', userId, address, detail: { count } })
}
