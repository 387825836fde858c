import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { formatNumbers, i18nOptions } from '#app/platform/i18n/i18n.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { rememberTexts } from '#app/platform/i18n/remembered-texts.server.ts'

type Texts = { [key: string]: string | Texts }

const files = import.meta.glob<Texts>('/locales/*/*.json', { eager: true, import: 'default' })

function textsOf(language: string): Record<string, Texts> {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`/locales/${language}/`))
  return Object.fromEntries(own.map(([path, content]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), content]))
}

/** The keys of all texts, as code asks for them: without their plural category. */
const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key.replace(/_(zero|one|two|few|many|other)$/, '')] : keysOf(value, `${before}${key}.`),
  )

function instanceOf(language: string) {
  const instance = createInstance()
  void instance.init({ ...i18nOptions, lng: language, resources: { [language]: textsOf(language) }, initImmediate: false })
  formatNumbers(instance)
  return instance
}

describe('a text looked up once', () => {
  test.each([...LANGUAGES])('says what i18next says, whatever the values, in %s', (language) => {
    const [plain, remembered] = [instanceOf(language), instanceOf(language)]
    rememberTexts(remembered, language)
    for (const [namespace, texts] of Object.entries(textsOf(language))) {
      const [t, kept] = [plain.getFixedT(language, namespace), remembered.getFixedT(language, namespace)]
      for (const key of new Set(keysOf(texts))) {
        const template = t(key, { skipInterpolation: true, count: 5 })
        const names = [...template.matchAll(/\{\{(\w+)/g)].flatMap(([, name]) => name ?? [])
        const values = Object.fromEntries(names.map((name) => [name, `<${name} $1 {{x}}>`]))
        for (const count of [0, 1, 2, 3, 11, 100, 1_000_000, 1.5])
          expect(kept(key, { ...values, count }), `${key} ${count}`).toBe(t(key, { ...values, count }))
        for (const _ of [1, 2]) expect(kept(key)).toBe(t(key))
      }
    }
  })

  test('is not kept where it does not exist', () => {
    const instance = instanceOf('fr')
    rememberTexts(instance, 'fr')
    const t = instance.getFixedT('fr', 'common')
    expect(t('no.such.text')).toBe('no.such.text')
    expect(t('no.such.text', { defaultValue: 'else' })).toBe('else')
  })
})
