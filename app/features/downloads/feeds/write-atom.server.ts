import { countryName } from '#app/features/classifications/countries.ts'
import { sectorName } from '#app/features/downloads/columns.server.ts'
import { emptyElement, element, textElement, XML_HEAD } from '#app/features/downloads/files/xml-text.ts'
import type { ListedNeed, ListedProject, ListedRecord } from '#app/features/downloads/listed-record.ts'
import { needResult } from '#app/features/needs/queries/need-result.server.ts'
import { projectResult } from '#app/features/projects/queries/project-result.server.ts'
import { plainText, taggedText } from '#app/features/provenance/tagged-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'

export type Feed = {
  title: string
  filters: readonly string[]
  source: string
  notice: string
  language: Language
  origin: string
  /** Addresses within the portal: of this document, of the page that shows the same, of the further documents. */
  self: string
  page: string
  first: string
  next: string | null
  /** The name of the feed for good, whatever host serves it now. */
  id: string
}

const ATOM = 'http://www.w3.org/2005/Atom'
const GEORSS = 'http://www.georss.org/georss'
export const ATOM_TYPE = 'application/atom+xml'
/** What a feed that holds nothing was last changed at. */
const NEVER = new Date(0)

/** A feed of records (Atom, RFC 4287), one document of several where it has a next one (RFC 5005). */
export function writeAtom(feed: Feed, records: readonly ListedRecord[]): string {
  const { language, origin } = feed
  const updated = records[0]?.card.updatedAt ?? NEVER
  const head =
    textElement('id', feed.id) +
    textElement('title', feed.title) +
    textElement('subtitle', feed.filters.join(' · ')) +
    textElement('updated', updated.toISOString()) +
    element('author', textElement('name', feed.source) + textElement('uri', origin)) +
    textElement('generator', 'Passerelle', { uri: origin }) +
    textElement('icon', `${origin}/favicon.svg`) +
    textElement('rights', feed.notice) +
    link('self', origin + feed.self, ATOM_TYPE) +
    link('alternate', origin + feed.page, 'text/html', language) +
    link('first', origin + feed.first, ATOM_TYPE) +
    (feed.next ? link('next', origin + feed.next, ATOM_TYPE) : '')
  const entries = records.map((record) => entry(record, feed))
  return `${XML_HEAD}${element('feed', `${head}\n${entries.map((text) => `${text}\n`).join('')}`, {
    xmlns: ATOM,
    'xmlns:georss': GEORSS,
    'xml:lang': languageTag(language),
  })}\n`
}

/** Without the digits that a locale may ask for. */
const languageTag = (language: Language) => new Intl.Locale(localeOf(language)).baseName

const link = (rel: string, href: string, type: string, hreflang?: string) => emptyElement('link', { rel, href, type, hreflang })

function entry(record: ListedRecord, { language, origin }: Feed): string {
  const { card, places } = record
  const title = taggedText(card.title, language)
  const path = `${record.record}s/${card.id}`
  return element(
    'entry',
    textElement('id', `urn:uuid:${card.id}`) +
      (textElement('title', title?.text, title?.lang ? { 'xml:lang': title.lang } : {}) || textElement('title', card.id)) +
      textElement('updated', card.updatedAt.toISOString()) +
      element('author', textElement('name', plainText(card.workspace.name, language, card.workspace.slug) || card.workspace.slug)) +
      link('alternate', `${origin}/${language}/${path}`, 'text/html', language) +
      link('alternate', `${origin}/api/v1/${path}`, 'application/json') +
      textElement('summary', summaryOf(record, language)) +
      categoriesOf(record, language)
        .map(({ scheme, term, label }) => emptyElement('category', { term, scheme: `${origin}/api/v1/openapi.json#${scheme}`, label }))
        .join('') +
      places.map(({ lat, lon }) => textElement('georss:point', `${lat} ${lon}`)).join(''),
  )
}

type Category = { scheme: string; term: string; label: string }

function categoriesOf(record: ListedRecord, language: Language): Category[] {
  return record.record === 'need' ? needCategories(record, language) : projectCategories(record, language)
}

function needCategories({ card }: ListedNeed, language: Language): Category[] {
  const t = translator(language, 'filters')
  return [
    ...(card.kind ? [{ scheme: 'kind', term: card.kind, label: t(`kind.${card.kind}`) }] : []),
    ...(card.severity ? [{ scheme: 'severity', term: String(card.severity), label: t(`severity.${card.severity}`) }] : []),
    { scheme: 'coverage', term: card.coverage, label: t(`coverage.${card.coverage}`) },
    ...(card.sector ? [{ scheme: 'sector', term: card.sector, label: sectorName(card.sector, language) }] : []),
    ...(card.country ? [{ scheme: 'country', term: card.country, label: countryName(card.country, language) }] : []),
  ]
}

function projectCategories({ card }: ListedProject, language: Language): Category[] {
  const dac = card.sectors.filter(({ vocabulary }) => vocabulary === '1' || vocabulary === '2')
  return [
    ...dac.map(({ code }) => ({ scheme: 'sector', term: code, label: sectorName(code, language) })),
    ...card.countries.map(({ code }) => ({ scheme: 'country', term: code, label: countryName(code, language) })),
  ]
}

/** What a list says of the record, in one line. */
function summaryOf(record: ListedRecord, language: Language): string {
  if (record.record === 'project') {
    const { facts, status, amount, sector } = projectResult(record.card, language)
    return [...facts, status, sector, amount].filter(Boolean).join(' · ')
  }
  const { facts, asked, coverage } = needResult(record.card, language)
  return [...facts, ...asked, coverage.text].filter(Boolean).join(' · ')
}
