import { describe, expect, test } from 'vitest'
import { goalNamed, goalOfSector } from '#app/features/classifications/development-goals.ts'
import { askedWords, indexedWords, otherNumbers, vectorWords } from '#app/features/filters/search-words.ts'
import { readAsked } from '#app/features/search/asked.ts'
import { matchesIn, snippetOf, wantedWords } from '#app/features/search/mark-text.ts'
import { orderByTitle } from '#app/features/search/order-by-title.ts'
import { allText, countedTerms, searchQuery } from '#app/features/search/search-query.ts'
import { beginningDistance, wordDistance } from '#app/features/search/word-distance.ts'

describe('words', () => {
  test('asked lose what is elided, accents, the Arabic article and signs', () => {
    expect(askedWords('L’eau d’Été, qu’il')).toEqual(['eau', 'ete', 'il'])
    expect(askedWords('الصِّحَّة والتعليم')).toEqual(['صحه', 'تعليم'])
    expect(askedWords('d’')).toEqual(['d'])
    expect(askedWords('cœur ١٢')).toEqual(['coeur', '12'])
  })

  test('of texts are found in every form in which they are asked', () => {
    for (const [text, asked] of [
      ['post-conflit', 'postconflit'],
      ['les O.N.G. locales', 'ong'],
      ['وتعداد السكان', 'تعداد'],
      ['وتعداد السكان', 'سكان'],
      ['للصحة', 'الصحة'],
      ['الصحة', 'صحه'],
    ] as const)
      expect(indexedWords(text), text).toContain(askedWords(asked)[0])
  })

  test('of Arabic are asked in their other numbers too, the typed one first', () => {
    for (const [asked, others] of [
      ['حافلة', ['حافلات', 'حافلتين']],
      ['الحافلات', ['حافله', 'حافلتين']],
      ['حافلتان', ['حافله', 'حافلات', 'حافلتين']],
      ['معلمين', ['معلم', 'معلمون']],
      ['لاجئون', ['لاجي', 'لاجيين']],
      // No ending, or too little before it.
      ['قانون', []],
      ['بنات', []],
      ['وجه', []],
      ['eau', []],
    ] as const)
      expect(otherNumbers(askedWords(asked)[0] ?? ''), asked).toEqual(others)
    const query = searchQuery(['حافله'], 'all', () => [])
    expect(allText(query.terms)).toBe(`('حافله':* | 'حافلات' | 'حافلتين')`)
    expect(allText(query.wholeTitleTerms)).toBe(`'^حافله'`)
    const text = 'شراء الحافلات'
    expect(matchesIn(text, wantedWords(['حافله'], 'all')).map(({ start, end }) => text.slice(start, end))).toEqual(['الحافلات'])
  })

  test('of numbers are found by their digits, however these are grouped', () => {
    for (const text of ['3400', '3 400', '3\u00a0400', '3\u202f400', '3.400', '3,400', '3’400', '٣٬٤٠٠']) {
      expect(askedWords(text), text).toEqual(['3400'])
      expect(indexedWords(`${text} ha`), text).toContain('3400')
      const [pieces] = matchesIn(`sur ${text} ha`, wantedWords(['3400', 'x'], 'all'))
      expect(pieces, text).toMatchObject({ start: 4, end: 4 + text.length })
    }
    expect(askedWords('1.250.000,50')).toEqual(['1250000', '50'])
    expect(indexedWords('1 250 000 F')).toEqual(['1', '250', '000', 'f', '1250000'])
    for (const [apart, words] of [
      ['2020 150', ['2020', '150']],
      ['12, 400', ['12', '400']],
      ['12.40', ['12', '40']],
      ['a1.400', ['a1', '400']],
    ] as const)
      expect(askedWords(apart), apart).toEqual(words)
    expect(matchesIn('les 400 premiers et 3 400 autres', wantedWords(['400', 'x'], 'all')).map(({ start }) => start)).toEqual([4, 20])
  })

  test('of titles and codes stand behind their signs, first', () => {
    expect(vectorWords({ titles: ['Eau'], codes: ['SN'], texts: ['eau claire'] }, 9)).toEqual(['^eau', '~sn', 'eau', 'claire'])
    expect(vectorWords({ titles: ['Eau'], codes: ['SN'], texts: ['eau claire'] }, 2)).toEqual(['^eau', '~sn'])
  })

  test('that tell nothing count where there is nothing else', () => {
    expect(readAsked('l’eau de la ville').words).toEqual(['eau', 'ville'])
    expect(readAsked('de la').words).toEqual(['de', 'la'])
    expect(readAsked('eau ville eau').words).toEqual(['ville', 'eau'])
    expect(readAsked('un '.repeat(500)).text.length).toBeLessThanOrEqual(200)
  })
})

test('words with a capital behind others are names, and the first before one may be', () => {
  const names = (text: string) => Object.fromEntries(readAsked(text).names)
  expect(names('Alioune Faye')).toEqual({ alioune: 'perhaps', faye: 'surely' })
  expect(names('forages de Kaffrine')).toEqual({ kaffrine: 'surely' })
  expect(names('Assainissement des marchés')).toEqual({})
  expect(names('FORAGES KAFFRINE')).toEqual({})
  expect(names('مياه الشرب')).toEqual({})
})

