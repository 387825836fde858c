import { describe, expect, test } from 'vitest'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'

const demo = buildDemo()
const LANGUAGES = ['fr', 'en', 'es', 'pt', 'ar']
const titles = [...demo.projects, ...demo.needs].map(({ content }) => content.texts.title)
const bodies = [...demo.projects.map(({ content }) => content.texts.description), ...demo.needs.map(({ content }) => content.texts.summary)]
const inLanguage = (texts: LanguageText[], lang: string) => texts.flatMap((text) => text[lang] ?? [])
const notes = demo.needs.map(({ content }) => ({ [content.facts.sourceLanguage ?? '']: content.facts.coveredNote ?? '' }))

describe('the texts of the demonstration', () => {
  test('a reader of any of the five languages finds at least 60 titles, no two the same', () => {
    for (const lang of LANGUAGES) {
      const own = inLanguage(titles, lang)
      expect(own.length, lang).toBeGreaterThanOrEqual(60)
      expect(new Set(own).size, lang).toBe(own.length)
    }
  })

  test('a reader of a list meets no two titles or descriptions that begin alike', () => {
    for (const lang of LANGUAGES) {
      const openings = inLanguage(titles, lang).map((title) => title.split(' ').slice(0, 6).join(' '))
      expect(new Set(openings).size, lang).toBe(openings.length)
      const sentences = inLanguage(bodies, lang).map((body) => body.split('.')[0])
      expect(new Set(sentences).size, lang).toBe(sentences.length)
    }
  })

  test('about half of the records speak two languages or more, and about one in seven all five', () => {
    const share = (least: number) => titles.filter((title) => Object.keys(title).length >= least).length / titles.length
    expect(share(2)).toBeGreaterThan(0.45)
    expect(share(2)).toBeLessThan(0.6)
    expect(share(5)).toBeGreaterThan(0.12)
    expect(share(5)).toBeLessThan(0.2)
  })

  test('a title and its text exist in the same languages, the first of which is the source', () => {
    titles.forEach((title, i) => expect(Object.keys(bodies[i] ?? {})).toEqual(Object.keys(title)))
    for (const { content } of [...demo.projects, ...demo.needs])
      expect(content.facts.sourceLanguage).toBe(Object.keys(content.texts.title)[0])
  })

  test('translations give the same figures', () => {
    const westernDigits = (text: string) => text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    const figures = (text: string) =>
      [
        ...westernDigits(text)
          .replace(/(\d)[\u00a0\u202f,٬](?=\d{3})/g, '$1')
          .matchAll(/\d{4,}/g),
      ]
        .map(String)
        .sort()
    for (const text of [...titles, ...bodies]) {
      const [first = '', ...others] = LANGUAGES.flatMap((lang) => text[lang] ?? [])
      const years = (found: string[]) => found.filter((figure) => !/^(19|20)\d\d$/.test(figure))
      for (const other of others) expect(years(figures(other)), first).toEqual(years(figures(first)))
    }
  })

  test('a French reader finds the spaces that French asks for', () => {
    for (const text of inLanguage([...titles, ...bodies, ...notes], 'fr')) {
      expect(text).not.toMatch(/ [:;!?%»]|« |\d \d{3}|'/)
    }
  })

  test('an Arabic reader finds Arabic letters, digits and punctuation alone', () => {
    for (const text of inLanguage([...titles, ...bodies, ...notes], 'ar')) expect(text).not.toMatch(/[A-Za-z0-9,;?%]/)
  })

  test('no text is left unfinished, double-spaced or with a straight apostrophe', () => {
    for (const body of bodies.flatMap((text) => Object.values(text))) {
      expect(body).toMatch(/[.!?؟]$/)
      expect(body).not.toMatch(/ {2}|'|lorem/i)
    }
    for (const title of titles.flatMap((text) => Object.values(text))) expect(title).not.toMatch(/\.$| {2}|'/)
  })

  test('a designer finds titles of more than 150 characters, and a language beyond the five', () => {
    expect(titles.some((title) => Object.values(title).some((text) => text.length > 150))).toBe(true)
    expect(titles.some((title) => Object.keys(title).some((lang) => !LANGUAGES.includes(lang)))).toBe(true)
  })
})
