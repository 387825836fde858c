import { countInPool, type Answering } from '#app/features/matching/candidates/count-answering.ts'
import { readyFor } from '#app/features/matching/candidates/pool.ts'
import type { MatchRequest } from '#app/features/matching/model.ts'
import { keptPool } from '#app/features/matching/pool/kept-pool.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

/**
 * How many experts could answer a request that is being written, of how many who may be proposed for it, and how many could were one thing not
 * asked; the dearest first. Numbers alone: nobody is named. For members of the workspace that asks; throws `not-found` for others.
 */
export async function countAnswering(actor: Actor, request: MatchRequest): Promise<Answering> {
  if (!hasRole(actor, request.workspaceId)) throw notFound('workspace')
  const pool = await keptPool()
  return countInPool(readyFor(request, pool), pool)
}
