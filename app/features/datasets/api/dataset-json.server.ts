import { listPublicVersions, openDataset } from '#app/features/datasets/access.server.ts'
import { listLinked } from '#app/features/datasets/edit/linked-records.server.ts'
import { formatsOf } from '#app/features/datasets/export/formats.ts'
import { listTables, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { datasetApiPath, datasetPermanentPath, originalPath, tableFilePath } from '#app/features/datasets/paths.ts'
import type { DatasetCard } from '#app/features/datasets/queries/list-datasets.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import { languagesOf, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { tableFacts } from '#app/features/datasets/record/index-dataset.server.ts'
import { scoreOf } from '#app/features/datasets/record/score.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { DatasetCardJson, DatasetJson } from './dataset-json.ts'

/** Files for programs have heads and names in no language of their own. */
const LANGUAGE = 'en'

export const datasetCardJson = (card: DatasetCard, origin: string): DatasetCardJson => ({
  id: card.id,
  slug: card.slug,
  workspace: card.workspace.slug,
  url: origin + datasetPermanentPath(card.slug),
  version: card.version,
  title: { ...card.title },
  summary: { ...card.summary },
  licence: card.licence,
  frequency: card.frequency,
  countries: card.countries,
  sectors: card.sectors,
  languages: card.languages,
  formats: card.formats,
  from: card.startsOn,
  to: card.endsOn,
  tables: card.tables,
  rows: Number(card.rows),
  bytes: Number(card.bytes),
  quality: card.quality,
  updatedAt: card.updatedAt.toISOString(),
})

/** A public dataset in full; `version`: another than the current one. Throws what `openDataset` throws. */
export async function getDatasetJson(slug: string, origin: string, version?: string): Promise<DatasetJson> {
  const open = await openDataset(VISITOR, slug, version)
  const { record, content } = open
  const { facts, texts } = content
  const number = open.version
  if (number === null) throw notFound('dataset')
  const [tables, versions, links] = await Promise.all([
    facts.file ? listTables(facts.file.loadId) : [],
    listPublicVersions([record.id]),
    listLinked(content.links, null, LANGUAGE),
  ])
  return {
    id: record.id,
    slug,
    workspace: record.workspace.slug,
    url: origin + datasetPermanentPath(slug, version === undefined ? undefined : number),
    version: number,
    title: { ...texts.title },
    summary: { ...texts.summary },
    method: { ...texts.method },
    caveats: { ...texts.caveats },
    change: { ...texts.change },
    licence: facts.licence ?? null,
    frequency: facts.frequency ?? null,
    countries: content.countries.map(({ code }) => code),
    sectors: content.sectors.map(({ code }) => code),
    languages: languagesOf(content),
    formats: facts.file ? [facts.file.format] : [],
    from: facts.from ?? null,
    to: facts.to ?? null,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    bytes: facts.file?.bytes ?? 0,
    quality: scoreOf(
      content,
      tableFacts(
        content,
        tables.map((table) => ({ ...table, rows: BigInt(table.rows) })),
      ),
    ).score,
    updatedAt: record.updatedAt.toISOString(),
    contact: facts.contact ? { name: facts.contact.name ?? null, email: facts.contact.email ?? null } : null,
    file: facts.file
      ? {
          name: facts.file.name,
          format: facts.file.format,
          bytes: facts.file.bytes,
          sha256: facts.file.sha256,
          url: origin + originalPath(LANGUAGE, slug, number),
        }
      : null,
    tables: tables.map((table) =>
      tableJson(table, content, tables.length, (format) => origin + tableFilePath(LANGUAGE, slug, number, table.position, format)),
    ),
    versions: versions.map((known) => ({
      number: known.number,
      publishedAt: known.publishedAt.toISOString(),
      sha256: known.file?.sha256 ?? null,
      url: origin + datasetPermanentPath(slug, known.number),
    })),
    links: links.flatMap(({ kind, recordId, title }) => (title ? [{ kind, id: recordId }] : [])),
    api: { rows: origin + datasetApiPath(slug, 'rows'), aggregate: origin + datasetApiPath(slug, 'aggregate') },
  }
}

function tableJson(
  table: StoredTable,
  content: DatasetContent,
  tables: number,
  addressOf: (format: ReturnType<typeof formatsOf>[number]) => string,
): DatasetJson['tables'][number] {
  const dictionary = new Map(content.columns.map((row) => [row.id, row]))
  return {
    position: table.position,
    name: table.name,
    rows: table.rows,
    columns: table.columns.map(({ name, type, role, hxl, missing, misfits }, position) => {
      const row = dictionary.get(columnId(table.name, name, tables))
      return { position, name, type, role, hxl, label: { ...row?.label }, description: { ...row?.description }, missing, misfits }
    }),
    downloads: Object.fromEntries(formatsOf(table).map((format) => [format, addressOf(format)])),
  }
}
