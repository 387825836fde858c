import type {
  Contact,
  CountryShare,
  DocumentLink,
  Participation,
  ProjectContent,
  ProjectFacts,
  RegionShare,
  Row,
} from '#app/features/projects/content.ts'
import type { Finding } from './finding.ts'
import type { IsKnownCode } from './finding-codes.ts'
import { findProblems } from './findings.ts'
import { DAC_VOCABULARY, mapBudget, mapSector, mapTransaction } from './map-money.ts'
import { mapPlace } from './map-place.ts'
import { narrativesOf, statedLanguage, type Narratives } from './narratives.ts'
import { parseBoolean, stated } from './source-values.ts'
import { attribute, childOf, childrenOf, childText, type XmlElement } from './xml-element.ts'

export type MappedActivity = {
  /** Trimmed, otherwise exactly as written; null where the activity has none. */
  readonly identifier: string | null
  /** The publisher's last-updated-datetime, lexical. */
  readonly lastUpdated: string | undefined
  readonly content: ProjectContent
  readonly findings: Finding[]
}

/**
 * What an `iati-activity` of version 2.0x says, as a project's content, and what is wrong with it. Field texts and `narratives` together
 * hold each narrative of the activity once. Elements without a field of ours stay in the source text alone.
 */
export function mapActivity(activity: XmlElement, isKnownCode: IsKnownCode): MappedActivity {
  const narratives = narrativesOf(activity)
  const rows = <T extends object>(name: string, map: (element: XmlElement) => T) => numbered(childrenOf(activity, name).map(map))
  const content: Omit<ProjectContent, 'narratives'> = {
    facts: mapFacts(activity),
    texts: mapTexts(activity, narratives),
    sectors: rows('sector', (sector) => mapSector(sector, narratives)),
    countries: rows('recipient-country', (country) => mapCountry(country, narratives)),
    regions: rows('recipient-region', (region) => mapRegion(region, narratives)),
    places: rows('location', (location) => mapPlace(location, narratives)),
    organisations: rows('participating-org', (organisation) => mapParticipation(organisation, narratives)),
    budgets: rows('budget', mapBudget),
    transactions: rows('transaction', (transaction) => mapTransaction(transaction, narratives)),
    documents: rows('document-link', (link) => mapDocument(link, narratives)),
    contacts: rows('contact-info', (contact) => mapContact(contact, narratives)),
    related: rows('related-activity', (related) => ({
      type: attribute(related, 'type') ?? '',
      iatiIdentifier: attribute(related, 'ref') ?? '',
    })),
  }
  return {
    identifier: childText(activity, 'iati-identifier') ?? null,
    lastUpdated: attribute(activity, 'last-updated-datetime'),
    content: { ...content, narratives: numbered(narratives.further()) },
    findings: findProblems(activity, isKnownCode),
  }
}

/** Rows in document order under ids that sort in that order; fields without a value are left out. */
function numbered<T extends object>(values: T[]): Row<T>[] {
  return values.map((value, index) => ({ id: `r${String(index + 1).padStart(7, '0')}`, ...stated(value) }))
}

function mapFacts(activity: XmlElement): ProjectFacts {
  const dayOfType = (type: string) =>
    attribute(
      childrenOf(activity, 'activity-date').find((date) => attribute(date, 'type') === type),
      'iso-date',
    )
  return stated<ProjectFacts>({
    iatiIdentifier: childText(activity, 'iati-identifier'),
    iatiStatus: attribute(childOf(activity, 'activity-status'), 'code'),
    plannedStart: dayOfType('1'),
    actualStart: dayOfType('2'),
    plannedEnd: dayOfType('3'),
    actualEnd: dayOfType('4'),
    defaultCurrency: attribute(activity, 'default-currency'),
    humanitarian: parseBoolean(attribute(activity, 'humanitarian')),
    sourceLanguage: statedLanguage(activity) || undefined,
  })
}

/** The first description of a type is the field; another of the same type is another text, not a translation. */
function mapTexts(activity: XmlElement, narratives: Narratives): ProjectContent['texts'] {
  const description = (type: string) => childrenOf(activity, 'description').find((element) => (attribute(element, 'type') ?? '1') === type)
  return {
    title: narratives.take(childOf(activity, 'title')) ?? {},
    description: narratives.take(description('1')) ?? {},
    objectives: narratives.take(description('2')) ?? {},
    targetGroups: narratives.take(description('3')) ?? {},
  }
}

function mapCountry(country: XmlElement, narratives: Narratives): CountryShare {
  return { code: attribute(country, 'code') ?? '', percentage: attribute(country, 'percentage'), name: narratives.take(country) }
}

function mapRegion(region: XmlElement, narratives: Narratives): RegionShare {
  return {
    vocabulary: attribute(region, 'vocabulary') ?? DAC_VOCABULARY,
    code: attribute(region, 'code') ?? '',
    percentage: attribute(region, 'percentage'),
    name: narratives.take(region),
    vocabularyUri: attribute(region, 'vocabulary-uri'),
  }
}

function mapParticipation(organisation: XmlElement, narratives: Narratives): Participation {
  return {
    role: attribute(organisation, 'role') ?? '',
    ref: attribute(organisation, 'ref'),
    type: attribute(organisation, 'type'),
    name: narratives.take(organisation),
    activity: attribute(organisation, 'activity-id'),
  }
}

/** A document with several categories or languages has its first here. */
function mapDocument(link: XmlElement, narratives: Narratives): DocumentLink {
  return {
    url: attribute(link, 'url') ?? '',
    title: narratives.take(childOf(link, 'title')),
    format: attribute(link, 'format'),
    category: attribute(childOf(link, 'category'), 'code'),
    language: attribute(childOf(link, 'language'), 'code'),
    date: attribute(childOf(link, 'document-date'), 'iso-date'),
  }
}

/** The publisher made it public. Of several telephones, addresses or sites the first is here. */
function mapContact(contact: XmlElement, narratives: Narratives): Contact {
  return {
    type: attribute(contact, 'type'),
    organisation: narratives.take(childOf(contact, 'organisation')),
    person: narratives.take(childOf(contact, 'person-name')),
    jobTitle: narratives.take(childOf(contact, 'job-title')),
    email: childText(contact, 'email'),
    phone: childText(contact, 'telephone'),
    website: childText(contact, 'website'),
    address: narratives.take(childOf(contact, 'mailing-address')),
    public: true,
  }
}
