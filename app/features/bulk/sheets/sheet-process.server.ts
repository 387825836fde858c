// The process that works out what one spreadsheet would change. It has the database and the file, and no setting or secret besides.
import { failureOf } from '#app/features/datasets/engine/failures.ts'
import type { EngineReply } from '#app/features/datasets/engine/protocol.ts'
import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { holding } from '#app/platform/jobs/exclusive.server.ts'
import { findChange } from '../changes/changes.server.ts'
import { planChange } from '../changes/plan-change.server.ts'

export type SheetTask = { changeId: string; file: string; databaseUrl: string }

process.once('message', ({ id, task }: { id: number; task: SheetTask }) => {
  plan(task)
    .then(() => reply({ id, answer: null }))
    .catch((error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      reply({ id, failure: failureOf(detail), detail: detail.slice(0, 2_000) })
    })
})
// The portal has gone: it begins anew when it comes back.
process.on('disconnect', () => process.exit(0))

async function plan({ changeId, file, databaseUrl }: SheetTask): Promise<void> {
  connectDatabase(databaseUrl, 4)
  try {
    // One that outlived its portal for a moment is not written beside.
    const isMine = await holding(`read sheet ${changeId}`, async () => {
      const change = await findChange(changeId)
      if (change?.state === 'READING') await planChange(change, file)
    })
    if (!isMine) throw new Error('Another process reads this spreadsheet')
  } finally {
    await disconnectDatabase()
  }
}

function reply(message: EngineReply): void {
  process.send?.(message)
}
