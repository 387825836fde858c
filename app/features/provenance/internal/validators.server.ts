import { VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { isUuid } from '../read-record.server.ts'

type Client = Transaction | typeof db

/** Who may validate in a workspace, by name. */
export async function listValidators(client: Client, workspaceId: string): Promise<{ id: string; name: string }[]> {
  const members = await client.membership.findMany({
    where: { workspaceId, role: { in: [...VALIDATORS] as Role[] } },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  return members.map(({ user }) => user)
}

/** Throws `invalid` for somebody who may not validate in the workspace. */
export async function requireValidator(client: Client, workspaceId: string, userId: string): Promise<void> {
  const count = isUuid(userId)
    ? await client.membership.count({ where: { workspaceId, userId, role: { in: [...VALIDATORS] as Role[] } } })
    : 0
  if (count === 0) throw new AppError('invalid', 'invalid.validator')
}
