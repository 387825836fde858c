import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** Identifier of the organisation whose workspace it is, which reports what its records say; null where it has none. */
export async function readReportingRef(client: Transaction | typeof db, workspaceId: string): Promise<string | null> {
  const [found] = await client.$queryRaw<{ ref: string | null }[]>`
    select organisation.ref from workspace join organisation on organisation.id = workspace.organisation_id where workspace.id = ${workspaceId}::uuid`
  return found?.ref ?? null
}
