import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { windowWords } from '#app/features/matching/answers/proposal-words.server.ts'
import { skillWords } from '#app/features/matching/explanation/skill-words.server.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What a request asks, in words: what it must have first. */
export type AskedWords = {
  priority: 1 | 2 | 3
  place: string
  when: string
  mode: string
  days: string
  skills: { text: string; must: boolean }[]
  languages: { text: string; must: boolean }[]
}

const mustFirst = (one: { must: boolean }, other: { must: boolean }) => Number(other.must) - Number(one.must)

export function askedWords(ask: Ask, language: Language): AskedWords {
  const t = translator(language, 'matching-board')
  const skills = translator(language, 'skills')
  return {
    priority: ask.priority,
    place: ask.country ? countryName(ask.country, language) : t('request.noCountry'),
    when: windowWords({ startsOn: ask.from ?? null, endsOn: ask.to ?? null }, language, true),
    mode: skills(`mode.${ask.mode}`),
    days: formatNumber(language, ask.days),
    skills: [...ask.skills].sort(mustFirst).map(({ key, level, must }) => ({
      text: t('request.skill', { skill: skillWords(key, language), level: formatNumber(language, level) }),
      must,
    })),
    languages: [...ask.languages].sort(mustFirst).map(({ tag, level, must }) => ({
      text: t('request.language', { language: languageName(tag, language), level }),
      must,
    })),
  }
}
