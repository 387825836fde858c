import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import {
  countsBetween,
  countTexts,
  newOrigins,
  sourceLanguageOf,
  stateOf,
  textsIn,
  type TextOrigin,
} from '#app/features/provenance/text-states.ts'

const keyOf = (text: string) => text
const state = (text: LanguageText, lang: string, origins: TextOrigin[] = [], own: string | undefined = 'fr') =>
  stateOf(text, lang, own, origins, keyOf)

describe('the texts of a record', () => {
  test('are those that its forms have fields for', () => {
    const fieldsOf = (kinds: object) =>
      Object.keys(kinds)
        .filter((pattern) => pattern.endsWith('@'))
        .map((pattern) => pattern.slice(0, -1))
        .sort()
    expect([...PROJECT_SHAPE.texts, ...PROJECT_SHAPE.innerTexts].sort()).toEqual(fieldsOf(projectFields('fr')))
    expect([...NEED_SHAPE.texts, ...NEED_SHAPE.innerTexts].sort()).toEqual(fieldsOf(needFields('fr')))
  })

  test('are found in its parts, within rows and facts too; blank ones are none', () => {
    const parts = new Map<string, JsonObject>([
      ['facts', { place: { name: { fr: 'Podor' } } }],
      ['text/fr', { title: 'Eau', summary: ' ' }],
      ['text/ar', { title: 'ماء' }],
    ])
    expect([...textsIn(NEED_SHAPE, parts)]).toEqual([
      ['title', { fr: 'Eau', ar: 'ماء' }],
      ['facts/place/name', { fr: 'Podor' }],
    ])
    const rows = new Map<string, JsonObject>([['transactions/r1', { type: '3', provider: { ref: 'X', name: { en: 'Bank' } } }]])
    expect([...textsIn(PROJECT_SHAPE, rows)]).toEqual([['transactions/r1/provider/name', { en: 'Bank' }]])
  })

  test('come from the record’s own language, else from what their translations were made from', () => {
    expect(sourceLanguageOf({ ar: 'ماء', fr: 'Eau' }, 'ar')).toBe('ar')
    expect(sourceLanguageOf({ en: 'Water', fr: 'Eau' }, 'ar')).toBe('fr')
    expect(sourceLanguageOf({ en: 'Water', fr: 'Eau' }, 'ar', [{ lang: 'fr', sourceLang: 'en' }])).toBe('en')
    expect(sourceLanguageOf({ und: 'Water', fr: 'Eau' }, undefined)).toBe('und')
    expect(sourceLanguageOf({}, 'fr')).toBeUndefined()
  })
})

describe('a translation', () => {
  const origin = { path: 'title', lang: 'ar', textKey: 'ماء', sourceLang: 'fr', sourceKey: 'Eau', isMachine: false }

  test('fits its source until something else is noted', () => {
    expect(state({ fr: 'Eau', ar: 'ماء' }, 'ar')).toBe('translated')
    expect(state({ fr: 'Eau', ar: 'ماء' }, 'ar', [origin])).toBe('translated')
    expect(state({ fr: 'Eau potable', ar: 'ماء' }, 'ar', [origin])).toBe('stale')
    expect(state({ fr: 'Eau', ar: 'ماء' }, 'ar', [{ ...origin, isMachine: true }])).toBe('machine')
    expect(state({ fr: 'Eau' }, 'ar')).toBe('missing')
    expect(state({ fr: 'Eau', ar: 'ماء' }, 'fr')).toBe('source')
  })

  test('is noted as it was before where its source changes, once', () => {
    const noted = newOrigins('title', { fr: 'Eau', ar: 'ماء' }, { fr: 'Eau potable', ar: 'ماء' }, 'fr', [], keyOf)
    expect(noted).toEqual([origin])
    expect(newOrigins('title', { fr: 'Eau potable', ar: 'ماء' }, { fr: 'Puits', ar: 'ماء' }, 'fr', noted, keyOf)).toEqual([])
  })
})

const LANGS = ['fr', 'en', 'ar'] as const
const word = fc.constantFrom('a', 'b', 'c')
const step = fc.tuple(fc.constantFrom(...LANGS), fc.option(word, { nil: undefined }))

test('whatever is written in whatever order, a translation is stale exactly where its source is not the one it was written for', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let text: LanguageText = { fr: 'a' }
      const origins: TextOrigin[] = []
      // What each translation was last written for.
      const writtenFor: Record<string, string | undefined> = {}
      for (const [lang, value] of steps) {
        if (lang === 'fr' && value === undefined) continue
        const { [lang]: _gone, ...rest } = text
        const next: LanguageText = value === undefined ? rest : { ...rest, [lang]: value }
        origins.unshift(...newOrigins('title', text, next, 'fr', origins, keyOf))
        if (lang !== 'fr' && value !== text[lang]) writtenFor[lang] = value === undefined ? undefined : next['fr']
        text = next
      }
      for (const lang of ['en', 'ar']) {
        const said = state(text, lang, origins)
        if (!text[lang]) expect(said).toBe('missing')
        else if (writtenFor[lang] === text['fr']) expect(said).toBe('translated')
        // A pair that was once held to fit fits again.
        else
          expect(said).toBe(
            origins.some(({ lang: l, textKey, sourceKey }) => l === lang && textKey === text[lang] && sourceKey === text['fr'])
              ? 'translated'
              : 'stale',
          )
      }
    }),
  )
})

const languageText = fc.dictionary(fc.constantFrom(...LANGS, 'und'), word, { minKeys: 1, maxKeys: 4 })
const texts = fc
  .dictionary(fc.constantFrom('title', 'description', 'places/r1/name'), languageText)
  .map((found) => new Map(Object.entries(found)))

test('counts move by what a change made of them', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const [from, to] = [countTexts(before, 'fr', new Map(), keyOf), countTexts(after, 'fr', new Map(), keyOf)]
      const change = countsBetween(from, to)
      expect(from.texts + change.texts).toBe(to.texts)
      for (const lang of LANGS)
        expect((from.languages.get(lang)?.filled ?? 0) + (change.languages.get(lang)?.filled ?? 0)).toBe(
          to.languages.get(lang)?.filled ?? 0,
        )
      expect(to.languages.has('und')).toBe(false)
    }),
  )
})
