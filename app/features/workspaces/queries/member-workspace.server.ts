import { getOwnWorkspace, type OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'

/** A workspace for a page of its members. Throws `unauthenticated` for a visitor, who is sent to sign in, and `not-found` for others. */
export async function getMemberWorkspace(actor: Actor, slug: string): Promise<OwnWorkspace> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
  return getOwnWorkspace(actor, slug)
}
