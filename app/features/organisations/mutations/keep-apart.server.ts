import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

/** Remembers that two organisations are two, so that they are suggested no more; or, with `apart` false, forgets it. Throws `not-found`. */
export async function keepApart(actor: Actor, oneId: string, otherId: string, apart: boolean): Promise<void> {
  requireAdmin(actor)
  if (!isUuid(oneId) || !isUuid(otherId) || oneId === otherId) throw notFound('organisation')
  const [firstId, secondId] = oneId < otherId ? [oneId, otherId] : [otherId, oneId]
  await inTransaction(async (tx) => {
    const both = await tx.organisation.count({ where: { id: { in: [firstId, secondId] } } })
    if (both < 2) throw notFound('organisation')
    const said = { distinctAt: apart ? new Date() : null, distinctById: apart ? actor.userId : null }
    await tx.organisationPair.upsert({
      where: { firstId_secondId: { firstId, secondId } },
      create: { firstId, secondId, score: 0, reasons: [], ...said },
      update: said,
    })
    const change = { path: `organisations/${firstId}/apart/${secondId}`, before: !apart, after: apart }
    await recordEvent(tx, { actor, kind: apart ? 'organisation.keptApart' : 'organisation.notKeptApart', changes: [change] })
  })
}
