import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'

export type ActivityLine = { id: string; kind: string; at: string; network: string | null; by: string | null; count: number | null }

const PAGE = 30

/** What was kept for the safety of a person's own account, newest first, from before the event `before` on. */
export async function listOwnActivity(actor: Actor, before: string | null): Promise<{ lines: ActivityLine[]; next: string | null }> {
  const { userId } = requireSession(actor)
  const cursor = before ? await db.securityEvent.findFirst({ where: { id: before, userId }, select: { at: true, id: true } }) : null
  const events = await db.securityEvent.findMany({
    where: { userId, ...(cursor && { OR: [{ at: { lt: cursor.at } }, { at: cursor.at, id: { lt: cursor.id } }] }) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  })
  const lines = events.slice(0, PAGE).map(({ id, kind, at, network, detail }) => {
    const { by, count } = (detail ?? {}) as { by?: unknown; count?: unknown }
    return {
      id,
      kind,
      at: at.toISOString(),
      network,
      by: typeof by === 'string' ? by : null,
      count: typeof count === 'number' ? count : null,
    }
  })
  return { lines, next: events.length > PAGE ? (lines.at(-1)?.id ?? null) : null }
}
