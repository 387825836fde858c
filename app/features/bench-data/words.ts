import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Chance } from './chance.ts'
import phrases from './data/phrases.json' with { type: 'json' }
import type { Sector, Spot } from './world.server.ts'

export type Subject = { sector: Sector; spot: Spot; languages: readonly Language[] }

/** One to three languages, those of the place first. */
export function drawLanguages(chance: Chance, spot: Spot): Language[] {
  const many = chance.weighted([
    [1, 0.5],
    [2, 0.35],
    [3, 0.15],
  ])
  return spot.languages.slice(0, many)
}

/** A name nobody has heard of, from syllables: the long tail of words that occur once or twice. */
export function coinName(chance: Chance): string {
  const name = Array.from({ length: chance.between(2, 4) }, () => chance.pick(phrases.syllables)).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export function drawTitle(chance: Chance, subject: Subject): LanguageText {
  const [form, number, village] = [chance.ranked([0, 1, 2, 3, 4, 5]), chance.between(1, 90), coinName(chance)]
  return inLanguages(subject, (language) => phrases.titles[language][form] ?? '', { number, village })
}

/** So many sentences, a few of them far more common than the others. */
export function drawText(chance: Chance, subject: Subject, sentences: number): LanguageText {
  const chosen = Array.from({ length: sentences }, () => ({
    form: chance.ranked(FORMS),
    number: chance.skewed(2, 4000),
    village: coinName(chance),
  }))
  const texts = chosen.map(({ form, ...words }) => inLanguages(subject, (language) => phrases.sentences[language][form] ?? '', words))
  return Object.fromEntries(subject.languages.map((language) => [language, texts.map((text) => text[language]).join(' ')]))
}

const FORMS = phrases.sentences.fr.map((_, form) => form)

function inLanguages(
  { sector, spot, languages }: Subject,
  formIn: (language: Language) => string,
  { number, village }: { number: number; village: string },
): LanguageText {
  const filled = (language: Language) =>
    formIn(language)
      .replace('{sector}', sector.names[language] ?? '')
      .replace('{place}', spot.names[language] ?? '')
      .replace('{village}', village)
      .replace('{n}', String(number))
  return Object.fromEntries(languages.map((language) => [language, filled(language)]))
}
