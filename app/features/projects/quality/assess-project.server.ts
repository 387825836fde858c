import type { ProjectContent } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import type { ProjectStep } from '#app/features/projects/edit-steps.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import { isMisplaced } from '#app/features/places/misplaced.server.ts'
import { assess, type Assessment } from '#app/features/provenance/quality.ts'
import { readReportingRef } from '#app/features/provenance/reporting-ref.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Flow } from './flows.ts'
import { readFlows } from './flows.server.ts'
import { PROJECT_RULES } from './rules.ts'

type Client = Transaction | typeof db
type Assessed = { id: string; workspaceId: string }

/** What the rules read of a project; its transactions are gathered, not read. */
export const ASSESSED_PARTS = [
  'facts',
  'text',
  ...PROJECT_SHAPE.tables.filter((table) => table !== 'transactions' && table !== 'narratives'),
]

/** Holds a project's content against the rules; its transactions are asked of `flows`. */
export async function assessContent(
  client: Client,
  { workspaceId }: Pick<Assessed, 'workspaceId'>,
  content: ProjectContent,
  flows: readonly Flow[],
): Promise<Assessment<ProjectStep>> {
  const [reportingRef, misplaced] = await Promise.all([readReportingRef(client, workspaceId), listMisplaced(content)])
  return assess(PROJECT_RULES, { content, flows, misplaced, reportingRef, today: today() })
}

async function listMisplaced({ places }: ProjectContent): Promise<string[]> {
  const found = await Promise.all(places.map(async (place) => ((await isMisplaced(place)) ? [place.id] : [])))
  return found.flat()
}

/** Reads one side of a project as far as the rules need it, and holds it against them. */
export async function assessProject(client: Client, record: Assessed, side: ContentSide): Promise<Assessment<ProjectStep>> {
  const parts = await readParts(client, record.id, side, ASSESSED_PARTS)
  return assessContent(client, record, fromParts<ProjectContent>(PROJECT_SHAPE, parts), await readFlows(client, record.id, side))
}
