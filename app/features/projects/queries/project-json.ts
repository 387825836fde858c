import type { PublicPlace } from '#app/features/places/public-place.server.ts'
import { isShownWhole } from '#app/features/places/public-position.ts'
import type {
  Budget,
  Contact,
  CountryShare,
  DocumentLink,
  OrganisationMention,
  ProjectContent,
  Row,
  SectorShare,
  StatedMoney,
  Transaction,
} from '#app/features/projects/content.ts'
import { currencyOf } from '#app/features/projects/totals.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { narrativesIn, publicPlaceJson, type NarrativeJson } from './json-shapes.ts'
import type { ProjectCard } from './list-projects.server.ts'
import type { ProjectCardJson, ProjectJson } from './project-json-shapes.ts'

/** What is read of a published project to say all that the public may know of it. */
export type PublishedProject = {
  id: string
  workspace: string
  version: number
  updatedAt: Date
  content: ProjectContent
  /** What the public sees of each place, by the place's row id. */
  places: ReadonlyMap<string, PublicPlace>
  /** Published projects by IATI identifier. */
  related: ReadonlyMap<string, string>
}

type Money = ProjectJson['budgets'][number]['value']
type ToMoney = (stated: StatedMoney) => Money

const projectUrl = (origin: string, projectId: string) => `${origin}/projects/${projectId}`

/** A published project in a list, in its main fields. Pure. */
export function projectCardJson(card: ProjectCard, origin: string): ProjectCardJson {
  return {
    id: card.id,
    iatiIdentifier: card.iatiIdentifier,
    workspace: card.workspace.slug,
    title: { ...card.title },
    iatiStatus: card.iatiStatus,
    countries: card.countries.map(countryJson),
    sectors: card.sectors.map(codedShareJson),
    url: projectUrl(origin, card.id),
    updatedAt: card.updatedAt.toISOString(),
  }
}

/** A published project as the API tells it: no internal contact, no place more precisely than it is public. Pure. */
export function projectJson(
  { id, workspace, version, updatedAt, content, places, related }: PublishedProject,
  origin: string,
): ProjectJson {
  const { facts, texts } = content
  const money: ToMoney = (stated) => ({ amount: stated.amount, currency: currencyOf(stated, facts.defaultCurrency) ?? null })
  const body = {
    id,
    iatiIdentifier: facts.iatiIdentifier ?? null,
    workspace,
    version,
    url: projectUrl(origin, id),
    title: { ...texts.title },
    description: { ...texts.description },
    objectives: someText(texts.objectives),
    targetGroups: someText(texts.targetGroups),
    iatiStatus: facts.iatiStatus ?? null,
    humanitarian: facts.humanitarian,
    dates: {
      plannedStart: facts.plannedStart ?? null,
      actualStart: facts.actualStart ?? null,
      plannedEnd: facts.plannedEnd ?? null,
      actualEnd: facts.actualEnd ?? null,
    },
    sectors: content.sectors.map(codedShareJson),
    countries: content.countries.map(countryJson),
    regions: content.regions.map(codedShareJson),
    locations: content.places.flatMap((place) => locationJson(places.get(place.id))),
    organisations: content.organisations.map((row) => ({ ...mentionJson(row), role: row.role, type: row.type ?? null })),
    budgets: content.budgets.map((row) => budgetJson(row, money)),
    transactions: content.transactions.map((row) => transactionJson(row, money)),
    documents: content.documents.map(documentJson),
    contacts: content.contacts.filter((contact) => contact.public).map(contactJson),
    related: content.related.map(({ type, iatiIdentifier }) => ({ type, iatiIdentifier, id: related.get(iatiIdentifier) })),
  }
  return { ...body, narratives: [...narrativesIn(body), ...furtherNarratives(content)], updatedAt: updatedAt.toISOString() }
}

const someText = (text: LanguageText | undefined) => (text && Object.keys(text).length > 0 ? { ...text } : undefined)

const countryJson = ({ code, percentage, name }: CountryShare) => ({ code, percentage: percentage ?? null, name: someText(name) })

const codedShareJson = ({ vocabulary, ...share }: SectorShare) => ({ vocabulary, ...countryJson(share) })

const mentionJson = ({ ref, name, activity }: OrganisationMention) => ({ ref: ref ?? null, name: { ...name }, activity })

const partyJson = (party: OrganisationMention | undefined) => (party ? { ...mentionJson(party), type: party.type } : null)

const budgetJson = ({ type, status, start, end, value, valueDate }: Budget, money: ToMoney) => ({
  type: type ?? null,
  status: status ?? null,
  start: start ?? null,
  end: end ?? null,
  value: money(value),
  valueDate: valueDate ?? null,
})

const transactionJson = (row: Transaction, money: ToMoney) => ({
  type: row.type,
  date: row.date ?? null,
  value: money(row.value),
  valueDate: row.valueDate ?? null,
  provider: partyJson(row.provider),
  receiver: partyJson(row.receiver),
  description: { ...row.description },
  ref: row.ref,
  humanitarian: row.humanitarian,
  sectors: row.sectors?.map(codedShareJson),
  country: row.country,
  region: row.region,
})

const documentJson = ({ url, title, format, category, language, date }: DocumentLink) => ({
  url,
  title: { ...title },
  format: format ?? null,
  category,
  language,
  date,
})

const contactJson = ({ type, organisation, person, jobTitle, email, phone, website, address }: Contact) => ({
  type: type ?? null,
  organisation: { ...organisation },
  person: { ...person },
  jobTitle: { ...jobTitle },
  email: email ?? null,
  phone: phone ?? null,
  website: website ?? null,
  address: { ...address },
})

const locationJson = (shown: PublicPlace | undefined) => (shown ? [publicPlaceJson(shown)] : [])

/** Texts of the source that no field holds, but for those of a contact or a place that the public does not see whole. */
function furtherNarratives({ narratives, contacts, places }: ProjectContent): NarrativeJson[] {
  const open: Record<string, Set<string>> = {
    'contact-info': idsOf(contacts.filter((contact) => contact.public)),
    location: idsOf(places.filter(isShownWhole)),
  }
  const isOpen = (path: string) => {
    const [, element = '', position] = /^([a-z-]+)\[(\d+)\]/.exec(path) ?? []
    return open[element]?.has(importedRowId(Number(position))) ?? true
  }
  return narratives.filter(({ path }) => isOpen(path)).map(({ path, lang, text }) => ({ path, lang, text }))
}

const idsOf = (rows: readonly Row<object>[]) => new Set(rows.map(({ id }) => id))
/** The id that an import gives to the row of the n-th element of a kind. */
const importedRowId = (position: number) => `r${String(position).padStart(7, '0')}`
