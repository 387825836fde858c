import { hasRole, MANAGERS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

type ChangeFacts = { workspaceId: string; createdById: string }

/** Who may do what with a change of many records; what each line may do is decided by the policy of its record. Pure. */
export const bulkPolicy = {
  read: (actor: Actor, { workspaceId }: { workspaceId: string }) => hasRole(actor, workspaceId),
  begin: (actor: Actor, { workspaceId }: { workspaceId: string }) => actor.userId !== null && hasRole(actor, workspaceId, WRITERS),
  /** Whoever worked it out says go. */
  apply: (actor: Actor, change: ChangeFacts) => bulkPolicy.begin(actor, change) && actor.userId === change.createdById,
  undo: (actor: Actor, change: ChangeFacts) =>
    bulkPolicy.begin(actor, change) && (actor.userId === change.createdById || hasRole(actor, change.workspaceId, MANAGERS)),
  share: (actor: Actor, { workspaceId }: { workspaceId: string }) => bulkPolicy.begin(actor, { workspaceId }),
}
