import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inReaderDigits, percentSign } from '#app/platform/i18n/format-number.ts'

test.each([
  ['99.99', '٩٩٫٩٩'],
  ['-16.93', '-١٦٫٩٣'],
  ['3000 كم', '٣٠٠٠ كم'],
  ['1.2.3', '١.٢.٣'],
  ['', ''],
])('a reader of Arabic reads %s as %s', (text, shown) => expect(inReaderDigits('ar', text)).toBe(shown))

test.each(['fr', 'en', 'es', 'pt'])('a reader of %s reads what is stored', (language) => {
  expect(inReaderDigits(language, '99.99')).toBe('99.99')
  expect(percentSign(language)).toBe('%')
})

test('the severity of a need has one name in Arabic', () => {
  for (const file of readdirSync('locales/ar'))
    expect(readFileSync(`locales/ar/${file}`, 'utf8'), file).not.toMatch(/خطورة|شدة الحاجة|شدة الاحتياجات/)
})
