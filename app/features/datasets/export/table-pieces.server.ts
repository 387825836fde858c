import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import type { StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { datasetPermanentPath } from '#app/features/datasets/paths.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import type { LoadedColumn } from '#app/features/datasets/tables.ts'
import { writeXlsx } from '#app/features/downloads/files/write-xlsx.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { geographyOf, type ExportFormat } from './formats.ts'
import { readLines } from './read-lines.server.ts'
import { sheetColumns } from './sheet-columns.ts'
import type { WorkFile } from './work-files.server.ts'
import { writeFeatures } from './write-features.ts'

type Written = {
  open: OpenDataset
  table: StoredTable
  format: ExportFormat
  columns: readonly LoadedColumn[]
  url: URL
  language: Language
  /** Not all rows or columns of the table. */
  isPart: boolean
}

/** The bytes of a file of a table, made while they are taken of what the engine wrote. */
export function piecesOf(made: WorkFile, written: Written): AsyncGenerator<string | Uint8Array, void> {
  const { format, columns, table, language } = written
  switch (format) {
    case 'csv':
    case 'parquet':
      return made.pieces()
    case 'xlsx':
      return writeXlsx({
        about: { name: translator(language, 'dataset-reuse')('about.sheet'), rows: () => aboutRows(written) },
        tables: [{ name: table.name, columns: sheetColumns(columns), batches: readLines(made.pieces()) }],
        isRightToLeft: language === 'ar',
      })
    case 'geojson': {
      const geography = geographyOf(columns) ?? { geometry: -1 }
      const isGeometry = (place: number) => 'geometry' in geography && geography.geometry === place
      return writeFeatures(readLines(made.pieces()), {
        about: Object.fromEntries(aboutFacts(written).map(({ key, text }) => [key, text])),
        columns: columns.map(({ name, type }, place) => ({ name, type, isProperty: !isGeometry(place) })),
        geography,
      })
    }
    default:
      return format satisfies never
  }
}

/** What travels with a file: what it is, of whom, under which licence, and where it is found again. */
function aboutFacts({ open, url, language }: Written): { key: string; text: string }[] {
  const { content, record, slug, version } = open
  const licence = findLicence(content.facts.licence)
  return [
    { key: 'title', text: plainText(content.texts.title, language, slug) },
    { key: 'publisher', text: plainText(record.workspace.name as Record<string, string>, language, record.workspace.slug) },
    { key: 'licence', text: licence ? `${licence.name} (${licence.url})` : '' },
    { key: 'version', text: version === null ? '' : String(version) },
    { key: 'address', text: open.isPublic ? url.origin + datasetPermanentPath(slug, version ?? undefined) : '' },
    { key: 'made', text: new Date().toISOString() },
  ].filter(({ text }) => text !== '')
}

function aboutRows(written: Written): [string, string][] {
  const t = translator(written.language, 'dataset-reuse')
  return [
    ...aboutFacts(written).map(({ key, text }): [string, string] => [t(`about.${key}`), text]),
    ...(written.isPart ? [[t('about.part'), written.url.href] as [string, string]] : []),
    [t('about.note'), t('about.cut')],
  ]
}