test('a query has all words, the last as a beginning, and codes beside them', () => {
  const query = searchQuery(['sante', 'mali'], 'all', (word) => (word === 'sante' ? ['120'] : []))
  expect(allText(query.terms)).toBe(`('sante' | '~120') & 'mali':*`)
  expect(allText(query.titleTerms)).toBe(`'^sante' & '^mali':*`)
})

test('a goal is named by a word and its number, and nothing else is', () => {
  for (const typed of ['SDG 6', 'ODD 6', 'ods 06', 'الهدف ٦']) {
    const { words } = readAsked(typed)
    expect(
      words.map((_, at) => goalNamed(words, at)),
      typed,
    ).toEqual([6, 6])
    expect(allText(searchQuery(words, 'all', () => []).terms), typed).toMatch(/^\('.+' \| '~sdg6'\) & \('0?6' \| '~sdg6'\)$/)
  }
  for (const words of [['odd', '18'], ['odd', '0'], ['lot', '6'], ['6', 'odd'], ['odd']])
    expect(
      words.map((_, at) => goalNamed(words, at)),
      words.join(' '),
    ).toEqual(words.map(() => null))
  expect([goalOfSector({ vocabulary: '7', code: '6' }), goalOfSector({ vocabulary: '8', code: '6.1' })]).toEqual([6, 6])
  expect([goalOfSector({ vocabulary: '1', code: '14030' }), goalOfSector({ vocabulary: '7', code: '18' })]).toEqual([null, null])
})

test('a short number counts only together with the word before it', () => {
  const counted = (words: string[]) => countedTerms(searchQuery(words, 'any', () => []).titleTerms).map((terms) => terms.length)
  expect(counted(['sdg', '6'])).toEqual([2])
  expect(counted(['lot', '12', 'semences'])).toEqual([2, 1])
  expect(counted(['3', '400', '14031', 'mali'])).toEqual([1, 1, 1, 1])
})

test('letters that are wrong, missing, too many or changed places are counted', () => {
  for (const [one, other, distance] of [
    ['sante', 'sante', 0],
    ['sante', 'snate', 1],
    ['sante', 'sant', 1],
    ['sante', 'santee', 1],
    ['sante', 'senti', 2],
    ['assainissement', 'asainisement', 2],
    ['eau', 'terre', 3],
    ['صحه', 'صجه', 1],
  ] as const)
    expect(wordDistance(one, other, 2), `${one} ${other}`).toBe(distance)
})

test('of a word that is half typed, only as much of another counts as is near it', () => {
  for (const [one, other, distance] of [
    ['agricutl', 'agriculture', 1],
    ['agricult', 'agriculture', 0],
    ['boerhol', 'boreholes', 1],
    ['valey', 'valley', 1],
    ['assainisemen', 'assainissement', 1],
    ['forages', 'eau', 2],
    ['صحي', 'صحيه', 0],
  ] as const)
    expect(beginningDistance(one, other, 1), `${one} ${other}`).toBe(distance)
})

describe('marking', () => {
  const wanted = wantedWords(['sante', 'mat'], 'all')

  test('finds words in any spelling, the last as a beginning', () => {
    const text = 'La santé maternelle, SANTÉ des santés'
    expect(matchesIn(text, wanted).map(({ start, end }) => text.slice(start, end))).toEqual(['santé', 'maternelle', 'SANTÉ'])
    const arabic = 'إعادة تأهيل المراكز الصِّحِّيّة'
    expect(matchesIn(arabic, wantedWords(['صحيه'], 'all')).map(({ start, end }) => arabic.slice(start, end))).toEqual(['الصِّحِّيّة'])
  })

  test('cuts a long text around what was found, between words', () => {
    const text = `${'avant '.repeat(100)}santé maternelle ${'après '.repeat(100)}`
    const snippet = snippetOf(text, wanted) ?? ''
    expect(snippet).toMatch(/^… avant .*santé maternelle après.* …$/)
    expect(snippet.length).toBeLessThan(260)
    expect(snippetOf('rien', wanted)).toBeNull()
    expect(snippetOf('x'.repeat(5000) + ' santé', wanted)?.length).toBeLessThan(320)
  })
})

test('titles as good as each other are set by how near they are to what was typed', () => {
  const titles = ['Projet pour la santé', 'Santé maternelle', 'Santé', 'La santé de tous les enfants de la région']
  const rows = titles.map((fr) => ({ score: 1, title: { fr } }))
  expect(orderByTitle(rows, 'sante').map(({ title }) => title.fr)).toEqual(['Santé', 'Santé maternelle', 'Projet pour la santé', titles[3]])
  expect(
    orderByTitle(
      [
        { score: 1, title: { fr: 'Santé' } },
        { score: 2, title: null },
      ],
      'santé',
    )[0]?.score,
  ).toBe(2)
})
