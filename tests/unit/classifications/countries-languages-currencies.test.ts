import { describe, expect, it } from 'vitest'
import { countryName, isCountry, listCountries } from '#app/features/classifications/countries.ts'
import { currencyName, decimals, isCurrency, isWithdrawnCurrency, listCurrencies } from '#app/features/classifications/currencies.ts'
import { dirOf, isLanguageTag, languageName } from '#app/features/classifications/languages.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

describe('countries', () => {
  it('are 250, each named in every language', () => {
    for (const language of LANGUAGES) {
      const countries = listCountries(language)
      expect(countries).toHaveLength(250)
      expect(countries.filter(({ code, name }) => name === code || name.trim() === '')).toEqual([])
      expect(new Set(countries.map(({ name }) => name)).size).toBe(250)
    }
    expect(listCountries('ar').every(({ name }) => /\p{Script=Arabic}/u.test(name))).toBe(true)
  })

  it('stand in the reader’s alphabetical order: Égypte among the E in French', () => {
    const names = listCountries('fr').map(({ name }) => name)
    expect(names.indexOf('Égypte')).toBeGreaterThan(names.indexOf('Dominique'))
    expect(names.indexOf('Égypte')).toBeLessThan(names.indexOf('Fidji'))
  })

  it('bear the names of the United Nations where others would take a side or tell two apart by their capitals', () => {
    expect(countryName('CD', 'fr')).toBe('République démocratique du Congo')
    expect(countryName('PS', 'en')).toBe('State of Palestine')
    expect(countryName('CV', 'fr')).toBe('Cabo Verde')
    expect(countryName('SN', 'ar')).toBe('السنغال')
    expect(countryName('VN', 'pt')).toBe('Vietname')
  })

  it('include Kosovo by its customary code, and no others of the sort', () => {
    expect(isCountry('XK')).toBe(true)
    expect(countryName('XK', 'es')).toBe('Kosovo')
    for (const code of ['XX', 'AN', 'EU', 'fr', 'FRA', '', 'ZZ']) expect(isCountry(code), code).toBe(false)
    expect(countryName('AN', 'fr')).toBe('AN')
  })
})

describe('languages', () => {
  it.each([
    'ar',
    'fa',
    'ur',
    'he',
    'ps',
    'ckb',
    'dv',
    'ku-Arab',
    'ug',
    'sd',
    'yi',
    'pa-PK',
    'ff-Adlm',
    'nqo',
    'ar-u-nu-arab',
    'ha-Arab',
    'und-Hebr',
  ])('%s is read from right to left', (tag) => expect(dirOf(tag)).toBe('rtl'))

  it.each(['fr', 'ku', 'pa', 'ff', 'ar-Latn', 'zh-Hant', 'und', 'not a tag', ''])('%s is read from left to right', (tag) =>
    expect(dirOf(tag)).toBe('ltr'),
  )

  it('are named in the reader’s', () => {
    expect(languageName('sw', 'fr')).toBe('swahili')
    expect(languageName('wo', 'en')).toBe('Wolof')
    expect(languageName('fr', 'ar')).toBe('الفرنسية')
    expect(languageName('fr_FR', 'fr')).toBe('fr_FR')
  })

  it('are told from what is no tag', () => {
    for (const tag of ['fr', 'FR', 'pt-BR', 'ckb', 'zh-Hant-TW', 'und', 'ku-Arab']) expect(isLanguageTag(tag), tag).toBe(true)
    for (const tag of ['', 'f', 'english', 'fr_FR', 'fr-', 'x-private', '12', 'fr FR', ' fr']) expect(isLanguageTag(tag), tag).toBe(false)
  })
})

describe('currencies', () => {
  it('in use are each named in every language', () => {
    for (const language of LANGUAGES)
      expect(listCurrencies(language).filter(({ code, name }) => name === code || name.trim() === '')).toEqual([])
    expect(listCurrencies('ar').every(({ name }) => /\p{Script=Arabic}/u.test(name))).toBe(true)
    expect(currencyName('XOF', 'fr')).toBe('franc CFA (BCEAO)')
  })

  it('withdrawn are known, named, and not offered', () => {
    for (const code of ['FRF', 'HRK', 'BGN', 'ZWL', 'STD', 'MRO']) {
      expect(isCurrency(code) && isWithdrawnCurrency(code), code).toBe(true)
      expect(currencyName(code, 'pt'), code).not.toBe(code)
      expect(listCurrencies('fr').some((currency) => currency.code === code)).toBe(false)
    }
    expect(isWithdrawnCurrency('EUR')).toBe(false)
  })

  it('are told from what is none', () => {
    for (const code of ['', 'eur', 'XXX', 'XTS', 'XBT', 'EURO']) expect(isCurrency(code), code).toBe(false)
    expect(currencyName('ABC', 'fr')).toBe('ABC')
  })

  it('have the digits that people of the country write', () => {
    expect(['EUR', 'XOF', 'KWD', 'JPY', 'ABC'].map(decimals)).toEqual([2, 0, 3, 0, 2])
  })
})
