import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'

const MOST_EVENTS = 100_000

/**
 * Everything the portal holds about a person's account, for that person: what they told, where they are members, how they sign in, their
 * sessions, what was kept for their safety, and what they did. Secrets and hashes are left out.
 */
export async function exportAccount(actor: Actor) {
  const { userId } = requireSession(actor)
  const [user, memberships, sessions, passkeys, authenticator, codes, identities, networks, safety, events, imports] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { id: true, name: true, email: true, emailVerified: true, language: true, isAdmin: true, createdAt: true, updatedAt: true },
    }),
    db.membership.findMany({
      where: { userId },
      select: { role: true, createdAt: true, workspace: { select: { slug: true, name: true } } },
    }),
    db.session.findMany({
      where: { userId },
      select: { startedBy: true, userAgent: true, network: true, createdAt: true, lastSeenAt: true, secondStepAt: true, expiresAt: true },
    }),
    db.passkey.findMany({ where: { userId }, select: { name: true, createdAt: true, lastUsedAt: true } }),
    db.authenticator.findUnique({ where: { userId }, select: { createdAt: true } }),
    db.recoveryCode.findMany({ where: { userId }, select: { usedAt: true } }),
    db.externalIdentity.findMany({ where: { userId }, select: { issuer: true, subject: true, createdAt: true } }),
    db.knownNetwork.findMany({ where: { userId }, select: { network: true, firstSeen: true } }),
    db.securityEvent.findMany({
      where: { userId },
      select: { kind: true, network: true, detail: true, at: true },
      orderBy: { at: 'asc' },
      take: MOST_EVENTS,
    }),
    sql<{ kind: string; recordId: string | null; workspaceId: string | null; at: Date }>(
      `select kind, record_id as "recordId", workspace_id as "workspaceId", at from event where actor_id = $1::uuid order by id limit ${MOST_EVENTS}`,
      [userId],
    ),
    sql<{ id: string }>('select id from import where user_id = $1::uuid order by id limit 10000', [userId]),
  ])
  return {
    account: user,
    memberships,
    methods: {
      passkeys,
      authenticator,
      recoveryCodes: { made: codes.length, used: codes.filter(({ usedAt }) => usedAt !== null).length },
      identities,
    },
    sessions,
    networks,
    securityEvents: safety,
    doings: events,
    imports: imports.map(({ id }) => id),
  }
}
