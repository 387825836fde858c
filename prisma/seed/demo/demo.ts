import type { NeedContent } from '#app/features/needs/content.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** The day on which the demonstration plays: what is later is planned, what is earlier has happened. */
export const DEMO_TODAY = '2026-11-16'

export type DemoRole = 'VIEWER' | 'CONTRIBUTOR' | 'VALIDATOR' | 'MANAGER'

export type DemoWorkspace = {
  slug: string
  kind: 'GOVERNMENT' | 'PARTNER' | 'NGO' | 'COORDINATION'
  /** The language its people write in. */
  language: string
  /** ISO 3166-1 alpha-2. */
  country: string
  name: LanguageText
  organisation: { ref: string; name: LanguageText; /** Code of the list OrganisationType. */ type: string }
  settings: { allowOwnPublication: boolean }
  /** What a COORDINATION workspace coordinates: countries, and DAC sector groups of three digits. */
  scope?: { countries: string[]; sectors: string[] }
}

export type DemoPerson = {
  email: string
  name: string
  language: string
  isAdmin: boolean
  memberships: { /** Slug. */ workspace: string; role: DemoRole }[]
}

/** Where a record stands. Times are RFC 3339, UTC, in the order in which they are listed. */
export type DemoState =
  | { kind: 'draft' }
  | { kind: 'submitted'; submittedAt: string }
  | {
      kind: 'returned'
      submittedAt: string
      returnedAt: string
      /** What the validator asks for, in the workspace's language. */ reason: string
    }
  | { kind: 'published'; publishedAt: string }
  | { kind: 'withdrawn'; publishedAt: string; withdrawnAt: string; /** What the public reads in its place. */ reason: LanguageText }

export type DemoRecord<Content> = {
  /** UUIDv7, the same at each build. */
  id: string
  /** Slug. */
  workspace: string
  /** E-mail of the person who wrote it. */
  author: string
  /** E-mail of the person who published it, returned it, or will decide; never the author. */
  validator: string
  createdAt: string
  state: DemoState
  /** What the record says now: the published version, or the working copy of one that is not published. */
  content: Content
  /** Version 1 of a record whose `content` is version 2. */
  firstVersion?: { publishedAt: string; /** When the second was written, where that is known. */ editedAt?: string; content: Content }
}

export type DemoProject = DemoRecord<ProjectContent>
export type DemoNeed = DemoRecord<NeedContent>

/** Projects and needs refer to one another by `id`; everything else by slug or e-mail. */
export type Demo = {
  workspaces: DemoWorkspace[]
  people: DemoPerson[]
  projects: DemoProject[]
  needs: DemoNeed[]
  /** Ids of those needs that a demonstration loaded by an earlier version does not have. */
  addedNeeds: ReadonlySet<string>
}
