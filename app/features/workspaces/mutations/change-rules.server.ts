import { same } from '#app/features/provenance/content.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import { VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import { workspaceRulesForm, type WorkspaceRules } from '#app/features/workspaces/workspace-rules.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'

/** Names of the fields that were refused, and everything typed. */
export type RefusedRules = { fields: string[]; typed: { [Rule in keyof WorkspaceRules]: Rule extends 'languages' ? string[] : string } }

const FIELDS = ['allowOwnPublication', 'approvalsRequired', 'remindAfterDays', 'languages'] as const

const select = { allowOwnPublication: true, approvalsRequired: true, remindAfterDays: true, languages: true } as const

/** The rules of a workspace, for who may change them. Throws `forbidden` and `not-found`. */
export async function getWorkspaceRules(actor: Actor, workspaceId: string): Promise<WorkspaceRules> {
  requireManager(actor, workspaceId)
  const rules = await db.workspace.findUnique({ where: { id: workspaceId }, select })
  if (!rules) throw notFound('workspace')
  return rules
}

/** How many people may validate in a workspace: more approvals than that could never be given. */
export const countValidators = (workspaceId: string): Promise<number> =>
  db.membership.count({ where: { workspaceId, role: { in: [...VALIDATORS] as Role[] } } })

/** Changes the rules of a workspace, from their form; what is already submitted follows the new rules. Null when done. Throws `forbidden`. */
export async function changeWorkspaceRules(actor: Actor, workspaceId: string, form: FormData): Promise<RefusedRules | null> {
  requireManager(actor, workspaceId)
  const typed = {
    allowOwnPublication: formText(form, 'allowOwnPublication'),
    approvalsRequired: formText(form, 'approvalsRequired'),
    remindAfterDays: formText(form, 'remindAfterDays'),
    languages: [...new Set(form.getAll('languages').map(String))],
  }
  const read = workspaceRulesForm.safeParse(typed)
  if (!read.success) return { fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))], typed }
  const validators = await countValidators(workspaceId)
  if (read.data.approvalsRequired > Math.max(1, validators)) return { fields: ['approvalsRequired'], typed }
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const before = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select })
    const changes = FIELDS.filter((name) => !same(before[name], read.data[name])).map((name) => ({
      path: name,
      before: before[name],
      after: read.data[name],
    }))
    if (changes.length === 0) return
    await tx.workspace.update({ where: { id: workspaceId }, data: read.data })
    await recordEvent(tx, { actor, kind: 'workspace.rulesChanged', workspaceId, changes })
  })
  return null
}
