import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hasPassword } from '#app/platform/auth/check-password.server.ts'
import { listProviders } from '#app/platform/auth/oidc.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { listIdentities, type OwnIdentity } from './identities.server.ts'

export type OwnMethods = {
  hasPassword: boolean
  /** Since when codes of an app are held; null where none are. */
  authenticatorSince: string | null
  passkeys: { id: string; name: string; since: string; lastUsed: string | null }[]
  codesLeft: number
  identities: OwnIdentity[]
  providers: { name: string; label: string }[]
}

/** The ways a person signs in by. */
export async function listOwnMethods(actor: Actor): Promise<OwnMethods> {
  const { userId } = requireSession(actor)
  const [password, authenticator, passkeys, codesLeft, identities] = await Promise.all([
    hasPassword(userId),
    db.authenticator.findUnique({ where: { userId }, select: { createdAt: true } }),
    db.passkey.findMany({
      where: { userId },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
    listIdentities(userId),
  ])
  return {
    hasPassword: password,
    authenticatorSince: authenticator?.createdAt.toISOString() ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      since: createdAt.toISOString(),
      lastUsed: lastUsedAt?.toISOString() ?? null,
    })),
    codesLeft,
    identities,
    providers: listProviders().map(({ name, label }) => ({ name, label })),
  }
}
