import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { compareSchemas } from '#app/features/datasets/record/schema-change.ts'
import type { LoadedColumn } from '#app/features/datasets/tables.ts'
import { DATASET_SHAPE, type DatasetContent, type DatasetFile } from '#app/features/datasets/record/content.ts'
import { datasetVersionPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** One version in the list of a dataset's versions. */
export type DatasetVersionLine = {
  number: number
  figure: string
  date: string
  href: string
  isCurrent: boolean
  note: TaggedText | null
  /** Major: the columns are not those of the version before. Null: it is the first. */
  change: 'major' | 'minor' | null
  file: { name: string; size: string; sha256: string; rows: string } | null
  compareHref: string | null
}

export type DatasetVersions = { lines: DatasetVersionLine[]; nextHref: string | null }

const A_PAGE = 20

/** The versions that the actor may read, newest first, from before the version `before` on. */
export async function listDatasetVersions(
  actor: Actor,
  { record, slug }: OpenDataset,
  language: Language,
  before: string | null,
): Promise<DatasetVersions> {
  const newest = record.currentVersion ?? 0
  const start = before !== null && /^\d{1,9}$/.test(before) ? Math.min(Number(before) - 1, newest) : newest
  const isMember = hasRole(actor, record.workspaceId)
  const numbers = Array.from({ length: Math.max(0, Math.min(A_PAGE, start)) }, (_, index) => start - index)
  const dates = await db.recordVersion.findMany({
    where: { recordId: record.id, number: { in: numbers } },
    select: { number: true, publishedAt: true },
  })
  const contents = new Map<number, DatasetContent>()
  for (const number of [...numbers, Math.max(1, start - numbers.length)])
    contents.set(number, fromParts<DatasetContent>(DATASET_SHAPE, await readParts(db, record.id, number, ['facts', 'text'])))
  const schemas = await readSchemas([...contents.values()].map(({ facts }) => facts.file))
  const shown = numbers.filter((number) => isMember || contents.get(number)?.facts.visibility === 'public')
  const lines = shown.map((number): DatasetVersionLine => {
    const content = contents.get(number)
    const previous = number > 1 ? contents.get(number - 1) : undefined
    const file = content?.facts.file
    const schemaOf = (one: DatasetContent | undefined) => schemas.get(one?.facts.file?.loadId ?? '') ?? []
    const isReadable = previous && (isMember || previous.facts.visibility === 'public')
    return {
      number,
      figure: formatNumber(language, number),
      date: formatDay(language, (dates.find((one) => one.number === number)?.publishedAt ?? record.updatedAt).toISOString()),
      href: datasetVersionPath(language, slug, number),
      isCurrent: number === newest,
      note: number > 1 ? taggedText(content?.texts.change, language) : null,
      change: previous ? compareSchemas(schemaOf(previous), schemaOf(content)).level : null,
      file: file
        ? { name: file.name, size: formatBytes(language, file.bytes), sha256: file.sha256, rows: formatNumber(language, file.rows) }
        : null,
      compareHref: isReadable ? `${publicDatasetPath(language, slug)}/compare?from=${number - 1}&to=${number}` : null,
    }
  })
  const last = numbers.at(-1)
  return { lines, nextHref: last !== undefined && last > 1 ? `${publicDatasetPath(language, slug)}/versions?before=${last}` : null }
}

type TableSchema = { name: string; columns: LoadedColumn[] }

/** The tables and columns of loads, by load. */
async function readSchemas(files: readonly (DatasetFile | undefined)[]): Promise<Map<string, TableSchema[]>> {
  const loadIds = [...new Set(files.flatMap((file) => file?.loadId ?? []))]
  const tables = await db.datasetTable.findMany({
    where: { loadId: { in: loadIds } },
    orderBy: { position: 'asc' },
    select: { loadId: true, name: true, columns: true },
  })
  const schemas = new Map<string, TableSchema[]>(loadIds.map((loadId) => [loadId, []]))
  for (const { loadId, name, columns } of tables) schemas.get(loadId)?.push({ name, columns: columns as LoadedColumn[] })
  return schemas
}
