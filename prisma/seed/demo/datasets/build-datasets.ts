import { DATASET_TEXTS } from '#app/features/datasets/record/content.ts'
import { demoRecordIds } from '../build-demo.ts'
import { addDays, officeTime } from '../calendar.ts'
import type { DemoState } from '../demo.ts'
import { idsFor, rowIdOf } from '../ids.ts'
import { inLanguages } from '../languages.ts'
import { membersWith } from '../people.ts'
import { randomFor } from '../random.ts'
import type { ColumnMeaning, DatasetDescription, DemoDataset } from './dataset.ts'
import { DATASET_FILES } from './dataset-files.ts'
import { readConcepts, readDatasetSeeds, type DatasetSeed } from './dataset-seeds.ts'

type Concepts = ReturnType<typeof readConcepts>

/**
 * Twenty datasets of the demonstration, in the order in which they are loaded. Pure and deterministic, as `buildDemo`; the bytes of
 * their files are made when they are asked for. Throws where the data contradict themselves.
 */
export function buildDemoDatasets(): DemoDataset[] {
  const recordIds = demoRecordIds()
  const concepts = readConcepts()
  const seeds = new Map(readDatasetSeeds().map((seed) => [seed.key, seed]))
  return Object.keys(DATASET_FILES).map((key) => {
    const seed = seeds.get(key)
    if (!seed) throw new Error(`The demonstration does not describe ${key}`)
    return buildDataset(seed, recordIds, concepts)
  })
}

function buildDataset(seed: DatasetSeed, recordIds: ReadonlyMap<string, string>, concepts: Concepts): DemoDataset {
  const { key, workspace, created, first } = seed
  const random = randomFor(`dataset ${key}`)
  const at = (day: string | undefined) => officeTime(day ?? missing(key, 'day'), random.between(20, 420))
  const createdAt = at(created)
  const nextId = idsFor(`dataset ${key}`, createdAt)
  const author = random.pick(membersWith(workspace, ['CONTRIBUTOR']))
  const validator = random.pick(membersWith(workspace, ['VALIDATOR', 'MANAGER']).filter((email) => email !== author))
  const id = nextId()
  const fileOf = DATASET_FILES[key] ?? missing(key, 'file')
  const sent = (edition: 1 | 2, sentAt: string) => ({
    loadId: idsFor(`dataset ${key} file ${edition}`, sentAt)(),
    sentAt,
    file: fileOf(edition),
  })
  const files = first ? [sent(1, createdAt), sent(2, at(addDays(seed.published ?? first, -3)))] : [sent(2, createdAt)]
  const content = describe(seed, recordIds, () => rowIdOf(nextId()))
  const firstVersion = first && {
    publishedAt: at(first),
    editedAt: files[1]?.sentAt ?? missing(key, 'second file'),
    content: { ...content, texts: { ...content.texts, change: {} } },
  }
  const state = stateOf(seed, at)
  return {
    key,
    id,
    workspace,
    author,
    validator,
    createdAt,
    state,
    content,
    files,
    dictionary: dictionaryOf(seed, concepts),
    ...(firstVersion && { firstVersion }),
  }
}

function stateOf(seed: DatasetSeed, at: (day: string | undefined) => string): DemoState {
  switch (seed.state) {
    case 'draft':
      return { kind: 'draft' }
    case 'submitted':
      return { kind: 'submitted', submittedAt: at(seed.submitted) }
    case 'published':
      return { kind: 'published', publishedAt: at(seed.published) }
    case 'withdrawn':
      return {
        kind: 'withdrawn',
        publishedAt: at(seed.published),
        withdrawnAt: at(seed.withdrawn),
        reason: seed.reason ?? missing(seed.key, 'reason'),
      }
  }
}

function describe(seed: DatasetSeed, recordIds: ReadonlyMap<string, string>, nextRow: () => string): DatasetDescription {
  const [from, to] = seed.period
  const [sourceLanguage] = Object.keys(seed.texts)
  const entries = Object.entries(seed.texts)
  const texts = Object.fromEntries(
    DATASET_TEXTS.map((field) => [field, Object.fromEntries(entries.flatMap(([lang, own]) => (own[field] ? [[lang, own[field]]] : [])))]),
  ) as DatasetDescription['texts']
  return {
    facts: {
      visibility: seed.visibility,
      licence: seed.licence,
      frequency: seed.frequency,
      from,
      to,
      contact: seed.contact,
      sourceLanguage: sourceLanguage ?? missing(seed.key, 'text'),
    },
    texts,
    countries: seed.countries.map((code) => ({ id: nextRow(), code })),
    sectors: seed.sectors.map((code) => ({ id: nextRow(), code })),
    links: seed.links.map((name) => {
      const recordId = recordIds.get(name) ?? missing(seed.key, `record ${name}`)
      return { id: rowIdOf(recordId), recordId }
    }),
  }
}

/** What columns mean in the languages that the dataset is described in. */
function dictionaryOf({ key, texts, columns }: DatasetSeed, concepts: Concepts): Map<string, ColumnMeaning> {
  const languages = Object.keys(texts)
  return new Map(
    Object.entries(columns).map(([column, said]) => {
      const [name, own] = typeof said === 'string' ? [said, undefined] : said
      const concept = concepts[name] ?? missing(key, `concept ${name}`)
      const description = inLanguages(own ?? concept.description ?? {}, languages)
      const label = inLanguages(concept.label, languages)
      return [column, { label, ...(Object.keys(description).length > 0 && { description }) }]
    }),
  )
}

function missing(key: string, what: string): never {
  throw new Error(`The dataset ${key} of the demonstration has no ${what}`)
}
