import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { EXPORT_TYPES, ORIGINAL_TYPES } from '#app/features/datasets/export/formats.ts'
import { datasetPermanentPath, originalPath, tableFilePath } from '#app/features/datasets/paths.ts'
import type { PublicDataset, PublisherFacts } from '#app/features/datasets/queries/public-datasets.server.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'

/** CKAN has one text where the portal has several: French, else English, else the first. */
const LANGUAGE = 'en'
const oneOf = (text: LanguageText) => text['fr'] ?? text['en'] ?? chooseText(text, LANGUAGE)?.text ?? ''

/** A resource is the file as it came, or a table in one format; its id says which, and stays from version to version. */
export const resourceId = (datasetId: string, table?: number, format?: string) =>
  `${datasetId}.${table ?? 'original'}${format && format !== 'csv' ? `.${format}` : ''}`

/** The dataset of a resource, and its table where the rows can be asked; null for what is no id of a resource. */
export function readResourceId(text: string): { datasetId: string; table: number | null } | null {
  const [, datasetId, place, format] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(original|\d{1,4})(?:\.([a-z]+))?$/.exec(text.toLowerCase()) ?? []
  if (!datasetId || !place) return null
  return { datasetId, table: place === 'original' || format ? null : Number(place) }
}

/** The name of a sector as a tag: CKAN's tags have letters, digits, blanks and `-_.` alone. */
export const tagOf = (sector: string) =>
  (nameOf('Sector', sector, 'en')?.name ?? sector)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 _.-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export function packageJson(dataset: PublicDataset, origin: string) {
  const { id, slug, content, workspace, version, versions, createdAt } = dataset
  const { facts, texts } = content
  const licence = findLicence(facts.licence)
  const tags = [...new Set(content.sectors.map(({ code }) => tagOf(code)))]
  const resources = resourcesOf(dataset, origin)
  return {
    id,
    name: slug,
    title: oneOf(texts.title),
    title_translated: texts.title,
    notes: oneOf(texts.summary),
    notes_translated: texts.summary,
    type: 'dataset',
    state: 'active',
    private: false,
    isopen: licence?.open ?? false,
    license_id: licence?.id ?? '',
    license_title: licence?.name ?? '',
    license_url: licence?.url ?? '',
    author: oneOf(workspace.name),
    author_email: '',
    maintainer: facts.contact?.name ?? '',
    maintainer_email: facts.contact?.email ?? '',
    metadata_created: instant(createdAt),
    metadata_modified: instant(versions[0]?.publishedAt ?? createdAt),
    version: String(version),
    url: origin + datasetPermanentPath(slug),
    owner_org: workspace.id,
    organization: organisationJson(workspace),
    tags: tags.map((name) => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null })),
    num_tags: tags.length,
    groups: [],
    extras: extrasOf(dataset),
    resources,
    num_resources: resources.length,
    relationships_as_object: [],
    relationships_as_subject: [],
  }
}

/** CKAN's instants have no zone and are those of UTC. */
const instant = (time: Date) => time.toISOString().replace('Z', '000')

function extrasOf({ content: { facts, countries, sectors } }: PublicDataset): { key: string; value: string }[] {
  return [
    { key: 'frequency', value: facts.frequency ?? '' },
    { key: 'temporal_start', value: facts.from ?? '' },
    { key: 'temporal_end', value: facts.to ?? '' },
    { key: 'countries', value: countries.map(({ code }) => code).join(', ') },
    { key: 'spatial_text', value: countries.map(({ code }) => countryName(code, LANGUAGE)).join(', ') },
    { key: 'sectors', value: sectors.map(({ code }) => code).join(', ') },
  ].filter(({ value }) => value !== '')
}

export function resourcesOf({ id, slug, content: { facts }, tables, version, versions }: PublicDataset, origin: string) {
  const published = instant(versions[0]?.publishedAt ?? new Date(0))
  const { file } = facts
  const all = {
    package_id: id,
    state: 'active',
    created: published,
    last_modified: published,
    metadata_modified: published,
    resource_type: 'file',
  }
  const original = file && {
    ...all,
    id: resourceId(id),
    name: file.name,
    description: '',
    format: file.format.toUpperCase(),
    mimetype: ORIGINAL_TYPES[file.format],
    url: origin + originalPath(LANGUAGE, slug, version),
    url_type: null,
    size: file.bytes as number | null,
    hash: file.sha256,
    datastore_active: false,
  }
  const others = tables.flatMap(({ position, name, formats }) =>
    formats.map((format) => ({
      ...all,
      id: resourceId(id, position, format),
      name: `${name}.${format}`,
      description: '',
      format: format === 'geojson' ? 'GeoJSON' : format.toUpperCase(),
      mimetype: EXPORT_TYPES[format].split(';')[0] ?? '',
      url: origin + tableFilePath(LANGUAGE, slug, version, position, format),
      url_type: format === 'csv' ? 'datastore' : null,
      size: null,
      hash: '',
      datastore_active: format === 'csv',
    })),
  )
  return [...(original ? [original] : []), ...others].map((resource, position) => ({ ...resource, position }))
}

export const organisationJson = ({ id, slug, name, createdAt, ...facts }: PublicDataset['workspace'] | PublisherFacts) => ({
  id,
  name: slug,
  title: oneOf(name) || slug,
  display_name: oneOf(name) || slug,
  title_translated: name,
  description: '',
  image_url: '',
  image_display_url: '',
  type: 'organization',
  is_organization: true,
  approval_status: 'approved',
  state: 'active',
  created: instant(new Date(createdAt)),
  ...('datasets' in facts && { package_count: facts.datasets }),
})
