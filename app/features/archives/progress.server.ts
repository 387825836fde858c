import type pg from 'pg'
import { log } from '#app/platform/observability/log.server.ts'

const EVERY_MILLISECONDS = 1000

export type Progress = { tell: (part: number) => void; settled: () => Promise<void> }

/** Writes how far a job is (0 to 1), beside its transaction, at most once a second; throws where it is to stop. */
export function progressOf(client: pg.PoolClient, table: 'archive' | 'archive_load', id: string, stopping: AbortSignal): Progress {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    tell: (part) => {
      stopping.throwIfAborted()
      if (performance.now() - last < EVERY_MILLISECONDS) return
      last = performance.now()
      writing = client
        .query(`update ${table} set progress = $2 where id = $1::uuid`, [id, part])
        .catch((error: unknown) => log.warn({ err: error as Error, id }, 'the progress of an archive was not written'))
    },
    settled: async () => void (await writing),
  }
}
