import { hasRole, VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

/** What a decision about an import needs to know of its workspace. */
export type ImportingWorkspace = { id: string; allowOwnPublication: boolean; approvalsRequired: number }

/** Who may bring files into a workspace. Pure. */
export const importPolicy = {
  import: (actor: Actor, workspace: Pick<ImportingWorkspace, 'id'>) => hasRole(actor, workspace.id, WRITERS),
  /** An importer is the only writer of what comes in: publishing it at once is publishing what one wrote alone, with one approval. */
  publish: (actor: Actor, workspace: ImportingWorkspace) =>
    hasRole(actor, workspace.id, VALIDATORS) && workspace.allowOwnPublication && workspace.approvalsRequired <= 1,
}
