import type { NeedContent } from '#app/features/needs/content.ts'
import type { NeedStep } from '#app/features/needs/edit-steps.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { isMisplaced } from '#app/features/places/misplaced.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import { assess, type Assessment } from '#app/features/provenance/quality.ts'
import { today } from '#app/features/provenance/today.ts'
import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { NEED_RULES } from './rules.ts'

type Client = Transaction | typeof db
type Assessed = { id: string; workspaceId: string }

/** Holds a need's content against the rules. */
export async function assessNeedContent(client: Client, { workspaceId }: Assessed, content: NeedContent): Promise<Assessment<NeedStep>> {
  const linked = content.projects.map(({ projectId }) => projectId)
  const { place } = content.facts
  return assess(NEED_RULES, {
    content,
    isMisplaced: place ? await isMisplaced(place) : false,
    deadLinks: await listDeadLinks(client, linked, workspaceId),
    today: today(),
  })
}

/** Reads one side of a need, and holds it against the rules. */
export async function assessNeed(client: Client, record: Assessed, side: ContentSide): Promise<Assessment<NeedStep>> {
  return assessNeedContent(client, record, fromParts<NeedContent>(NEED_SHAPE, await readParts(client, record.id, side)))
}

/** Those of some projects that are neither published nor the workspace's own. */
async function listDeadLinks(client: Client, projectIds: readonly string[], workspaceId: string): Promise<string[]> {
  if (projectIds.length === 0) return []
  const alive = await client.record.findMany({
    where: { id: { in: [...projectIds] }, kind: 'PROJECT', OR: [{ publication: 'PUBLISHED' }, { workspaceId, publication: 'NONE' }] },
    select: { id: true },
  })
  return projectIds.filter((projectId) => !alive.some(({ id }) => id === projectId))
}
