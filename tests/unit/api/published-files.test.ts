import Big from 'big.js'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { mapActivity } from '#app/features/iati/map-activity.ts'
import { readElements } from '#app/features/iati/read-activities.server.ts'
import { publicPlace } from '#app/features/places/public-place.server.ts'
import { projectJson } from '#app/features/projects/queries/project-json.ts'
import { projectJsonShape, type ProjectJson } from '#app/features/projects/queries/project-json-shapes.ts'
import { SHARED_IATI } from '#tests/support/iati/files.ts'

type Facts = {
  file: string
  root?: string
  version?: string | null
  activities: number
  transactions_by_type_currency: Record<string, string>
  narratives_by_effective_language: Record<string, number>
}

const MOST_ACTIVITIES = 40

async function toldFrom(file: string): Promise<ProjectJson[]> {
  const told: ProjectJson[] = []
  for await (const { element } of readElements(path.join(SHARED_IATI, file))) {
    const { content } = mapActivity(element, () => true)
    const places = new Map(await Promise.all(content.places.map(async (place) => [place.id, await publicPlace(place)] as const)))
    const project = {
      id: '01999999-0000-7000-8000-000000000001',
      workspace: 'test',
      version: 1,
      updatedAt: new Date(0),
      content,
      places,
      related: new Map(),
    }
    told.push(projectJson(project, 'https://portal.example'))
  }
  return told
}

function tallied<Row>(rows: readonly Row[], key: (row: Row) => string, amount: (row: Row) => string): Record<string, string> {
  const sums = new Map<string, Big>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? new Big(0)).plus(amount(row)))
  return Object.fromEntries([...sums].map(([name, sum]) => [name, sum.toFixed()]))
}

/** Skipped on a machine without the published files beside the repository. */
describe.skipIf(!existsSync(SHARED_IATI))('what the API tells of activities that organisations published', () => {
  const lines = existsSync(SHARED_IATI) ? readFileSync(path.join(SHARED_IATI, 'ORACLE_DEV.jsonl'), 'utf8').trim().split('\n') : []
  const files = lines
    .map((line) => JSON.parse(line) as Facts)
    .filter(({ root, version, activities }) => root === 'iati-activities' && version?.startsWith('2.') && activities <= MOST_ACTIVITIES)

  test('holds each narrative in its language once, and every amount under its currency', { timeout: 120_000 }, async () => {
    expect(files.length).toBeGreaterThan(20)
    for (const facts of files) {
      const told = await toldFrom(facts.file)
      const narratives = told.flatMap((project) => project.narratives)
      const { '(none)': undetermined, ...languages } = facts.narratives_by_effective_language
      const expected = Object.entries(undetermined === undefined ? languages : { ...languages, und: undetermined })
      expect(
        tallied(
          narratives,
          ({ lang }) => lang,
          () => '1',
        ),
        facts.file,
      ).toEqual(Object.fromEntries(expected.map(([lang, n]) => [lang, String(n)])))
      const transactions = told.flatMap((project) => project.transactions).filter(({ value }) => /^-?\d+(\.\d+)?$/.test(value.amount))
      const sums = Object.entries(facts.transactions_by_type_currency).map(([key, sum]) => [key, new Big(sum).toFixed()])
      expect(
        tallied(
          transactions,
          ({ type, value }) => `${type}|${value.currency ?? '-'}`,
          ({ value }) => value.amount,
        ),
        facts.file,
      ).toEqual(Object.fromEntries(sums))
      for (const project of told) expect(projectJsonShape.strict().safeParse(project).error, facts.file).toBeUndefined()
    }
  })
})
