import { availableParallelism } from 'node:os'
import type { Command } from '#app/platform/cli/command.ts'
import { UsageError } from '#app/platform/cli/command.ts'
import { readFlags, required } from '#app/platform/cli/read-flags.ts'
import { db, pool } from '#app/platform/db/client.server.ts'
import { SLUG } from './cast.server.ts'
import { fillDatabase } from './fill-database.server.ts'
import { runShare } from './share-process.server.ts'

const say = (text: string) => void process.stderr.write(`${text}\n`)

/** `portal bench-data`: records for load tests. */
export const benchDataCommand: Command = {
  usage: '--needs N --projects N [--yes]   believable load-test records, in batches',
  run: async (words) => {
    const { values } = readFlags(words, { needs: { type: 'string' }, projects: { type: 'string' }, yes: { type: 'boolean' } })
    const wanted = { needs: readCount(values.needs, 'needs'), projects: readCount(values.projects, 'projects') }
    const real = await db.workspace.count({ where: { isDemo: false, NOT: { slug: { startsWith: `${SLUG}-` } } } })
    if (real > 0 && !values.yes) {
      say(`This database holds ${real} workspaces that are not for load tests. Add --yes to fill it all the same.`)
      return 1
    }
    const started = Date.now()
    const seconds = () => ((Date.now() - started) / 1000).toFixed(0)
    const { connectionString = '' } = pool().options as { connectionString?: string }
    await fillDatabase(connectionString, { ...wanted, parts: partsFor(wanted), said: (what) => say(`${seconds().padStart(5)} s  ${what}`) })
    say(`${wanted.needs} needs and ${wanted.projects} projects in ${seconds()} s`)
    return 0
  },
}

/** A process of `bench-data`, which gives it a share of the records. */
export const benchDataShareCommand: Command = {
  usage: '(begun by bench-data)',
  standsAlone: true,
  run: async () => {
    await runShare()
    return 0
  },
}

/** Fewer are made sooner by one process than others start. */
const partsFor = ({ needs, projects }: { needs: number; projects: number }) =>
  needs + projects < 20_000 ? 1 : Math.min(4, availableParallelism())

const MOST = 10_000_000

/** Throws UsageError for what is no count of records. */
function readCount(text: string | undefined, flag: string): number {
  const value = required(text, flag)
  if (!/^\d{1,8}$/.test(value) || Number(value) > MOST) throw new UsageError(`--${flag} must be a whole number up to ${MOST}: ${value}`)
  return Number(value)
}
