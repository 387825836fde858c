import { describe, expect, test } from 'vitest'
import { keysOf, likelyPair, type KnownOrganisation } from '#app/features/organisations/duplicates/likely-pair.ts'

const one = (names: string[], more: Partial<KnownOrganisation> = {}): KnownOrganisation => ({
  id: 'x',
  refs: [],
  names,
  country: 'SN',
  ...more,
})
const shareKey = (a: KnownOrganisation, b: KnownOrganisation) => keysOf(a).some((key) => keysOf(b).includes(key))

describe('two entries of the register', () => {
  test.each([
    [
      'the same identifier written otherwise',
      one(['A'], { refs: ['XM-DAC-41114'] }),
      one(['B'], { refs: ['xm dac 41114'], country: 'ML' }),
      'ref',
      100,
    ],
    ['an identifier that the other one had', one(['A'], { refs: ['SN-1-234', 'OLD/99'] }), one(['B'], { refs: ['old-99'] }), 'ref', 100],
    ['one name in other letters', one(["Ministère de l'Économie"]), one(['MINISTERE DE L’ECONOMIE'], { country: null }), 'name', 95],
    ['one Arabic name with and without its signs', one(['وِزارة الصحّة']), one(['وزاره الصحه']), 'name', 95],
    ['an acronym in brackets', one(['Programme alimentaire mondial (PAM)']), one(['PAM']), 'acronym', 60],
    ['an acronym and its words', one(['Agence française de développement']), one(['AFD']), 'acronym', 60],
    [
      'a slip of the pen',
      one(['Ministère de l’Hydraulique et de l’Assainissement']),
      one(['Ministère de l’Hydralique et de l’Assainissement']),
      'near',
      null,
    ],
  ] as const)('are taken for one by %s', (_, a, b, reason, score) => {
    const pair = likelyPair(a, b)
    expect(pair?.reasons).toContain(reason)
    if (score !== null) expect(pair?.score).toBe(score)
    expect(shareKey(a, b)).toBe(true)
  })

  test('of two countries are two, however alike their names', () => {
    expect(likelyPair(one(['Ministère de la Santé']), one(['Ministère de la Santé'], { country: 'ML' }))).toBeNull()
  })

  test('that only share words are two', () => {
    expect(likelyPair(one(['Ministère de la Santé']), one(['Ministère des Finances']))).toBeNull()
  })
})

test('names at a likeness of 0.7 and more nearly always share a key', () => {
  const words =
    'agence nationale de gestion durable des forets du bassin et eaux rurales communes projet appui fonds local union femmes'.split(' ')
  let missed = 0
  const tries = 300
  for (let n = 0; n < tries; n += 1) {
    const name = Array.from({ length: 6 }, (_, at) => words[(n * 7 + at * 5) % words.length]).join(' ') + ` ${n}`
    const slip = `${name.slice(0, 9)}z${name.slice(10)}`
    if (!shareKey(one([name]), one([slip]))) missed += 1
  }
  expect(missed).toBeLessThan(tries * 0.03)
})
