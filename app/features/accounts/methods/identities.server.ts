import { v7 as uuidv7 } from 'uuid'
import { queueNotice } from '#app/features/accounts/account-mail.server.ts'
import { requireFreshProof, requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { WaitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { listProviders } from '#app/platform/auth/oidc.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'

export type OwnIdentity = { id: string; label: string; since: string }

/** A person's identities at providers, each by the provider's name for itself, else its address. */
export async function listIdentities(userId: string): Promise<OwnIdentity[]> {
  const held = await db.externalIdentity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
  return held.map(({ id, issuer, createdAt }) => ({ id, label: labelOf(issuer), since: createdAt.toISOString() }))
}

const sameIssuer = (a: string, b: string) => a.replace(/\/$/, '') === b.replace(/\/$/, '')
const labelOf = (issuer: string) => listProviders().find((provider) => sameIssuer(provider.issuer, issuer))?.label ?? issuer

/** Links an identity to the account of who is signed in. False where it belongs to an account already. Throws `fresh-proof`. */
export async function linkIdentity(actor: Actor, { issuer, subject }: WaitingIdentity, address: string): Promise<boolean> {
  const { userId } = requireFreshProof(actor)
  const isLinked = await inTransaction(async (tx) => {
    const { count } = await tx.externalIdentity.createMany({ data: { id: uuidv7(), userId, issuer, subject }, skipDuplicates: true })
    if (count === 0) return false
    await queueNotice(tx, userId, 'methodAdded')
    await recordEvent(tx, { actor, kind: 'user.identityAdded' })
    return true
  })
  if (isLinked) await recordSecurityEvent({ kind: 'identity.added', userId, address })
  return isLinked || (await isOwn(actor, { issuer, subject }))
}

async function isOwn(actor: Actor, identity: { issuer: string; subject: string }): Promise<boolean> {
  return (await db.externalIdentity.count({ where: { ...identity, userId: requireSession(actor).userId } })) > 0
}

/** Unlinks one of a person's identities. Throws `fresh-proof`. */
export async function removeIdentity(actor: Actor, identityId: string, address: string): Promise<void> {
  const { userId } = requireFreshProof(actor)
  const removed = await inTransaction(async (tx) => {
    const { count } = await tx.externalIdentity.deleteMany({ where: { id: identityId, userId } })
    if (count === 0) return false
    await queueNotice(tx, userId, 'methodRemoved')
    await recordEvent(tx, { actor, kind: 'user.identityRemoved' })
    return true
  })
  if (removed) await recordSecurityEvent({ kind: 'identity.removed', userId, address })
}
