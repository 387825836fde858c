import { CEFR } from '#app/features/classifications/cefr.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { skillName } from '#app/features/classifications/skill-search.server.ts'
import { parseSkill, skillKey, skillParent, type SkillKey } from '#app/features/classifications/skills.ts'
import { indexedWords, vectorWords } from '#app/features/filters/search-words.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { EMPTY_EXPERT, type ExpertContent } from './content.ts'

type Indexed = { content: ExpertContent; name: string; pseudonym: string; showsName: boolean }

/** Writes what lists find a profile by, from what it says: the one place that does. After every change, in its transaction. */
export async function indexExpert(tx: Transaction, profileId: string): Promise<void> {
  const row = await tx.expertProfile.findUniqueOrThrow({
    where: { id: profileId },
    select: { content: true, name: true, pseudonym: true, showsName: true, seenBy: true },
  })
  const expert: Indexed = { ...row, content: { ...EMPTY_EXPERT, ...(row.content as Partial<ExpertContent>) } }
  const { skills, languages, countries } = expertCodes(expert.content)
  await tx.$executeRaw`
    update expert_profile set skills = ${skills}::text[], languages = ${languages}::text[], countries = ${countries}::text[],
      search = array_to_tsvector(${expertWords(expert)}::text[])
    where id = ${profileId}::uuid`
  if (row.seenBy === 'PUBLIC') await learn(tx, expert.content)
}

/** Words that everybody reads there are words that a search may mean: of headlines alone, and no name. */
async function learn(tx: Transaction, { headline }: ExpertContent): Promise<void> {
  const words = Object.values(headline).flatMap(indexedWords)
  await tx.$executeRaw`select search_add_words(${words}::text[])`
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
  const places = [...content.countries.map(({ code }) => code), ...(content.base ? [content.base] : [])]
  return vectorWords(
    {
      titles: [showsName ? name : pseudonym, ...Object.values(content.headline)],
      codes: places,
      texts: [
        ...content.skills.flatMap(({ key, words }) =>
          key ? [key.slice(key.indexOf(':') + 1), ...inAll((language) => skillName(key, language)?.text)] : Object.values(words ?? {}),
        ),
        ...content.languages.flatMap(({ tag }) => inAll((language) => languageName(tag, language))),
        ...places.flatMap((code) => inAll((language) => countryName(code, language))),
        ...Object.values(content.summary),
      ],
    },
    MOST_WORDS,
  )
}

const BATCH = 100

/** Derives again what all profiles are found by. Gives their number. */
export async function reindexExperts(): Promise<number> {
  let count = 0
  for (let after: string | undefined; ;) {
    const batch = await db.expertProfile.findMany({
      where: after === undefined ? {} : { id: { gt: after } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    await inTransaction(async (tx) => {
      // A profile that was erased since is none.
      for (const { id } of batch) if ((await tx.expertProfile.count({ where: { id } })) > 0) await indexExpert(tx, id)
    })
    count += batch.length
    after = batch.at(-1)?.id
    if (after === undefined) return count
  }
}
