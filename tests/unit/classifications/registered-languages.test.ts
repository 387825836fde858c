import { expect, test } from 'vitest'
import { htmlLang, isRegisteredLanguage } from '#app/features/classifications/registered-languages.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'

test.each(['fr', 'wo', 'pt-BR', 'snf', 'dyo', 'ku-Arab', 'ar-u-nu-arab', 'FR', 'zzj', 'und'])('%s is of a registered language', (tag) =>
  expect(isRegisteredLanguage(tag)).toBe(true),
)

test.each(['zz', 'zz-ZZ-x-foo', 'qaa', 'x-foo', 'i-klingon', 'français', 'f', '', 'fr_FR'])('%s is not', (tag) =>
  expect(isRegisteredLanguage(tag)).toBe(false),
)

test('a page says no language of a text whose tag nobody knows, and still shows what its source called it', () => {
  expect([htmlLang('zz'), htmlLang('und'), htmlLang('pt-BR')]).toEqual(['', '', 'pt-BR'])
  expect(taggedText({ 'zz-ZZ-x-foo': 'Water' }, 'fr')).toMatchObject({
    text: 'Water',
    lang: '',
    languageName: expect.stringContaining('zz') as string,
  })
})
