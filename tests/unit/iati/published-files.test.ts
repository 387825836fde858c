import Big from 'big.js'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { mapActivity } from '#app/features/iati/map-activity.ts'
import { readElements } from '#app/features/iati/read-activities.server.ts'
import { IatiRefusal } from '#app/features/iati/refusal.ts'
import { SHARED_IATI } from '#tests/support/iati/files.ts'
import { addToTally, emptyTally, type Tally } from '#tests/support/iati/tally.ts'

type Facts = {
  file: string
  root?: string
  version?: string | null
  activities: number
  counts: Record<string, number>
  transactions_by_type_currency: Record<string, string>
  budgets_by_currency: Record<string, string>
  narratives_by_effective_language: Record<string, number>
  coordinates_ok: number
}

const isPresent = existsSync(SHARED_IATI)
const inFolder = (file: string) => path.join(SHARED_IATI, file)
const xmlFilesIn = (folder: string) =>
  readdirSync(inFolder(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .map((file) => path.join(folder, file))

async function tallyOf(file: string): Promise<Tally> {
  const tally = emptyTally()
  for await (const { element } of readElements(inFolder(file))) addToTally(tally, mapActivity(element, () => true).content)
  return tally
}

const outcomeOf = (file: string) =>
  tallyOf(file).then(
    ({ activities }) => `${activities} activities`,
    (error: unknown) => (error instanceof IatiRefusal ? error.reason : error),
  )

describe.skipIf(!isPresent)(`published files (skipped without ${SHARED_IATI})`, () => {
  it('give the facts that another program computed from them', { timeout: 240_000 }, async () => {
    const lines = readFileSync(inFolder('ORACLE_DEV.jsonl'), 'utf8').trim().split('\n')
    const all = lines.map((line) => JSON.parse(line) as Facts)
    const facts = all.filter(({ root, version }) => root === 'iati-activities' && version?.startsWith('2.'))
    expect(facts.length).toBe(97)
    for (const expected of facts) expect(comparable(await tallyOf(expected.file)), expected.file).toEqual(expectedOf(expected))
  })

  it('of other kinds and versions are refused each with its reason', async () => {
    const lines = readFileSync(inFolder('ORACLE_DEV.jsonl'), 'utf8').trim().split('\n')
    for (const line of lines) {
      const { file, root, version } = JSON.parse(line) as Facts
      if (root === 'iati-activities' && version?.startsWith('2.')) continue
      const expected =
        root === 'iati-organisations'
          ? 'organisationFile'
          : root !== 'iati-activities'
            ? 'notIati'
            : version
              ? 'versionOld'
              : 'versionMissing'
      expect([expected, 'doctype'], file).toContain(await outcomeOf(file))
    }
  })

  it('with nasty contents end as they should', async () => {
    const outcomes = Object.fromEntries(
      await Promise.all(xmlFilesIn('adversarial').map(async (file) => [path.basename(file, '.xml'), await outcomeOf(file)] as const)),
    )
    expect(outcomes).toMatchObject({
      'sec-xxe-file': 'doctype',
      'sec-billion-laughs': 'doctype',
      'sec-deep-100k': 'tooDeep',
      'sec-truncated': 'truncated',
      'enc-latin1-undeclared': 'undecodable',
      'ver-missing': 'versionMissing',
    })
    const refused = Object.values(outcomes).filter((outcome) => !/activities$/.test(String(outcome)))
    expect(refused).toHaveLength(6)
  })

  it('that are invalid, and the official examples, never end in a fault', { timeout: 120_000 }, async () => {
    const files = [...xmlFilesIn('invalid'), ...xmlFilesIn('examples')]
    expect(files.length).toBeGreaterThan(2000)
    const outcomes = new Map<string, unknown>()
    while (files.length > 0) await Promise.all(files.splice(0, 50).map(async (file) => outcomes.set(file, await outcomeOf(file))))
    expect([...outcomes].filter(([, outcome]) => typeof outcome !== 'string')).toEqual([])
    const official = [...outcomes].filter(([file]) => /official.2\.0.*activity/.test(file))
    expect(official.map(([, outcome]) => outcome)).toEqual(['1 activities', '1 activities', '1 activities'])
  })
})

/** The other program adds with 28 significant digits and sums nothing to "0". */
function comparable(tally: Tally): object {
  const shown = (sums: Map<string, Big>) => Object.fromEntries([...sums].map(([key, value]) => [key, value.prec(28).toFixed()]))
  return {
    activities: tally.activities,
    counts: Object.fromEntries(tally.counts),
    transactions: shown(tally.transactions),
    budgets: shown(tally.budgets),
    narratives: Object.fromEntries(tally.narratives),
    points: tally.points,
  }
}

const COUNTED = {
  transaction: 'transactions',
  budget: 'budgets',
  location: 'places',
  'document-link': 'documents',
  'related-activity': 'related',
  'participating-org': 'organisations',
  sector: 'sectors',
  'recipient-country': 'countries',
  'recipient-region': 'regions',
  'contact-info': 'contacts',
} as const

function expectedOf(facts: Facts): object {
  const shown = (sums: Record<string, string>) =>
    Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, Big(value).toFixed()]))
  const { '(none)': undetermined, ...narratives } = facts.narratives_by_effective_language
  const counts = Object.entries(COUNTED).map(([element, table]) => [table, facts.counts[element] ?? 0])
  return {
    activities: facts.activities,
    counts: expect.objectContaining(Object.fromEntries(counts)) as object,
    transactions: shown(facts.transactions_by_type_currency),
    budgets: shown(facts.budgets_by_currency),
    narratives: undetermined === undefined ? narratives : { ...narratives, und: undetermined },
    points: facts.coordinates_ok,
  }
}
