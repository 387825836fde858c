import type { FileFacts, StructuredFacts } from './dataset-facts.server.ts'

const MOST_COLUMNS = 100

/** A dataset in the words of schema.org, as search engines of datasets read it. Names of sectors and countries are in the language of the page. */
export function schemaOrgDataset(
  facts: StructuredFacts,
  { keywords, countries, catalogue }: { keywords: string[]; countries: string[]; catalogue: string },
): object {
  const { open, original, files, tables, publisher, licence } = facts
  const { from, to, contact } = open.content.facts
  const organisation = {
    '@type': 'Organization',
    name: publisher.name,
    url: publisher.url,
    ...(contact?.email && { contactPoint: { '@type': 'ContactPoint', name: contact.name, email: contact.email } }),
  }
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': facts.url,
    name: facts.name,
    description: facts.description,
    url: facts.url,
    identifier: open.record.id,
    version: facts.version,
    inLanguage: facts.language,
    isAccessibleForFree: true,
    datePublished: facts.firstAt,
    dateModified: facts.publishedAt,
    ...(licence && { license: licence.url }),
    creator: organisation,
    publisher: organisation,
    ...(keywords.length > 0 && { keywords }),
    ...(countries.length > 0 && { spatialCoverage: countries.map((name) => ({ '@type': 'Place', name })) }),
    ...((from ?? to) && { temporalCoverage: `${from ?? '..'}/${to ?? '..'}` }),
    ...(tables.length > 0 && {
      variableMeasured: tables
        .flatMap(({ columns }) => columns)
        .slice(0, MOST_COLUMNS)
        .map(({ name }) => ({ '@type': 'PropertyValue', name })),
    }),
    distribution: [...(original ? [original] : []), ...files].map(downloadOf),
    includedInDataCatalog: { '@type': 'DataCatalog', url: catalogue },
  }
}

const downloadOf = ({ name, url, type, bytes, sha256 }: FileFacts) => ({
  '@type': 'DataDownload',
  name,
  contentUrl: url,
  encodingFormat: type,
  ...(bytes !== null && { contentSize: `${bytes} B` }),
  ...(sha256 !== null && { sha256 }),
})
