import { expect, test } from 'vitest'
import { amountWords, askedTexts, askedWords } from '#app/features/needs/queries/asked-words.ts'

const plain = (words: string[]) => words.map((text) => text.replace(/\s/g, ' '))

test('a reader sees exactly what is asked: the sum, the quantity, or both', () => {
  expect(plain(askedWords({ money: { amount: '96500000.50', currency: 'XOF' } }, 'fr'))).toEqual(['96 500 000,50 XOF'])
  expect(plain(askedWords({ money: null, quantity: { number: '1200', unit: 'kits' } }, 'en'))).toEqual(['1,200 kits'])
  expect(askedWords({ money: { amount: '5', currency: 'EUR' }, quantity: { number: '2', unit: 'forages' } }, 'fr')).toHaveLength(2)
  expect(askedWords({}, 'fr')).toEqual([])
})

test('a reader of Arabic sees the digits of Arabic', () => {
  expect(askedWords({ quantity: { number: '660', unit: 'kits' } }, 'ar')).toEqual(['٦٦٠ kits'])
})

test('a sum of thirty digits loses none', () => {
  expect(amountWords('123456789012345678901234567890', { isMoney: true, unit: 'EUR' }, 'en').replace(/\D/g, '')).toBe(
    '123456789012345678901234567890',
  )
})

test('what is no number is shown as it was written', () => {
  expect(amountWords('beaucoup', { isMoney: false, unit: 'kits' }, 'fr')).toBe('beaucoup kits')
})

test('a unit carries the language of who wrote it, and the sum that of the reader', () => {
  const facts = { money: { amount: '5', currency: 'EUR' }, quantity: { number: '12', unit: 'pompes' }, sourceLanguage: 'fr' }
  expect(askedTexts(facts, 'ar')).toMatchObject([
    { lang: 'ar', dir: 'rtl' },
    { text: '١٢ pompes', lang: 'fr', dir: 'ltr', languageName: 'الفرنسية' },
  ])
})
