import type { DemoNeed, DemoProject } from '#prisma/seed/demo/demo.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { storeHistories } from '#app/features/provenance/store-histories.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { historyOf, type Cast } from './history-of.ts'

/** Records a transaction stores: few commits, and little to do again after a crash. */
const BATCH = 50
const TIMEOUT = 120_000

export const storeProjects = (cast: Cast, projects: readonly DemoProject[]) => storeAll(cast, projectRecorded, projects)

/** Needs name projects, so projects come first. */
export const storeNeeds = (cast: Cast, needs: readonly DemoNeed[]) => storeAll(cast, needRecorded, needs)

async function storeAll(cast: Cast, recorded: Recorded, records: readonly (DemoProject | DemoNeed)[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const histories = records.slice(from, from + BATCH).map((record) => historyOf(cast, recorded.shape, record))
    await inTransaction((tx) => storeHistories(tx, recorded, histories), { timeout: TIMEOUT })
  }
}
