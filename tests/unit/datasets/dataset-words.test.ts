import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DATASET_STEPS } from '#app/features/datasets/edit/steps.ts'
import { findingLines } from '#app/features/datasets/loading/finding-words.server.ts'
import { DELIMITERS, READING_CHOICES } from '#app/features/datasets/loading/correction.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { datasetHindrances } from '#app/features/datasets/record/hindrances.ts'
import { SCORE_UNITS } from '#app/features/datasets/record/score.ts'
import { COLUMN_ROLES, COLUMN_TYPES, FILE_FORMATS, TABLE_FORMATS } from '#app/features/datasets/tables.ts'
import { i18nOf } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

const FEATURE = 'app/features/datasets'
const NOTHING = {
  facts: {},
  texts: { title: {}, summary: {}, method: {}, caveats: {}, change: {} },
  countries: [],
  sectors: [],
  links: [],
  columns: [],
}

/** Every code that a module of the feature gives a remark about a file. */
function remarkCodes(): string[] {
  const sources = readdirSync(FEATURE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const texts = sources.map((name) => readFileSync(path.join(FEATURE, name), 'utf8'))
  const named = texts.flatMap((text) => [...text.matchAll(/\bcode: [^,;\n})]+|const code = [^\n]+ \? [^\n]+/g)])
  return [...new Set(named.flatMap(([found]) => [...found.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].flatMap(([, code]) => code ?? [])))]
}

/** Keys that code puts together, by namespace. */
const KEYS: Record<string, string[]> = {
  'datasets-edit': [
    ...DATASET_STEPS.flatMap((step) => [`step.${step}`, `stepLead.${step}`]),
    ...READING_CHOICES.map((choice) => `readingChoice.${choice}`),
    ...Object.keys(DELIMITERS).map((name) => `delimiter.${name}`),
    ...COLUMN_ROLES.map((role) => `role.${role}`),
    ...COLUMN_TYPES.map((type) => `type.${type}`),
    ...VISIBILITIES.flatMap((value) => [`visibilityOption.${value}`, `visibilityShort.${value}`, `visibilityHint.${value}`]),
    ...FREQUENCY_NAMES.map((name) => `frequencyOption.${name}`),
    ...datasetHindrances(NOTHING).map(({ messageKey }) => `hindrance.${messageKey}`),
  ],
  datasets: [
    ...[...FILE_FORMATS, ...TABLE_FORMATS].map((format) => `format.${format}`),
    ...COLUMN_TYPES.map((type) => `type.${type}`),
    ...FREQUENCY_NAMES.map((name) => `frequency.${name}`),
    ...SCORE_UNITS.map(({ key }) => `quality.unit.${key}`),
    ...remarkCodes().map((code) => `finding.code.${code}`),
  ],
}

describe.each(LANGUAGES)('who works with a dataset in %s', (language) => {
  test.each(Object.keys(KEYS))('finds a word for every choice, state and remark (%s)', (namespace) => {
    const i18n = i18nOf(language)
    const without = KEYS[namespace]?.filter((key) => i18n.t(key, { ns: namespace, fallbackLng: [] }) === key)
    expect(without).toEqual([])
  })

  test('reads a remark with its place, and a code nobody has words for by its name', () => {
    const [known, unknown] = findingLines(
      [
        { code: 'blank-row', severity: 'warning', row: 1203, count: 2 },
        { code: 'never-heard-of', severity: 'note' },
      ],
      language,
    )
    expect(known?.text).not.toMatch(/\{\{|finding|never/)
    expect(known?.place).not.toBe('')
    expect(unknown?.text).toContain('never-heard-of')
  })
})
