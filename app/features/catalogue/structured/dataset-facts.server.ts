import { listPublicVersions, type OpenDataset } from '#app/features/datasets/access.server.ts'
import { EXPORT_TYPES, formatsOf, ORIGINAL_TYPES } from '#app/features/datasets/export/formats.ts'
import { listTables, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { datasetPermanentPath, originalPath, tableFilePath } from '#app/features/datasets/paths.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A file of a dataset; the hash is known of the one that came. */
export type FileFacts = { key: string; name: string; url: string; type: string; bytes: number | null; sha256: string | null }

/** What search engines and programs are told of a public version of a dataset, in one language. */
export type StructuredFacts = {
  open: OpenDataset
  language: Language
  url: string
  name: string
  description: string
  publisher: { name: string; url: string }
  licence: { name: string; url: string } | null
  version: string
  publishedAt: string
  firstAt: string
  original: FileFacts | null
  files: FileFacts[]
  tables: StoredTable[]
}

/** Throws `not-found` for what is not for everybody. */
export async function structuredFacts(open: OpenDataset, language: Language, origin: string): Promise<StructuredFacts> {
  const { content, record, slug, version, isPublic } = open
  const { facts, texts } = content
  if (!isPublic || version === null) throw notFound('page')
  const [tables, versions] = await Promise.all([facts.file ? listTables(facts.file.loadId) : [], listPublicVersions([record.id])])
  const shown = versions.find(({ number }) => number === version)
  const name = plainText(texts.title, language, slug)
  const licence = findLicence(facts.licence)
  const instant = (time: Date | undefined) => (time ?? record.updatedAt).toISOString()
  return {
    open,
    language,
    url: origin + datasetPermanentPath(slug, version),
    name,
    description: plainText(texts.summary, language, name),
    publisher: {
      name: plainText(record.workspace.name as Record<string, string>, language, record.workspace.slug),
      url: `${origin}/${language}/datasets?workspace=${record.workspace.slug}`,
    },
    licence: licence ? { name: licence.name, url: licence.url } : null,
    version: String(version),
    publishedAt: instant(shown?.publishedAt),
    firstAt: instant(versions.at(-1)?.publishedAt),
    original: facts.file
      ? {
          key: 'original',
          name: facts.file.name,
          url: origin + originalPath(language, slug, version),
          type: ORIGINAL_TYPES[facts.file.format],
          bytes: facts.file.bytes,
          sha256: facts.file.sha256,
        }
      : null,
    files: tables.flatMap((table) =>
      formatsOf(table).map((format): FileFacts => ({
        key: `${table.position}.${format}`,
        name: `${table.name}.${format}`,
        url: origin + tableFilePath(language, slug, version, table.position, format),
        type: EXPORT_TYPES[format].split(';')[0] ?? '',
        bytes: null,
        sha256: null,
      })),
    ),
    tables,
  }
}
