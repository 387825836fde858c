import { loadIdOf, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { listTables, readProfiles } from '#app/features/datasets/loading/loads.server.ts'
import { datasetApiPath, datasetVersionPath } from '#app/features/datasets/paths.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { apiExamples, type Examples } from './api-examples.ts'

/** How programs ask a version of a dataset, told with its own columns. */
export type ApiPage = {
  title: TaggedText
  language: Language
  /** The page of the version. */
  base: string
  version: number
  addresses: { rows: string; aggregate: string; dataset: string; reference: string }
  examples: { rows: Examples; aggregate: Examples }
  columns: { name: string; type: ColumnType }[]
  more: number
  tables: string[]
}

const SHOWN_COLUMNS = 50
const LONGEST_VALUE = 40

/** Throws `not-found` where no program can ask: the dataset is not for everybody, or has no table. */
export async function getApiPage(open: OpenDataset, language: Language, origin: string): Promise<ApiPage> {
  const { slug, version, isPublic, content } = open
  if (!isPublic || version === null) throw notFound('page')
  const loadId = loadIdOf(open)
  const tables = await listTables(loadId)
  const [table] = tables
  if (!table) throw notFound('page')
  const address = origin + datasetApiPath(slug)
  const text = table.columns.findIndex(({ type }) => type === 'text')
  const profile = text < 0 ? undefined : (await readProfiles(loadId, table.position))[text]
  const value = profile?.top.find((one) => one.text.trim() !== '' && one.text.length <= LONGEST_VALUE)?.text ?? null
  return {
    title: taggedText(content.texts.title, language) ?? { text: slug, lang: '', dir: 'auto' },
    language,
    base: datasetVersionPath(language, slug, version),
    version,
    addresses: { rows: `${address}/rows`, aggregate: `${address}/aggregate`, dataset: address, reference: `${origin}/api/v1/openapi.json` },
    examples: apiExamples(address, table.columns, { version, value }),
    columns: table.columns.slice(0, SHOWN_COLUMNS).map(({ name, type }) => ({ name, type })),
    more: Math.max(0, table.columns.length - SHOWN_COLUMNS),
    tables: tables.length > 1 ? tables.map(({ name }) => name) : [],
  }
}
