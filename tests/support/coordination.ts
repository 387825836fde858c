import { v7 as uuidv7 } from 'uuid'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import { db } from '#app/platform/db/client.server.ts'
import { aRequest } from './match-instances.ts'

/** A coordination workspace for a test; its scope is all countries and sectors where none are given. */
export async function makeCoordination(
  slug: string,
  scope: { countries?: string[]; sectors?: string[] } = {},
): Promise<{ id: string; slug: string }> {
  return db.workspace.create({
    data: {
      id: uuidv7(),
      slug,
      kind: 'COORDINATION',
      name: { fr: slug },
      scopeCountries: scope.countries ?? [],
      scopeSectors: scope.sectors ?? [],
    },
    select: { id: true, slug: true },
  })
}

/** An open request for expertise of a workspace, as it stands once its need is published. */
export async function makeAsk(workspace: { id: string }, more: Partial<Ask> & { isOpen?: boolean } = {}): Promise<string> {
  const { isOpen = true, ...changed } = more
  const { id: _id, workspaceId: _workspaceId, organisationId: _organisationId, title, ...ask } = aRequest(changed)
  const recordId = uuidv7()
  await db.expertiseAsk.create({
    data: {
      recordId,
      workspaceId: workspace.id,
      title,
      ask: JSON.parse(JSON.stringify(ask)) as object,
      country: ask.country ?? null,
      sectorGroup: ask.sector?.slice(0, 3) ?? null,
      startsOn: ask.from === undefined ? null : new Date(ask.from),
      endsOn: ask.to === undefined ? null : new Date(ask.to),
      slots: ask.slots,
      priority: ask.priority,
      isOpen,
      askedAt: new Date(),
    },
  })
  return recordId
}
