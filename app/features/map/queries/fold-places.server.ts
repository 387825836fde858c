import { sql } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

/** Milliseconds between two folds at least. */
const REST = 15_000

export const FOLD_JOB = 'fold-map'

let lastFold = 0

/** Adds what changed to the sums of the map, beside whatever goes on; reads are right with or without. */
export function foldSoon(): void {
  if (Date.now() - lastFold < REST) return
  lastFold = Date.now()
  foldPlaces().catch((error: unknown) => log.warn({ reason: (error as Error).message }, 'the sums of the map could not be folded'))
}

export async function foldPlaces(): Promise<void> {
  await sql('select fold_map_deltas()')
}
