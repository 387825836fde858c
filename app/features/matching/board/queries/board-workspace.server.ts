import type { InWorkspace } from '#app/features/matching/answers/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A coordination workspace for its board: who reads it, and what they may do there. */
export type BoardDesk = {
  id: string
  slug: string
  language: Language
  where: InWorkspace
  /** Runs rounds, locks and forbids. */
  canRun: boolean
  /** Sends proposals, and proposes against a round. */
  canSend: boolean
}

/** Throws `unauthenticated` for visitors, `not-found` for those who are no members and for workspaces that do not coordinate. */
export async function getBoardDesk(actor: Actor, slug: string, language: Language): Promise<BoardDesk> {
  const workspace = await getMemberWorkspace(actor, slug)
  if (workspace.kind !== 'COORDINATION') throw notFound('workspace')
  return {
    id: workspace.id,
    slug: workspace.slug,
    language,
    where: { language, workspace: workspace.slug },
    canRun: WRITERS.includes(workspace.role),
    canSend: VALIDATORS.includes(workspace.role),
  }
}
