import { v7 as uuidv7 } from 'uuid'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import { db } from '#app/platform/db/client.server.ts'
import { askContent, explanation } from '#tests/support/match-contents.ts'

/** A published request of a workspace, as matching reads it. */
export async function makeAsk(
  workspace: { id: string },
  { ask: changed, title, isOpen = true }: { ask?: Partial<Ask>; title?: Record<string, string>; isOpen?: boolean } = {},
): Promise<{ needId: string; workspaceId: string; ask: Ask }> {
  const ask = askContent(changed)
  const needId = uuidv7()
  await db.expertiseAsk.create({
    data: {
      recordId: needId,
      workspaceId: workspace.id,
      title: title ?? { fr: 'Hydrogéologue pour Kaffrine', en: 'Hydrogeologist for Kaffrine' },
      ask,
      country: ask.country ?? null,
      sectorGroup: ask.sector?.slice(0, 3) ?? null,
      startsOn: ask.from ? new Date(ask.from) : null,
      endsOn: ask.to ? new Date(ask.to) : null,
      slots: ask.slots,
      priority: ask.priority,
      isOpen,
      askedAt: new Date(),
    },
  })
  return { needId, workspaceId: workspace.id, ask }
}

/** A provisional match of a coordination workspace, with what a test changes. */
export async function makeMatch(
  coordination: { id: string },
  request: { needId: string; workspaceId: string; ask: Ask },
  expert: { id: string; workspaceId: string },
  more: Partial<Parameters<typeof db.match.create>[0]['data']> = {},
): Promise<{ id: string }> {
  const { needId, ask } = request
  return db.match.create({
    data: {
      id: uuidv7(),
      needId,
      profileId: expert.id,
      workspaceId: coordination.id,
      requesterId: request.workspaceId,
      rosterId: expert.workspaceId,
      score: 742,
      explanation: explanation({ requestId: needId, expertId: expert.id }),
      startsOn: ask.from ? new Date(ask.from) : null,
      endsOn: ask.to ? new Date(ask.to) : null,
      days: ask.days,
      ...more,
    },
    select: { id: true },
  })
}
