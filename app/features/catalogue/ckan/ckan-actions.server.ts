import { countDatasets } from '#app/features/datasets/queries/count-datasets.server.ts'
import { findPublicDataset, listPublicSlugs, listPublishers } from '#app/features/datasets/queries/public-datasets.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { instanceSettings, ownInstanceName } from '#app/platform/instance/instance-settings.server.ts'
import { PRODUCT_NAME } from '#app/platform/instance/instance-settings.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { FALLBACK_LANGUAGE } from '#app/platform/i18n/languages.ts'
import { isTrue, listOf, required, textOf, wholeOf, type CkanParameters } from './ckan-parameters.ts'
import { searchDatastore } from './ckan-datastore.server.ts'
import { organisationJson, packageJson, readResourceId, resourcesOf, tagOf } from './ckan-package.server.ts'
import { searchPackages } from './ckan-search.server.ts'
import { ckanNotFound } from './ckan-refusal.ts'

export type CkanAsked = { given: CkanParameters; origin: string; signal: AbortSignal }
/** Gives the result as JSON text. */
type CkanAction = (asked: CkanAsked) => Promise<string> | string

const MOST_NAMES = 10_000

const json =
  (make: (asked: CkanAsked) => unknown): CkanAction =>
  async (asked) =>
    JSON.stringify(await make(asked))

async function getPackage(slugOrId: string) {
  const dataset = await findPublicDataset(slugOrId)
  if (!dataset) throw ckanNotFound()
  return dataset
}

/** The actions that are answered: those that read what is public. */
export const CKAN_ACTIONS: Readonly<Record<string, CkanAction>> = {
  site_read: json(() => true),
  status_show: json(async ({ origin }) => ({
    site_title: (await ownInstanceName(FALLBACK_LANGUAGE)) ?? operatorName() ?? PRODUCT_NAME,
    site_description: '',
    site_url: origin,
    // Whose read API this one has the shape of.
    ckan_version: '2.10.0',
    error_emails_to: null,
    locale_default: FALLBACK_LANGUAGE,
    locales_offered: (await instanceSettings()).languages,
    extensions: ['datastore'],
  })),
  package_list: json(({ given }) =>
    listPublicSlugs({
      limit: wholeOf(given, 'limit', { otherwise: MOST_NAMES, most: MOST_NAMES }),
      offset: wholeOf(given, 'offset', { otherwise: 0, most: 1_000_000 }),
    }),
  ),
  package_search: json(({ given, origin }) => searchPackages(given, origin)),
  package_show: json(async ({ given, origin }) =>
    packageJson(await getPackage(textOf(given, 'name_or_id') || required(given, 'id')), origin),
  ),
  resource_show: json(async ({ given, origin }) => {
    const id = required(given, 'id').toLowerCase()
    const read = readResourceId(id)
    const dataset = read && (await findPublicDataset(read.datasetId))
    const resource = dataset && resourcesOf(dataset, origin).find((known) => known.id === id)
    if (!resource) throw ckanNotFound()
    return resource
  }),
  datastore_search: ({ given, signal }) => searchDatastore(given, signal),
  organization_list: json(async ({ given }) => {
    const wanted = new Set(listOf(given, 'organizations').filter(Boolean))
    const limit = wholeOf(given, 'limit', { otherwise: 1_000, most: 1_000 })
    const offset = wholeOf(given, 'offset', { otherwise: 0, most: 1_000_000 })
    const found = (await listPublishers()).filter(({ slug }) => wanted.size === 0 || wanted.has(slug)).slice(offset, offset + limit)
    return isTrue(given, 'all_fields') ? found.map(organisationJson) : found.map(({ slug }) => slug)
  }),
  organization_show: json(async ({ given }) => {
    const [publisher] = await listPublishers(required(given, 'id').toLowerCase())
    if (!publisher) throw ckanNotFound()
    return { ...organisationJson(publisher), users: [], groups: [], tags: [], extras: [] }
  }),
  tag_list: json(async ({ given }) => {
    const counted = await countDatasets(VISITOR, 'sectors')
    const words = textOf(given, 'query').toLowerCase()
    const names = [...new Set(counted.map(({ value }) => tagOf(value)))].filter((name) => name.toLowerCase().includes(words)).sort()
    return isTrue(given, 'all_fields') ? names.map((name) => ({ id: name, name, display_name: name, vocabulary_id: null })) : names
  }),
  group_list: json(() => []),
}
