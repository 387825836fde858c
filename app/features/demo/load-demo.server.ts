import type { Demo, DemoNeed, DemoProject } from '#prisma/seed/demo/demo.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { retell } from '#app/features/provenance/retelling.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { makeCast, type Cast } from './cast.server.ts'
import { restoreDemoPasswords } from './demo-password.server.ts'
import { readDemoState, writeDemoState } from './demo-state.server.ts'
import { demoSignInLines } from './sign-ins.server.ts'
import { tellRecord } from './tell-record.server.ts'

/** Records a transaction tells: few commits, and little to tell again after a crash. */
const BATCH = 40
const TIMEOUT = 120_000
const MONTH = 30 * 24 * 3_600_000

/** Loads the demonstration, or goes on where a crash ended the loading. Does nothing where it is loaded. */
export async function loadDemo(): Promise<void> {
  if ((await readDemoState()) === 'loaded') return
  const { buildDemo } = await import('#prisma/seed/demo/build-demo.ts')
  const demo = buildDemo()
  const begun = performance.now()
  const cast = await inTransaction(
    async (tx) => {
      await writeDemoState('loading', tx)
      return retell(beginningOf(demo), () => makeCast(tx, demo, beginningOf(demo)))
    },
    { timeout: TIMEOUT },
  )
  // Needs name projects, so projects come first.
  await Promise.all([...[...batches(demo.projects)].map((batch) => tellBatch(cast, batch, [])), ...[...batches(demo.needs)].map((batch) => tellBatch(cast, [], batch))])
  await writeDemoState('loaded')
  log.info({ seconds: Math.round((performance.now() - begun) / 100) / 10 }, 'the demonstration is loaded')
}

/**
 * What a start does about the demonstration: it is loaded where PORTAL_DEMO asks for it, and into a new embedded database
 * unless PORTAL_DEMO refuses, which is remembered. Gives its sign-ins as lines of text; none where it is not shown.
 */
export async function openDemo({ asked, embedded }: { asked: boolean | undefined; embedded: boolean }): Promise<string[]> {
  const state = await readDemoState()
  const wanted = asked ?? (state === null ? embedded : state !== 'off')
  if (!wanted) {
    if (state === null && asked === false) await writeDemoState('off')
    return []
  }
  await loadDemo()
  await restoreDemoPasswords()
  return demoSignInLines()
}

async function tellBatch(cast: Cast, projects: readonly DemoProject[], needs: readonly DemoNeed[]): Promise<void> {
  await inTransaction(
    async (tx) => {
      for (const project of projects) await tellRecord(tx, cast, projectRecorded, project)
      for (const need of needs) await tellRecord(tx, cast, needRecorded, need)
    },
    { timeout: TIMEOUT },
  )
}

/** A month before its first record. */
function beginningOf({ projects, needs }: Demo): Date {
  const first = Math.min(...[...projects, ...needs].map(({ createdAt }) => Date.parse(createdAt)))
  return new Date(first - MONTH)
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH)
}
