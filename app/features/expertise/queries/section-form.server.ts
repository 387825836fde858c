import { countryNames, knownOrganisations, spokenNames } from '#app/features/expertise/forms/known-names.server.ts'
import type { ShownForm } from '#app/features/expertise/forms/posted-section.server.ts'
import { writeSection } from '#app/features/expertise/forms/write-section.server.ts'
import { holdExpert, sectionPrint } from '#app/features/expertise/internal/held-expert.server.ts'
import { expertPolicy, isOwnProfile } from '#app/features/expertise/policy.ts'
import type { ExpertSection } from '#app/features/expertise/sections.ts'
import { writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What the form of a section begins with, and what its fields suggest. */
export type SectionForm = {
  section: ExpertSection
  shown: ShownForm
  base: string
  kind: 'PERSON' | 'TEAM'
  isOwn: boolean
  languages: { code: string; name: string; dir: 'ltr' | 'rtl' }[]
  /** Names for fields that take one of a list. */
  suggestions: { countries: string[]; spoken: string[]; organisations: string[] }
}

/** Null where the actor may read the profile and not change this of it. Throws `not-found`. */
export async function getSectionForm(
  actor: Actor,
  { profileId, workspaceId, language }: { profileId: string; workspaceId?: string | undefined; language: Language },
  section: ExpertSection,
): Promise<SectionForm | null> {
  const expert = await holdExpert(actor, { profileId, workspaceId })
  if (!expertPolicy[section === 'consent' ? 'changeConsent' : 'edit'](actor, expert)) return null
  const organisations = section === 'clearances' ? await knownOrganisations(language, expert.content.conflicts) : []
  const shown = writeSection(expert, section, language, organisations)
  const written = Object.fromEntries(Object.entries(shown.values).map(([name, [value = '']]) => [name, value]))
  return {
    section,
    shown,
    base: sectionPrint(expert, section),
    kind: expert.kind,
    isOwn: isOwnProfile(actor, expert),
    languages: section === 'about' || section === 'skills' ? writingLanguages(language, section === 'about' ? written : {}) : [],
    suggestions: {
      countries: ['about', 'experience', 'availability'].includes(section) ? countryNames(language) : [],
      spoken: section === 'languages' ? spokenNames(language) : [],
      organisations: organisations.map(({ name }) => name),
    },
  }
}
