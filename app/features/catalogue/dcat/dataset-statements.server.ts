import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { EXPORT_TYPES, ORIGINAL_TYPES } from '#app/features/datasets/export/formats.ts'
import { datasetPermanentPath, originalPath, tableFilePath } from '#app/features/datasets/paths.ts'
import type { PublicDataset } from '#app/features/datasets/queries/public-datasets.server.ts'
import { languagesOf } from '#app/features/datasets/record/content.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Described } from './concepts.server.ts'
import { About, type Statement } from './statements.ts'
import { FILE_TYPES, FREQUENCY_CODES, themeOf } from './vocabulary.ts'

export type Writing = { origin: string; described: Described; catalogue: string; service: string }

/** Files for programs are taken from the English addresses: their heads and names are those of the data. */
const LANGUAGE = 'en'

/** An e-mail address that may stand in an address of the web. */
const isMail = (text: string) => /^[^\s<>"{}|\\^`@]+@[A-Za-z0-9.-]+$/.test(text)

/** All that DCAT-AP has a word for of a dataset, its distributions and whom it is of. */
export function datasetStatements(dataset: PublicDataset, writing: Writing): Statement[] {
  const { origin, described, catalogue, service } = writing
  const { content, slug, versions, workspace } = dataset
  const { facts, texts } = content
  const address = origin + datasetPermanentPath(slug)
  const [newest] = versions
  const oldest = versions.at(-1)
  const about = new About(address, 'dcat:Dataset')
    .saysIn('dct:title', texts.title)
    .saysIn('dct:description', describedIn(texts.summary, texts.title))
    .says('dct:identifier', dataset.id)
    .is('dct:publisher', publisherOf(workspace, writing))
    .says('dct:issued', oldest?.publishedAt.toISOString(), 'xsd:dateTime')
    .says('dct:modified', newest?.publishedAt.toISOString(), 'xsd:dateTime')
    .is('dct:accrualPeriodicity', facts.frequency && described.concept('frequency', FREQUENCY_CODES[facts.frequency]))
    .is('dct:accessRights', described.concept('access-right', 'PUBLIC'))
    .is('dcat:landingPage', described.document(`${origin}/${LANGUAGE}${datasetPermanentPath(slug)}`))
    .says('dcat:version', String(dataset.version))
    .saysIn('adms:versionNotes', texts.change)
  for (const { code } of content.countries) about.is('dct:spatial', described.country(code))
  for (const tag of languagesOf(content)) about.is('dct:language', described.language(tag))
  for (const theme of new Set(content.sectors.flatMap(({ code }) => themeOf(code) ?? []))) about.is('dcat:theme', described.theme(theme))
  for (const words of keywordsOf(dataset)) about.saysIn('dcat:keyword', words)
  const earlier = earlierVersions(dataset, writing)
  for (const { subject } of earlier) about.is('dcat:hasVersion', subject)
  const beside = [...contact(dataset, address, about), ...period(dataset, address, about)]
  const distributions = distributionsOf(dataset, writing)
  for (const { subject } of distributions) about.is('dcat:distribution', subject)
  return [
    ...new About(catalogue).is('dcat:dataset', address).statements,
    ...new About(service).is('dcat:servesDataset', address).statements,
    ...about.statements,
    ...beside,
    ...earlier.flatMap(({ statements }) => statements),
    ...distributions.flatMap(({ statements }) => statements),
  ]
}

const describedIn = (summary: LanguageText, title: LanguageText) =>
  Object.values(summary).some((text) => text.trim() !== '') ? summary : title

/** The workspace that vouches for the data, with its name in the languages it has it in. */
function publisherOf({ slug, name }: PublicDataset['workspace'], { catalogue, described }: Writing): string {
  const address = `${catalogue.split('#')[0]}#workspace-${slug}`
  const names = Object.values(name).some((text) => text.trim() !== '') ? name : { und: slug }
  return described.resource(address, () => new About(address, 'foaf:Agent').saysIn('foaf:name', names).says('dct:identifier', slug))
}

/** What it is about in words, in the portal's languages: its sectors and countries. */
export const keywordsOf = ({ content }: Pick<PublicDataset, 'content'>): LanguageText[] => [
  ...content.sectors.map(({ code }) => inLanguages((language) => nameOf('Sector', code, language)?.name ?? code)),
  ...content.countries.map(({ code }) => inLanguages((language) => countryName(code, language))),
]

const inLanguages = (nameIn: (language: (typeof LANGUAGES)[number]) => string): LanguageText =>
  Object.fromEntries(LANGUAGES.map((language) => [language, nameIn(language)]))

const MOST_EARLIER = 20

/** Versions before the current one, which the dataset itself is: as harvesters take every dataset they find for one, there are no more than need be. */
const earlierVersions = ({ slug, version, versions, content: { texts } }: PublicDataset, { origin, described }: Writing): About[] =>
  versions
    .filter(({ number }) => number !== version)
    .slice(0, MOST_EARLIER)
    .map(({ number, publishedAt }) => {
      const path = datasetPermanentPath(slug, number)
      return new About(origin + path, 'dcat:Dataset')
        .saysIn('dct:title', texts.title)
        .saysIn('dct:description', describedIn(texts.summary, texts.title))
        .says('dct:issued', publishedAt.toISOString(), 'xsd:dateTime')
        .says('dcat:version', String(number))
        .is('dcat:isVersionOf', origin + datasetPermanentPath(slug))
        .is('dcat:landingPage', described.document(`${origin}/${LANGUAGE}${path}`))
    })

function contact({ content: { facts } }: PublicDataset, address: string, about: About): Statement[] {
  const { name, email } = facts.contact ?? {}
  if (!name && !email) return []
  const point = new About(`${address}#contact`, 'vcard:Kind')
    .says('vcard:fn', name ?? email)
    .is('vcard:hasEmail', email && isMail(email) ? `mailto:${email}` : null)
  about.is('dcat:contactPoint', point.subject)
  return point.statements
}

function period({ content: { facts } }: PublicDataset, address: string, about: About): Statement[] {
  if (!facts.from && !facts.to) return []
  const time = new About(`${address}#period`, 'dct:PeriodOfTime')
    .says('dcat:startDate', facts.from, 'xsd:date')
    .says('dcat:endDate', facts.to, 'xsd:date')
  about.is('dct:temporal', time.subject)
  return time.statements
}

function distributionsOf(
  { content: { facts }, slug, version, versions, tables }: PublicDataset,
  { origin, described, service }: Writing,
): About[] {
  const { file } = facts
  const licence = findLicence(facts.licence)
  const page = described.document(`${origin}/${LANGUAGE}${datasetPermanentPath(slug, version)}`)
  const made: About[] = []
  const distribution = (path: string, title: string, type: string, format: string) => {
    const about = new About(`${origin}${path}#distribution`, 'dcat:Distribution')
      .says('dct:title', title)
      .is('dcat:accessURL', page)
      .is('dcat:downloadURL', origin + path)
      .is('dcat:mediaType', described.mediaType(type.split(';')[0] ?? ''))
      .is('dct:format', FILE_TYPES[format] && described.concept('file-type', FILE_TYPES[format]))
      .is('dct:license', licence && described.licence(licence.url))
      .is('dcatap:availability', described.concept('planned-availability', 'AVAILABLE'))
      .says('dct:issued', versions[0]?.publishedAt.toISOString(), 'xsd:dateTime')
    made.push(about)
    return about
  }
  if (file) {
    const path = originalPath(LANGUAGE, slug, version)
    const checksum = `${origin}${path}#checksum`
    distribution(path, file.name, ORIGINAL_TYPES[file.format], file.format)
      .says('dcat:byteSize', String(file.bytes), 'xsd:nonNegativeInteger')
      .is('spdx:checksum', checksum)
    made[0]?.statements.push(
      ...new About(checksum, 'spdx:Checksum')
        .is('spdx:algorithm', described.resource(SHA256, sha256Algorithm))
        .says('spdx:checksumValue', file.sha256, 'xsd:hexBinary').statements,
    )
  }
  for (const { position, name, formats } of tables) {
    for (const format of formats) {
      const title = `${name} (${format === 'geojson' ? 'GeoJSON' : format === 'parquet' ? 'Parquet' : format.toUpperCase()})`
      distribution(tableFilePath(LANGUAGE, slug, version, position, format), title, EXPORT_TYPES[format], format).is(
        'dcat:accessService',
        service,
      )
    }
  }
  return made
}

// DCAT-AP's shapes know the algorithm by https, SPDX itself by http.
const SHA256 = 'https://spdx.org/rdf/terms#checksumAlgorithm_sha256'
const sha256Algorithm = () => new About(SHA256, 'spdx:ChecksumAlgorithm').is('skos:exactMatch', SHA256.replace('https:', 'http:'))
