import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { CEFR } from '#app/features/classifications/cefr.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { displayName } from '#app/features/expertise/display-name.ts'
import { publicExpertPath } from '#app/features/expertise/paths.ts'
import { skillLines, type SkillLine } from '#app/features/expertise/queries/skill-lines.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ListedExpert } from './list-experts.server.ts'

/** Skills as a list shows them: the first ones, and how many more there are, in words. */
export type ShownSkills = { skills: Omit<SkillLine, 'vouching'>[]; more: string | null }

/** An expert as one result of the directory, in words ready for a reader: nothing in it is for the workspace alone. */
export type ExpertResult = ShownSkills & {
  id: string
  href: string
  name: string
  kind: 'PERSON' | 'TEAM'
  headline: TaggedText | null
  languages: string
  countries: string
}

const SHOWN_SKILLS = 4
const SHOWN_COUNTRIES = 6

export function expertResult(expert: ListedExpert, language: Language): ExpertResult {
  const { content } = expert
  return {
    id: expert.id,
    href: publicExpertPath(language, expert.id),
    name: displayName(expert, translator(language, 'skills')),
    kind: expert.kind,
    headline: taggedText(content.headline, language),
    ...shownSkills(expert, language, SHOWN_SKILLS),
    languages: languageWords(content, language),
    countries: countryWords(content, language),
  }
}

export function shownSkills(
  { content, vouchings }: Pick<ListedExpert, 'content' | 'vouchings'>,
  language: Language,
  most: number,
): ShownSkills {
  const lines = skillLines(content.skills, vouchings, { language, today: today() })
  const more = lines.length - most
  return {
    skills: lines.slice(0, most).map(({ vouching: _, ...line }) => line),
    more: more > 0 ? translator(language, 'experts')('skills.more', counted(language, more)) : null,
  }
}

/** "français C2 · anglais B1", the best known first. */
export const languageWords = ({ languages }: Pick<ExpertContent, 'languages'>, language: Language): string =>
  [...languages]
    .sort((a, b) => CEFR.indexOf(b.level) - CEFR.indexOf(a.level))
    .map(({ tag, level }) => `${languageName(tag, language)} ${level}`)
    .join(' · ')

/** Countries worked in, those of last years first. */
function countryWords({ countries }: ExpertContent, language: Language): string {
  const names = [...countries].sort((a, b) => (b.lastYear ?? 0) - (a.lastYear ?? 0)).map(({ code }) => countryName(code, language))
  const more = names.length - SHOWN_COUNTRIES
  return [
    ...names.slice(0, SHOWN_COUNTRIES),
    ...(more > 0 ? [translator(language, 'experts')('countries.more', counted(language, more))] : []),
  ].join(' · ')
}
