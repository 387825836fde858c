import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** A row of one of a record's tables. The id is stable over versions and sorts in the order the rows were added. */
export type Row<T> = T & { readonly id: string }

/** The amount as it was written ("1234.50" stays so); the currency as it was stated, absent where the project's default applies. */
export type StatedMoney = { amount: string; currency?: string | undefined }

export type OrganisationMention = {
  /** Organisation identifier, for example `XM-DAC-41114`. */
  ref?: string | undefined
  /** Code of the list OrganisationType. */
  type?: string | undefined
  name?: LanguageText | undefined
  /** Identifier of the activity of that organisation from which or to which the money goes. */
  activity?: string | undefined
}

/** Percentages are decimal texts: "33.33". */
export type SectorShare = {
  vocabulary: string
  code: string
  percentage?: string | undefined
  name?: LanguageText | undefined
  vocabularyUri?: string | undefined
}
export type CountryShare = { code: string; percentage?: string | undefined; name?: LanguageText | undefined }
export type RegionShare = {
  vocabulary: string
  code: string
  percentage?: string | undefined
  name?: LanguageText | undefined
  vocabularyUri?: string | undefined
}

/** From finest to coarsest. */
export const PRECISIONS = ['exact', 'settlement', 'admin1', 'country'] as const
export type Precision = (typeof PRECISIONS)[number]

export type Place = {
  name?: LanguageText | undefined
  description?: LanguageText | undefined
  /** WGS 84, degrees; absent where only a country or an admin area is known. */
  point?: { lat: number; lon: number } | undefined
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined
  /** ISO 3166-2. */
  admin1?: string | undefined
  /** How precisely the place is known. */
  precision: Precision
  /** How precisely the public may see it, at most as precisely as it is known; `exact`: as it is held, with nothing held back. */
  publicPrecision: Precision
}

export type Participation = OrganisationMention & {
  /** 1 funding, 2 accountable, 3 extending, 4 implementing (list OrganisationRole). */
  role: string
}

export type Budget = {
  /** 1 original, 2 revised. */
  type?: string | undefined
  /** 1 indicative, 2 committed. */
  status?: string | undefined
  /** Calendar days, YYYY-MM-DD. */
  start?: string | undefined
  end?: string | undefined
  value: StatedMoney
  valueDate?: string | undefined
}

export type Transaction = {
  /** Code of the list TransactionType: 1 incoming funds, 2 outgoing commitment, 3 disbursement, 4 expenditure ... */
  type: string
  /** Calendar day, YYYY-MM-DD; a stated time zone is kept as written. */
  date?: string | undefined
  value: StatedMoney
  valueDate?: string | undefined
  provider?: OrganisationMention | undefined
  receiver?: OrganisationMention | undefined
  description?: LanguageText | undefined
  ref?: string | undefined
  humanitarian?: boolean | undefined
  sectors?: SectorShare[] | undefined
  country?: string | undefined
  region?: { vocabulary: string; code: string } | undefined
}

export type DocumentLink = {
  url: string
  title?: LanguageText | undefined
  /** MIME type. */ format?: string | undefined
  category?: string | undefined
  language?: string | undefined
  date?: string | undefined
}

export type Contact = {
  type?: string | undefined
  organisation?: LanguageText | undefined
  person?: LanguageText | undefined
  jobTitle?: LanguageText | undefined
  email?: string | undefined
  phone?: string | undefined
  website?: string | undefined
  address?: LanguageText | undefined
  /** An internal contact is seen by the workspace alone. */
  public: boolean
}

export type RelatedProject = { /** Code of the list RelatedActivityType. */ type: string; iatiIdentifier: string }

/** A narrative of the source beyond the first of each field and language, or of an element the portal has no field for. */
export type FurtherNarrative = { path: string; lang: string; text: string }

export type ProjectFacts = {
  iatiIdentifier?: string | undefined
  /** Code of the list ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended. */
  iatiStatus?: string | undefined
  plannedStart?: string | undefined
  actualStart?: string | undefined
  plannedEnd?: string | undefined
  actualEnd?: string | undefined
  /** ISO 4217, for amounts that state none. */
  defaultCurrency?: string | undefined
  humanitarian?: boolean | undefined
  /** The language the project was first written in. */
  sourceLanguage?: string | undefined
}

export const PROJECT_TEXTS = ['title', 'description', 'objectives', 'targetGroups'] as const
export type ProjectTextField = (typeof PROJECT_TEXTS)[number]

export const PROJECT_TABLES = [
  'sectors',
  'countries',
  'regions',
  'places',
  'organisations',
  'budgets',
  'transactions',
  'documents',
  'contacts',
  'related',
  'narratives',
] as const
export type ProjectTable = (typeof PROJECT_TABLES)[number]

type ProjectRows = {
  sectors: SectorShare
  countries: CountryShare
  regions: RegionShare
  places: Place
  organisations: Participation
  budgets: Budget
  transactions: Transaction
  documents: DocumentLink
  contacts: Contact
  related: RelatedProject
  narratives: FurtherNarrative
}

/** All that a project says, as one value: what a form edits, an import brings, a version keeps. */
export type ProjectContent = {
  facts: ProjectFacts
  texts: Record<ProjectTextField, LanguageText>
} & { [T in ProjectTable]: Row<ProjectRows[T]>[] }

export type ProjectRow<T extends ProjectTable> = ProjectRows[T]
