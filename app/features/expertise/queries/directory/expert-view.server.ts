import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { CEFR, type Cefr } from '#app/features/classifications/cefr.ts'
import { freeFrom, windowsAhead, yearBand, type YearBand } from '#app/features/expertise/availability.ts'
import type { Context, ExpertContent, WorkMode } from '#app/features/expertise/content.ts'
import { displayName } from '#app/features/expertise/display-name.ts'
import { myExpertisePath, rosterExpertPath } from '#app/features/expertise/paths.ts'
import { expertPolicy, isOwnProfile, readableExperts, type Audience, type ExpertReader } from '#app/features/expertise/policy.ts'
import { expertReader } from '#app/features/expertise/queries/expert-reader.server.ts'
import { skillLines, type SkillLine } from '#app/features/expertise/queries/skill-lines.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import { coordinatorFacts, type CoordinatorFacts } from './coordinator-facts.server.ts'

/** A skill of a profile with who vouches for it, in a sentence, and what was seen, where the reader may know it. */
export type VouchedSkill = Omit<SkillLine, 'vouching'> & { vouched: string | null; evidence: string | null }

/** A profile as it is shown outside its workspace, in words ready for one reader: no contact, no name that the person does not show. */
export type ExpertView = {
  id: string
  name: string
  kind: 'PERSON' | 'TEAM'
  /** Who may see it. */
  seenBy: Audience
  workspace: TaggedText
  headline: TaggedText | null
  summary: TaggedText | null
  skills: VouchedSkill[]
  languages: { name: string; level: Cefr }[]
  countries: { name: string; lastYear: string | null }[]
  contexts: Context[]
  base: string | null
  mode: WorkMode
  free: string | null
  availability: Omit<YearBand, 'months'> & { months: { key: string; label: string }[]; words: string[] }
  updated: string
  /** For coordinators, the workspace and the person. */
  more: CoordinatorFacts | null
  /** Where the reader works on it; null for others. */
  workHref: string | null
}

const profileSelect = {
  id: true,
  workspaceId: true,
  userId: true,
  kind: true,
  name: true,
  pseudonym: true,
  showsName: true,
  content: true,
  seenBy: true,
  proposedBy: true,
  updatedAt: true,
  verifications: { select: { id: true, skill: true, level: true, kind: true, evidence: true, verifiedAt: true, validUntil: true } },
} satisfies Prisma.ExpertProfileSelect

export type OpenProfile = Prisma.ExpertProfileGetPayload<{ select: typeof profileSelect }>

/** The page of an expert. Throws `not-found` for a profile that is not open to the reader. */
export async function getExpertView(actor: Actor, profileId: string, language: Language): Promise<ExpertView> {
  const reader = await expertReader(actor)
  const profile = isUuid(profileId)
    ? await db.expertProfile.findFirst({ where: { AND: [{ id: profileId }, readableExperts(reader)] }, select: profileSelect })
    : null
  if (!profile) throw notFound('expert')
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: profile.workspaceId }, select: { slug: true, name: true } })
  const content = profile.content as ExpertContent
  const home = taggedText(workspace.name as LanguageText, language) ?? { text: workspace.slug, lang: '', dir: 'auto' as const }
  const [day, t] = [today(), translator(language, 'experts')]
  const free = freeFrom(content.availability, day)
  const seesMore = expertPolicy.readEvidence(reader, profile)
  return {
    id: profile.id,
    name: displayName(profile, translator(language, 'skills')),
    kind: profile.kind,
    seenBy: profile.seenBy,
    workspace: home,
    headline: taggedText(content.headline, language),
    summary: taggedText(content.summary, language),
    skills: vouchedSkills(profile, content, { reader, workspace: home.text, language, day }),
    languages: [...content.languages]
      .sort((a, b) => CEFR.indexOf(b.level) - CEFR.indexOf(a.level))
      .map(({ tag, level }) => ({ name: languageName(tag, language), level })),
    countries: [...content.countries]
      .sort((a, b) => (b.lastYear ?? 0) - (a.lastYear ?? 0))
      .map(({ code, lastYear }) => ({ name: countryName(code, language), lastYear: lastYear ? yearWords(lastYear, language) : null })),
    contexts: content.contexts,
    base: content.base ? countryName(content.base, language) : null,
    mode: content.mode,
    free: free && (free === day ? t('free.now') : formatDay(language, free)),
    availability: availabilityWords(content, language, day),
    updated: formatDay(language, profile.updatedAt.toISOString()),
    more: seesMore ? await coordinatorFacts(profile, content, language) : null,
    workHref: workHrefOf(actor, profile, { language, workspace: workspace.slug }),
  }
}

type SkillsWanted = { reader: ExpertReader; workspace: string; language: Language; day: string }

function vouchedSkills(
  profile: OpenProfile,
  { skills }: ExpertContent,
  { reader, workspace, language, day }: SkillsWanted,
): VouchedSkill[] {
  const t = translator(language, 'experts')
  const showsEvidence = expertPolicy.readEvidence(reader, profile)
  const vouchings = profile.verifications.map((one) => ({ ...one, validUntil: one.validUntil?.toISOString().slice(0, 10) ?? null }))
  return skillLines(skills, vouchings, { language, today: day }).map(({ vouching, ...line }) => ({
    ...line,
    vouched:
      vouching &&
      t(`vouched.${vouching.kind}${vouching.validUntil ? 'Until' : ''}`, {
        workspace,
        date: formatDay(language, vouching.verifiedAt.toISOString()),
        until: vouching.validUntil && formatDay(language, vouching.validUntil),
      }),
    evidence: showsEvidence && vouching ? vouching.evidence : null,
  }))
}

function availabilityWords({ availability }: ExpertContent, language: Language, day: string): ExpertView['availability'] {
  const t = translator(language, 'experts')
  const { months, spans } = yearBand(availability, day)
  const letter = new Intl.DateTimeFormat(localeOf(language), { month: 'narrow', timeZone: 'UTC' })
  return {
    months: months.map((month) => ({ key: month, label: letter.format(new Date(month)) })),
    spans,
    words: windowsAhead(availability, day).map(({ from, to }) =>
      from <= day
        ? t('free.until', { to: formatDay(language, to) })
        : t('free.window', { from: formatDay(language, from), to: formatDay(language, to) }),
    ),
  }
}

const yearWords = (year: number, language: Language) => new Intl.NumberFormat(localeOf(language), { useGrouping: false }).format(year)

function workHrefOf(actor: Actor, profile: OpenProfile, where: { language: Language; workspace: string }): string | null {
  if (isOwnProfile(actor, profile)) return myExpertisePath(where.language)
  return actor.kind === 'person' && hasRole(actor, profile.workspaceId)
    ? rosterExpertPath(where.language, where.workspace, profile.id)
    : null
}
