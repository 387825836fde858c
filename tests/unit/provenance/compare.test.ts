import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceBetween, wordDifference } from '#app/features/provenance/compare.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'

const parts = (content: Record<string, JsonObject>) => new Map(Object.entries(content))

describe('two states of a record', () => {
  test('say which facts, texts and rows are not the same, and which rows came or went', () => {
    const before = parts({
      facts: { iatiStatus: '1', humanitarian: true },
      'text/fr': { title: 'Forages', description: 'Douze forages' },
      'budgets/r1': { value: { amount: '100', currency: 'XOF' } },
      'budgets/r2': { value: { amount: '5', currency: 'XOF' } },
    })
    const after = parts({
      facts: { iatiStatus: '2', humanitarian: true },
      'text/fr': { title: 'Forages', description: 'Quinze forages' },
      'text/ar': { title: 'آبار' },
      'budgets/r1': { value: { amount: '150', currency: 'XOF' } },
      'budgets/r3': { value: { amount: '7', currency: 'EUR' } },
    })
    const difference = differenceBetween(before, after)
    expect(difference.facts).toEqual([{ path: 'iatiStatus', before: '1', after: '2' }])
    expect(difference.texts).toEqual([
      { path: 'description', lang: 'fr', before: 'Douze forages', after: 'Quinze forages' },
      { path: 'title', lang: 'ar', before: null, after: 'آبار' },
    ])
    expect(difference.tables.get('budgets')?.map(({ path, before, after }) => [path, before !== null, after !== null])).toEqual([
      ['budgets/r1', true, true],
      ['budgets/r2', true, false],
      ['budgets/r3', false, true],
    ])
  })

  test('are the same where nothing differs', () => {
    const state = parts({ facts: { iatiStatus: '1' }, 'text/fr': { title: 'Forages' } })
    expect(differenceBetween(state, new Map(state))).toEqual({ facts: [], texts: [], tables: new Map() })
  })
})

describe('a text compared word by word', () => {
  test('gives back both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const stretches = wordDifference(before, after, 'fr') ?? []
        const without = (was: string) =>
          stretches
            .filter((stretch) => stretch.was !== was)
            .map(({ text }) => text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })

  test('finds words in Arabic and in Thai, which puts no spaces between them', () => {
    expect(wordDifference('اثنا عشر بئرًا', 'خمسة عشر بئرًا', 'ar')?.map(({ was }) => was)).toEqual(['removed', 'added', 'same'])
    expect(wordDifference('น้ำดื่มสะอาด', 'น้ำดื่มฟรี', 'th')?.[0]).toEqual({ text: 'น้ำดื่ม', was: 'same' })
  })

  test('leaves texts too long to compare whole', () => {
    expect(wordDifference('a '.repeat(20_000), 'b', 'en')).toBeNull()
    expect(wordDifference('a b '.repeat(3000), 'c d '.repeat(3000), 'en')).toBeNull()
  })
})
