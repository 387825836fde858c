import type { TFunction } from 'i18next'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { skillWords } from '#app/features/matching/explanation/skill-words.server.ts'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatDay, formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { expertName } from './expert-name.server.ts'
import type { MatchRow } from './match-row.server.ts'
import type { MatchState } from './policy.ts'

export type ShownSkill = { text: string; mark: string | null }
/** What a request asks and what an expert can do, in words. */
export type RequestWords = { href: string | null; skills: ShownSkill[]; languages: ShownSkill[] }
export type ExpertWords = {
  headline: TaggedText | null
  summary: TaggedText | null
  skills: string[]
  languages: string[]
  countries: string[]
  base: string | null
}

export type ProposalFacts = {
  title: TaggedText
  state: MatchState
  expert: string
  requester: TaggedText
  coordinator: TaggedText
  when: string
  where: string
  mode: string
  days: string
}

export type ProposalWords = { facts: ProposalFacts; request: RequestWords; expert: ExpertWords | null }

const plain = (text: string): TaggedText => ({ text, lang: '', dir: 'auto' })

/** The period of a mission: "12 January 2027 to 3 March 2027". */
export function windowWords({ startsOn, endsOn }: Pick<MatchRow, 'startsOn' | 'endsOn'>, language: Language, short = false): string {
  const t = translator(language, 'matching')
  const day = (text: string) => (short ? formatShortDay : formatDay)(language, text)
  return startsOn && endsOn ? t('proposal.window', { from: day(startsOn), to: day(endsOn) }) : t('proposal.unstated')
}

/** The title of a match's request for a reader. */
export const requestTitle = ({ title }: Pick<MatchRow, 'title'>, language: Language): TaggedText =>
  taggedText(title ?? undefined, language) ?? { ...plain(translator(language, 'matching')('request.gone')), lang: language }

/** `seesWhole`: the expert's name is the reader's to know. `coordinates`: the reader is one of those who propose. */
export type ProposalReader = { language: Language; seesWhole: boolean; coordinates: boolean }

/** A proposal in words: who, for what, when. */
export async function proposalWords(match: MatchRow, { language, seesWhole, coordinates }: ProposalReader): Promise<ProposalWords> {
  const t = translator(language, 'matching')
  const skills = translator(language, 'skills')
  const [asked, profile] = await Promise.all([
    db.expertiseAsk.findUnique({ where: { recordId: match.needId }, select: { ask: true } }),
    db.expertProfile.findUnique({ where: { id: match.profileId }, select: { content: true } }),
  ])
  const ask = (asked?.ask ?? null) as Ask | null
  return {
    facts: {
      title: requestTitle(match, language),
      state: match.state,
      expert: expertName(match.expert, seesWhole, language),
      requester: taggedText(match.requester.name, language) ?? plain(match.requester.slug),
      coordinator: taggedText(match.coordinator.name, language) ?? plain(match.coordinator.slug),
      when: windowWords(match, language),
      where: match.country ? countryName(match.country, language) : t('proposal.unstated'),
      mode: ask ? skills(`mode.${ask.mode}`) : t('proposal.unstated'),
      days: formatNumber(language, match.days),
    },
    request: requestWords(ask, match.needId, language, t),
    expert:
      profile && (seesWhole || isStillOpen(match, coordinates))
        ? expertWords(profile.content as unknown as ExpertContent, language, t)
        : null,
  }
}

/** Once a proposal has come to nothing, a profile is read only by whom it is open to otherwise. */
function isStillOpen({ state, expert }: MatchRow, coordinates: boolean): boolean {
  if (state !== 'DECLINED' && state !== 'WITHDRAWN') return true
  return expert?.seenBy === 'PUBLIC' || (coordinates && expert?.seenBy === 'COORDINATORS')
}

function requestWords(ask: Ask | null, needId: string, language: Language, t: TFunction): RequestWords {
  const mark = (must: boolean) => t(must ? 'evidence.must' : 'evidence.wanted')
  return {
    href: ask && publicNeedPath(language, needId),
    skills: ask?.skills.map(({ key, level, must }) => ({ text: skillLevel(key, level, language, t), mark: mark(must) })) ?? [],
    languages: ask?.languages.map(({ tag, level, must }) => ({ text: languageLevel(tag, level, language, t), mark: mark(must) })) ?? [],
  }
}

const skillLevel = (key: Ask['skills'][number]['key'], level: number, language: Language, t: TFunction) =>
  t('proposal.skillLevel', { skill: skillWords(key, language), level: formatNumber(language, level) })
const languageLevel = (tag: string, level: string, language: Language, t: TFunction) =>
  t('proposal.languageLevel', { language: languageName(tag, language), level })

function expertWords(content: ExpertContent, language: Language, t: TFunction): ExpertWords {
  const freeWords = (words: LanguageText | undefined) => taggedText(words, language)?.text ?? ''
  return {
    headline: taggedText(content.headline, language),
    summary: taggedText(content.summary, language),
    skills: content.skills.map(({ key, words, level }) => (key ? skillLevel(key, level, language, t) : freeWords(words))).filter(Boolean),
    languages: content.languages.map(({ tag, level }) => languageLevel(tag, level, language, t)),
    countries: content.countries.map(({ code }) => countryName(code, language)),
    base: content.base ? countryName(content.base, language) : null,
  }
}
