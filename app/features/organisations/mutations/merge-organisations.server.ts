import { v7 as uuidv7 } from 'uuid'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { deriveOrganisations } from '#app/features/organisations/derive-organisations.server.ts'
import { planMerge, type MergedFacts } from '#app/features/organisations/duplicates/merge-plan.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { changed } from './save-organisation.server.ts'

/** Both revisions are those that the preview showed. */
export type Merging = { keptId: string; mergedId: string; keptRevision: number; mergedRevision: number }

/** What stood in the two rows before, as a merge keeps it. */
export type BeforeMerge = MergedFacts & { mergedRef: string | null }

/**
 * Makes two organisations one: workspaces move, names and identifiers of the merged one go on finding the kept one, and so does its address. Gives the id of
 * the merge, by which it is undone. Throws `not-found`, and `conflict` where either is not what the preview showed.
 */
export async function mergeOrganisations(actor: Actor, { keptId, mergedId, keptRevision, mergedRevision }: Merging): Promise<string> {
  requireAdmin(actor)
  if (!isUuid(keptId) || !isUuid(mergedId) || keptId === mergedId) throw notFound('organisation')
  const id = uuidv7()
  await inTransaction(async (tx) => {
    await lockOrganisations(tx, [keptId, mergedId])
    const kept = await tx.organisation.findUnique({ where: { id: keptId } })
    const merged = await tx.organisation.findUnique({ where: { id: mergedId } })
    if (!kept || !merged) throw notFound('organisation')
    if (kept.mergedIntoId || merged.mergedIntoId || kept.revision !== keptRevision || merged.revision !== mergedRevision)
      throw new AppError('conflict', 'conflict.merge')
    const [keptFacts, mergedFacts] = [factsOf(kept), factsOf(merged)]
    const { after, takesRef } = planMerge(keptFacts, mergedFacts)
    const workspaceIds = await ids(tx.$queryRaw`select id from workspace where organisation_id = ${mergedId}::uuid order by id for update`)
    const repointedIds = await ids(
      tx.$queryRaw`select id from organisation where merged_into_id = ${mergedId}::uuid order by id for update`,
    )
    // The merged one lets go of its identifier first: it is unique.
    await tx.organisation.update({
      where: { id: mergedId },
      data: { mergedIntoId: keptId, ...(takesRef ? { ref: null } : {}), ...changed() },
    })
    await tx.organisation.update({ where: { id: keptId }, data: { ...after, ...changed() } })
    await tx.organisation.updateMany({ where: { id: { in: repointedIds } }, data: { mergedIntoId: keptId } })
    await tx.workspace.updateMany({ where: { id: { in: workspaceIds } }, data: { organisationId: keptId } })
    const before: BeforeMerge = { ...keptFacts, mergedRef: merged.ref }
    await tx.organisationMerge.create({
      data: {
        id,
        keptId,
        mergedId,
        byId: actor.userId,
        before: before,
        workspaceIds,
        repointedIds,
        keptRevision: kept.revision + 1,
        mergedRevision: merged.revision + 1,
      },
    })
    const changes = [
      { path: `organisations/${mergedId}/mergedInto`, before: null, after: keptId },
      ...workspaceIds.map((workspaceId) => ({ path: `workspaces/${workspaceId}/organisation`, before: mergedId, after: keptId })),
    ]
    await recordEvent(tx, { actor, kind: 'organisation.merged', changes })
    await deriveOrganisations(tx, [keptId, mergedId])
    await touchPublicData(tx)
  })
  return id
}

/** In the order of ids, so that two who lock the same ones wait for each other and neither for ever. */
export async function lockOrganisations(tx: Transaction, organisationIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from organisation where id = any(${[...organisationIds]}::uuid[]) order by id for update`
}

export const factsOf = (row: Omit<MergedFacts, 'name'> & { name: unknown }): MergedFacts => ({
  ref: row.ref,
  formerRefs: row.formerRefs,
  name: row.name as LanguageText,
  aliases: row.aliases,
  type: row.type,
  country: row.country,
})

const ids = async (rows: Promise<unknown>): Promise<string[]> => ((await rows) as { id: string }[]).map(({ id }) => id)
