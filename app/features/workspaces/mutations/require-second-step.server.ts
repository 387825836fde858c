import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { hasRole, MANAGERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'

export type SignInRule = {
  isRequired: boolean
  /** How many members there are, and how many of them have a second step to give. */
  members: number
  ready: number
  /** The manager who asks has given one: they could not come back otherwise. */
  hasOwn: boolean
}

/** Whether a workspace lets its members in by a second step alone, for its managers. Throws `forbidden` and `not-found`. */
export async function getSignInRule(actor: Actor, workspaceId: string): Promise<SignInRule> {
  requireManager(actor, workspaceId)
  const workspace = await db.workspace.findUnique({ where: { id: workspaceId }, select: { requiresSecondStep: true } })
  if (!workspace) throw notFound('workspace')
  const [counted] = await sql<{ members: number; ready: number }>(
    `select count(*)::int as members, count(*) filter (where
       exists (select 1 from authenticator a where a.user_id = m.user_id) or exists (select 1 from passkey p where p.user_id = m.user_id))::int as ready
     from membership m where m.workspace_id = $1::uuid`,
    [workspaceId],
  )
  return { isRequired: workspace.requiresSecondStep, members: counted?.members ?? 0, ready: counted?.ready ?? 0, hasOwn: hasOwnStep(actor) }
}

const hasOwnStep = (actor: Actor) => actor.kind !== 'person' || Boolean(actor.session?.secondStepAt)

/**
 * Says whether a workspace lets its members in by a second step alone. It holds at once, for every page, export and job. False where the
 * manager has given none themselves: they would lock themselves out. Throws `forbidden` and `not-found`.
 */
export async function requireSecondStep(actor: Actor, workspaceId: string, isRequired: boolean): Promise<boolean> {
  requireManager(actor, workspaceId)
  if (isRequired && !hasOwnStep(actor)) return false
  await inTransaction(async (tx) => {
    const changed = await tx.workspace.updateMany({
      where: { id: workspaceId, requiresSecondStep: !isRequired },
      data: { requiresSecondStep: isRequired },
    })
    if (changed.count === 0) return
    const changes = [{ path: 'requiresSecondStep', before: !isRequired, after: isRequired }]
    await recordEvent(tx, { actor, kind: 'workspace.signInChanged', workspaceId, changes })
  })
  return true
}

function requireManager(actor: Actor, workspaceId: string): void {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  if (!hasRole(actor, workspaceId, MANAGERS)) throw forbidden('settings')
}
