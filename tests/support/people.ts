import { v7 as uuidv7 } from 'uuid'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'

/** A workspace for a test. */
export async function makeWorkspace(
  slug: string,
  more: { allowOwnPublication?: boolean; approvalsRequired?: number; remindAfterDays?: number } = {},
): Promise<{ id: string; slug: string }> {
  return db.workspace.create({
    data: { id: uuidv7(), slug, kind: 'GOVERNMENT', name: { fr: slug, en: slug }, ...more },
    select: { id: true, slug: true },
  })
}

/** The same person a moment after they proved who they are. */
export const justProved = <A extends Actor>(actor: A): A => ({
  ...actor,
  session: { id: uuidv7(), provedAt: new Date(), secondStepAt: null },
})

/** A person with an account and one role in a workspace; or none. */
export async function makePerson(name: string, workspace?: { id: string }, role?: Role): Promise<Actor & { userId: string }> {
  const userId = uuidv7()
  await db.user.create({ data: { id: userId, name, email: `${name}-${userId}@people.example` } })
  if (workspace && role) await db.membership.create({ data: { workspaceId: workspace.id, userId, role } })
  return { kind: 'person', userId, name, isAdmin: false, memberships: new Map(workspace && role ? [[workspace.id, role]] : []) }
}
