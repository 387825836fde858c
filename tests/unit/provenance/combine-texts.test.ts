import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combineTexts } from '#app/features/provenance/combine-texts.ts'

describe('two changes of one text', () => {
  test('are combined where they are in different words', () => {
    const base = 'Douze forages seront réalisés à Kaffrine en 2026.'
    const first = 'Quinze forages seront réalisés à Kaffrine en 2026.'
    const second = 'Douze forages seront réalisés à Kaffrine en 2027.'
    expect(combineTexts(base, first, second, 'fr')).toBe('Quinze forages seront réalisés à Kaffrine en 2027.')
    expect(combineTexts('ماء نقي للجميع', 'ماء صاف للجميع', 'ماء نقي للأطفال', 'ar')).toBe('ماء صاف للأطفال')
  })

  test('are left to a person where they are in the same words, or touch', () => {
    expect(combineTexts('Douze forages', 'Quinze forages', 'Vingt forages', 'fr')).toBeNull()
    expect(combineTexts('Douze forages', 'Douze forages profonds', 'Douze forages manuels', 'fr')).toBeNull()
    expect(combineTexts('', 'Un titre', 'Un autre', 'fr')).toBeNull()
  })

  const words = fc.array(fc.constantFrom('eau', 'puits', 'école', 'route', 'sol', 'riz'), { minLength: 1, maxLength: 12 })

  test('are combined the same whoever saves first, and one change alone stands as it is', () => {
    fc.assert(
      fc.property(words, words, words, (base, first, second) => {
        const [from, one, other] = [base, first, second].map((all) => all.join(' ')) as [string, string, string]
        expect(combineTexts(from, one, other, 'fr')).toBe(combineTexts(from, other, one, 'fr'))
        expect(combineTexts(from, from, other, 'fr')).toBe(other)
      }),
    )
  })

  test('lose no word that either of them added', () => {
    fc.assert(
      fc.property(words, fc.nat(12), fc.nat(12), (base, at, other) => {
        const put = (word: string, where: number) => [...base.slice(0, where), word, ...base.slice(where)].join(' ')
        const combined = combineTexts(base.join(' '), put('premier', at), put('second', other), 'fr')
        if (combined !== null) expect(combined.split(' ')).toEqual(expect.arrayContaining(['premier', 'second', ...base]))
      }),
    )
  })
})
