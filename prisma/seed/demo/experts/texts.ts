import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Random } from '../random.ts'
import { withNumber } from '../languages.ts'
import { isWritten, type Archetype, type Blocks, type Written } from './blocks.ts'

/** "12 ans": Arabic counts up to ten in another form than beyond. */
const YEARS: Record<Written, (n: number) => string> = {
  fr: (n) => `${n} ans`,
  en: (n) => `${n} years`,
  es: (n) => `${n} años`,
  pt: (n) => `${n} anos`,
  ar: (n) => withNumber({ ar: n > 10 ? '{n} عاماً' : '{n} أعوام' }, n).ar ?? '',
}

/** A sentence with a number in the digits of its language. */
export const withCount = (lang: Written, sentence: string, n: number) => withNumber({ [lang]: sentence }, n)[lang] ?? ''

/**
 * The languages a profile is written in: those of the five that its owner writes well, three at most. Those mastered come
 * first, and among them the roster's.
 */
export function writtenLanguages(spoken: readonly { tag: string; level: string }[], roster: string, random: Random): Written[] {
  const own = spoken.flatMap(({ tag, level }) => (isWritten(tag) && level >= 'B2' ? [{ tag, isOwn: level >= 'C1' }] : []))
  const rank = ({ tag, isOwn }: (typeof own)[number]) => (isOwn ? (tag === roster ? 0 : 1) : 2)
  const most = random.chance(30) ? 1 : random.chance(65) ? 2 : 3
  const chosen = [...own]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .map(({ tag }) => tag)
  return chosen.length > 0 ? chosen : ['en']
}

type Told = { languages: readonly Written[]; /** Years at work, or the size of a team. */ count: number; kind: 'PERSON' | 'TEAM' }

/** What an expert says of itself, in a line and in a paragraph; the same in each language. */
export function drawTexts({ texts }: Archetype, { sentences }: Blocks, { languages, count, kind }: Told, random: Random) {
  const which = random.between(0, 1)
  const isWhole = random.chance(60)
  const nth = random.between(0, (kind === 'TEAM' ? sentences.team : sentences.career).fr.length - 1)
  const inEach = (tell: (lang: Written) => string): LanguageText => Object.fromEntries(languages.map((lang) => [lang, tell(lang)]))
  return {
    headline: inEach((lang) => texts[lang].headlines[which] ?? ''),
    summary: inEach((lang) => {
      const work = isWhole ? texts[lang].work : [texts[lang].work[which] ?? '']
      const about =
        kind === 'TEAM'
          ? withCount(lang, sentences.team[lang][nth] ?? '', count)
          : (sentences.career[lang][nth] ?? '').replace('{n}', YEARS[lang](count))
      return kind === 'TEAM' ? [about, ...work].join(' ') : [...work, about].join(' ')
    }),
  }
}
