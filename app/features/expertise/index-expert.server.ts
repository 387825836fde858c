import { CEFR } from '#app/features/classifications/cefr.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { skillName } from '#app/features/classifications/skill-search.server.ts'
import { parseSkill, skillKey, skillParent, type SkillKey } from '#app/features/classifications/skills.ts'
import { searchVectorWords } from '#app/features/filters/sql.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { EMPTY_EXPERT, type ExpertContent } from './content.ts'

type Indexed = { content: ExpertContent; name: string; pseudonym: string; showsName: boolean }

/** Writes what lists find a profile by, from what it says: the one place that does. After every change, in its transaction. */
export async function indexExpert(tx: Transaction, profileId: string): Promise<void> {
  const row = await tx.expertProfile.findUniqueOrThrow({
    where: { id: profileId },
    select: { content: true, name: true, pseudonym: true, showsName: true },
  })
  const expert: Indexed = { ...row, content: { ...EMPTY_EXPERT, ...(row.content as Partial<ExpertContent>) } }
  const { skills, languages, countries } = expertCodes(expert.content)
  await tx.$executeRaw`
    update expert_profile set skills = ${skills}::text[], languages = ${languages}::text[], countries = ${countries}::text[],
      search = array_to_tsvector(${expertWords(expert)}::text[])
    where id = ${profileId}::uuid`
}

/** The codes by which a profile is found: skills with what is above them, languages at every level up to the stated one. Pure. */
export function expertCodes(content: ExpertContent): Record<'skills' | 'languages' | 'countries', string[]> {
  return {
    skills: [...new Set(content.skills.flatMap(({ key }) => (key ? withAncestors(key) : [])))],
    languages: content.languages.flatMap(({ tag, level }) => CEFR.slice(0, CEFR.indexOf(level) + 1).map((reached) => `${tag}:${reached}`)),
    countries: [...new Set(content.countries.map(({ code }) => code))],
  }
}

/** `isco:213` with `isco:21` and `isco:2`; `dac:14030` with its group `dac:140`. */
function withAncestors(key: SkillKey): string[] {
  const keys: string[] = []
  for (let skill = parseSkill(key); skill; skill = skillParent(skill)) keys.unshift(skillKey(skill))
  return keys
}

const MOST_WORDS = 3000

/** Words that find the profile, in every language of the portal. The public searches them: the name is among them only where it is shown. */
function expertWords({ content, name, pseudonym, showsName }: Indexed): string[] {
  const inAll = (nameIn: (language: (typeof LANGUAGES)[number]) => string | undefined) =>
    LANGUAGES.map((language) => nameIn(language) ?? '')
  return searchVectorWords([
    showsName ? name : pseudonym,
    ...Object.values(content.headline),
    ...Object.values(content.summary),
    ...content.skills.flatMap(({ key, words }) =>
      key ? [key.slice(key.indexOf(':') + 1), ...inAll((language) => skillName(key, language)?.text)] : Object.values(words ?? {}),
    ),
    ...content.languages.flatMap(({ tag }) => inAll((language) => languageName(tag, language))),
    ...[...content.countries.map(({ code }) => code), ...(content.base ? [content.base] : [])].flatMap((code) =>
      inAll((language) => countryName(code, language)),
    ),
  ]).slice(0, MOST_WORDS)
}
