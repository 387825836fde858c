import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** The organisation that an identifier names, be it one it had before, or one of an organisation merged into it. Null where there is none. */
export async function findOrganisationByRef(ref: string, client: Transaction | typeof db = db): Promise<string | null> {
  const select = { id: true, mergedIntoId: true } as const
  const own = await client.organisation.findUnique({ where: { ref }, select })
  if (own) return own.mergedIntoId ?? own.id
  const former = await client.organisation.findFirst({ where: { formerRefs: { has: ref }, mergedIntoId: null }, select })
  return former?.id ?? null
}

/** Where an organisation is now: itself, or the one it was merged into; null where it does not exist. */
export async function whereOrganisationIs(organisationId: string): Promise<{ id: string; moved: boolean } | null> {
  if (!isUuid(organisationId)) return null
  const found = await db.organisation.findUnique({ where: { id: organisationId }, select: { mergedIntoId: true } })
  return found && { id: found.mergedIntoId ?? organisationId, moved: found.mergedIntoId !== null }
}
