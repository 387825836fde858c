import { nameOf } from '#app/features/classifications/names.server.ts'
import { vectorWords } from '#app/features/filters/search-words.ts'
import { areaNames } from '#app/features/places/area-names.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { LoadedColumn } from '#app/features/datasets/tables.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { columnId } from './column-id.server.ts'
import { DATASET_SHAPE, languagesOf, type DatasetContent } from './content.ts'
import { dueDays } from './freshness.ts'
import { scoreOf, type TableFacts } from './score.ts'

type EntrySide = 'PUBLIC' | 'WORKING'

/** Writes the entry by which the workspace's register shows the working copy. */
export async function indexWorkingDataset(tx: Transaction, record: HeldRecord): Promise<void> {
  const isPublicAlone = record.workingState === 'NONE' && record.publication === 'PUBLISHED'
  await tx.datasetEntry.updateMany({ where: { recordId: record.id, side: 'PUBLIC' }, data: { inRegister: isPublicAlone } })
  if (isPublicAlone) return forgetSide(tx, record, 'WORKING')
  const content = fromParts<DatasetContent>(DATASET_SHAPE, await readParts(tx, record.id, 'WORKING'))
  await writeEntry(tx, record, 'WORKING', content)
}

/** Writes the entry and the links by which readers find the published version. */
export async function indexPublicDataset(tx: Transaction, record: HeldRecord): Promise<void> {
  const content = fromParts<DatasetContent>(DATASET_SHAPE, await readParts(tx, record.id, 'PUBLIC'))
  await forgetSide(tx, record, 'WORKING')
  await writeEntry(tx, record, 'PUBLIC', content)
}

export const unindexPublicDataset = (tx: Transaction, record: HeldRecord): Promise<void> => forgetSide(tx, record, 'PUBLIC')

/** What is left of a draft that is deleted is taken with it; its files stay where others may have the same. */
export async function forgetDataset(tx: Transaction, { id }: HeldRecord): Promise<void> {
  await tx.datasetEntry.deleteMany({ where: { recordId: id } })
  await tx.datasetLink.deleteMany({ where: { datasetId: id } })
  await tx.datasetLoad.deleteMany({ where: { recordId: id } })
  await tx.dataset.deleteMany({ where: { recordId: id } })
}

async function forgetSide(tx: Transaction, { id }: HeldRecord, side: EntrySide): Promise<void> {
  await tx.datasetEntry.deleteMany({ where: { recordId: id, side } })
  await tx.datasetLink.deleteMany({ where: { datasetId: id, side } })
}

type IndexedTable = { name: string; columns: LoadedColumn[]; rows: bigint; findings: unknown }

/** What the score asks of the tables of a content's file. */
export function tableFacts(content: DatasetContent, tables: readonly IndexedTable[]): TableFacts {
  const explained = new Set(content.columns.filter(({ label, description }) => label ?? description).map(({ id }) => id))
  const columns = tables.flatMap(({ name, columns }) =>
    columns.map((column) => ({ column, id: columnId(name, column.name, tables.length) })),
  )
  return {
    columns: columns.length,
    cells: tables.reduce((sum, { rows, columns }) => sum + Number(rows) * columns.length, 0),
    misfits: columns.reduce((sum, { column }) => sum + column.misfits, 0),
    explained: columns.filter(({ id }) => explained.has(id)).length,
    errors: tables.reduce((sum, { findings }) => sum + (findings as { severity: string }[]).filter(isError).length, 0),
  }
}

const isError = ({ severity }: { severity: string }) => severity === 'error'

/** The tables of a load as the score and the search need them. */
export async function readIndexedTables(client: Pick<Transaction, 'datasetTable'>, loadId: string | undefined): Promise<IndexedTable[]> {
  if (!loadId) return []
  const tables = await client.datasetTable.findMany({
    where: { loadId },
    orderBy: { position: 'asc' },
    select: { name: true, rows: true, columns: true, findings: true },
  })
  return tables.map((table) => ({ ...table, columns: table.columns as LoadedColumn[] }))
}

const MOST_WORDS = 4000

async function writeEntry(tx: Transaction, record: HeldRecord, side: EntrySide, content: DatasetContent): Promise<void> {
  const { facts, texts, countries, sectors, links } = content
  const dataset = await tx.dataset.findUniqueOrThrow({ where: { recordId: record.id } })
  const tables = await readIndexedTables(tx, facts.file?.loadId)
  const named = sectors.map(({ code }) => code)
  // Found by its sectors and by their groups, whose codes are of three digits.
  const groups = named.map((code) => code.slice(0, 3))
  const codes = { countries: countries.map(({ code }) => code), sectors: [...new Set([...named, ...groups])] }
  const { title, ...others } = texts
  const words = vectorWords(
    {
      titles: Object.values(title),
      codes: [...codes.sectors, ...codes.countries],
      texts: [
        record.id,
        dataset.slug,
        ...Object.values(record.workspace.name as Record<string, string>),
        ...areaNames(codes.countries),
        ...named.flatMap((code) => LANGUAGES.map((language) => nameOf('Sector', code, language)?.name ?? code)),
        ...Object.values(others).flatMap((text) => Object.values(text)),
        ...content.columns.flatMap(({ label, description }) => [...Object.values(label ?? {}), ...Object.values(description ?? {})]),
        ...tables.flatMap(({ name, columns }) => [name, ...columns.slice(0, 500).map((column) => column.name)]),
      ],
    },
    MOST_WORDS,
  )
  const due = side === 'PUBLIC' ? dueDays(facts.frequency, record.publishedAt) : null
  const languages = languagesOf(content)
  await tx.datasetLink.deleteMany({ where: { datasetId: record.id, side } })
  await tx.datasetLink.createMany({
    data: links.map(({ recordId }) => ({ datasetId: record.id, side, recordId })),
    skipDuplicates: true,
  })
  await tx.datasetEntry.deleteMany({ where: { recordId: record.id, side } })
  await tx.datasetEntry.create({
    data: {
      recordId: record.id,
      side,
      inRegister: side === 'WORKING' || record.workingState === 'NONE',
      workspaceId: record.workspaceId,
      slug: dataset.slug,
      title: texts.title,
      summary: texts.summary,
      visibility: facts.visibility ?? 'workspace',
      licence: facts.licence ?? null,
      frequency: facts.frequency ?? null,
      dueOn: due ? new Date(due.dueOn) : null,
      overdueOn: due ? new Date(due.overdueOn) : null,
      ...codes,
      formats: facts.file ? [facts.file.format] : [],
      languages,
      startsOn: facts.from ? new Date(facts.from) : null,
      endsOn: facts.to ? new Date(facts.to) : null,
      loadId: facts.file?.loadId ?? null,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0n),
      tables: tables.length,
      bytes: BigInt(facts.file?.bytes ?? 0),
      updatedAt: record.updatedAt,
      version: side === 'PUBLIC' ? record.currentVersion : null,
      quality: scoreOf(content, tableFacts(content, tables)).score,
    },
  })
  await tx.$executeRaw`update dataset_entry set search = array_to_tsvector(${words}::text[]) where record_id = ${record.id}::uuid and side = ${side}::"Side"`
}
