import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { deriveOrganisations } from '#app/features/organisations/derive-organisations.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { lockOrganisations, type BeforeMerge } from './merge-organisations.server.ts'
import { changed } from './save-organisation.server.ts'

/** What stands against taking two organisations apart again. */
export type UndoObstacle = 'undone' | 'keptMerged' | 'keptChanged' | 'mergedChanged' | 'workspacesMoved'

type Merge = {
  keptId: string
  mergedId: string
  keptRevision: number
  mergedRevision: number
  workspaceIds: string[]
  undoneAt: Date | null
}

/** What stands against undoing a merge; empty where nothing does. */
export async function findObstacles(merge: Merge, client: Transaction | typeof db = db): Promise<UndoObstacle[]> {
  if (merge.undoneAt) return ['undone']
  const rows = await client.organisation.findMany({
    where: { id: { in: [merge.keptId, merge.mergedId] } },
    select: { id: true, revision: true, mergedIntoId: true },
  })
  const kept = rows.find(({ id }) => id === merge.keptId)
  const merged = rows.find(({ id }) => id === merge.mergedId)
  const still = await client.workspace.count({ where: { id: { in: merge.workspaceIds }, organisationId: merge.keptId } })
  const obstacles: UndoObstacle[] = []
  if (kept?.mergedIntoId) obstacles.push('keptMerged')
  else if (kept?.revision !== merge.keptRevision) obstacles.push('keptChanged')
  if (merged?.revision !== merge.mergedRevision || (!kept?.mergedIntoId && merged.mergedIntoId !== merge.keptId))
    obstacles.push('mergedChanged')
  if (still !== merge.workspaceIds.length && !kept?.mergedIntoId) obstacles.push('workspacesMoved')
  return obstacles
}

/** Takes two merged organisations apart again, as they were. Gives what stands against it; empty when done. Throws `not-found`. */
export async function undoMerge(actor: Actor, mergeId: string): Promise<UndoObstacle[]> {
  requireAdmin(actor)
  if (!isUuid(mergeId)) throw notFound('merge')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from organisation_merge where id = ${mergeId}::uuid for update`
    const merge = await tx.organisationMerge.findUnique({ where: { id: mergeId } })
    if (!merge) throw notFound('merge')
    const { keptId, mergedId, workspaceIds, repointedIds } = merge
    await lockOrganisations(tx, [keptId, mergedId])
    await tx.$queryRaw`select 1 from workspace where id = any(${workspaceIds}::uuid[]) order by id for update`
    const obstacles = await findObstacles(merge, tx)
    if (obstacles.length > 0) return obstacles
    const { mergedRef, ...before } = merge.before as unknown as BeforeMerge
    await tx.organisation.update({
      where: { id: keptId },
      data: { ...before, formerRefs: [...before.formerRefs], aliases: [...before.aliases], name: { ...before.name }, ...changed() },
    })
    await tx.organisation.update({ where: { id: mergedId }, data: { mergedIntoId: null, ref: mergedRef, ...changed() } })
    await tx.organisation.updateMany({ where: { id: { in: repointedIds }, mergedIntoId: keptId }, data: { mergedIntoId: mergedId } })
    await tx.workspace.updateMany({ where: { id: { in: workspaceIds } }, data: { organisationId: mergedId } })
    await tx.organisationMerge.update({ where: { id: mergeId }, data: { undoneAt: new Date() } })
    const changes = [
      { path: `organisations/${mergedId}/mergedInto`, before: keptId, after: null },
      ...workspaceIds.map((workspaceId) => ({ path: `workspaces/${workspaceId}/organisation`, before: keptId, after: mergedId })),
    ]
    await recordEvent(tx, { actor, kind: 'organisation.unmerged', changes })
    await deriveOrganisations(tx, [keptId, mergedId])
    await touchPublicData(tx)
    return []
  })
}
