import { describe, expect, it } from 'vitest'
import { admin1Name, admin1Of, isAdmin1, labelPoint, listAdmin1 } from '#app/features/places/areas.server.ts'
import { placeLine } from '#app/features/places/place-line.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

describe('a person who chooses an area', () => {
  it('has the regions of Senegal in the own language and order', () => {
    expect(listAdmin1('SN', 'fr').map(({ name }) => name)).toEqual([
      'Dakar',
      'Diourbel',
      'Fatick',
      'Kaffrine',
      'Kaolack',
      'Kédougou',
      'Kolda',
      'Louga',
      'Matam',
      'Saint-Louis',
      'Sédhiou',
      'Tambacounda',
      'Thiès',
      'Ziguinchor',
    ])
    expect(listAdmin1('SN', 'ar').every(({ name }) => /^\p{Script=Arabic}/u.test(name))).toBe(true)
  })

  it.each([
    ['BF', 13],
    ['KE', 47],
    ['CD', 26],
    ['SY', 14],
    ['HT', 10],
    ['TL', 13],
    ['NP', 7],
    ['PS', 16],
    ['ET', 13],
    ['XK', 0],
    ['', 0],
    ['S', 0],
  ])('in %s has %i', (country, count) => expect(listAdmin1(country, 'en')).toHaveLength(count))

  it('reads each area of the poorest countries in a script of the own language', () => {
    const countries =
      'AF BD BF BI BJ CD CF CI CM DJ ET GM GN GW HT KE KM KH LR MG ML MR MW MZ NE NP RW SD SL SN SO SS ST TD TG TL TZ UG YE ZM ZW PS SY'.split(
        ' ',
      )
    const wrong: string[] = []
    for (const country of countries) {
      for (const language of LANGUAGES) {
        for (const { code, name } of listAdmin1(country, language)) {
          const script = language === 'ar' ? /^[\p{Script=Arabic}\p{P}\s]+$/u : /^[\p{Script=Latin}\p{M}\p{P}\s]+$/u
          if (!script.test(name)) wrong.push(`${code} ${language} ${name}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('reads names without the word for what they are', () => {
    expect(admin1Name('SY-HL', 'fr')).toBe('Alep')
    expect(admin1Name('SY-HL', 'ar')).toBe('حلب')
    expect(admin1Name('ML-6', 'es')).toBe('Tombuctú')
    expect(admin1Name('XX-YY', 'fr')).toBeUndefined()
  })

  it('may have the code of a finer level, which lies in an area', () => {
    expect(isAdmin1('BF-03')).toBe(true)
    expect(isAdmin1('BF-KAD')).toBe(false)
    expect(admin1Of('BF-KAD')).toBe('BF-03')
    expect(admin1Of('BF-03')).toBe('BF-03')
    expect(admin1Name('BF-KAD', 'es')).toBe('Centro')
    for (const code of ['BF', 'BF-99', '', 'constructor', '__proto__']) {
      expect(isAdmin1(code)).toBe(false)
      expect(admin1Of(code)).toBeUndefined()
    }
    expect(labelPoint('toString')).toBeUndefined()
  })
})

describe('a place in words', () => {
  it('is its name, then the area and the country', () => {
    expect(placeLine({ name: { fr: 'Saraya' }, country: 'SN', admin1: 'SN-KE' }, 'fr')).toMatchObject({
      name: 'Saraya',
      note: 'Kédougou, Sénégal',
    })
    expect(placeLine({ country: 'SN', admin1: 'SN-KE' }, 'ar')).toMatchObject({ name: 'كيدوغو', note: 'السنغال' })
    expect(placeLine({ country: 'SN' }, 'fr')).toMatchObject({ name: 'Sénégal', note: undefined })
  })
})
