import { describe, expect, it } from 'vitest'
import { CEFR, cefrMargin, isCefr } from '#app/features/classifications/cefr.ts'
import { listCountries, isCountry } from '#app/features/classifications/countries.ts'
import { countriesOfRegion, regionOfCountry, WORLD_REGIONS } from '#app/features/classifications/country-region.ts'
import { isLeastDeveloped, LEAST_DEVELOPED, LEAST_DEVELOPED_ON } from '#app/features/classifications/least-developed.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'

describe('a level of language', () => {
  it('is one of six, from A1 to C2', () => {
    expect(CEFR.map((level) => cefrMargin(level, 'A1'))).toEqual([0, 1, 2, 3, 4, 5])
    expect([...CEFR].sort()).toEqual(CEFR)
  })

  it.each(['a1', 'D1', ''])('%j is none', (text) => {
    expect(isCefr(text)).toBe(false)
  })
})

describe('the least developed countries', () => {
  it('are 44 known countries, on a day that is said', () => {
    expect(LEAST_DEVELOPED_ON).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(LEAST_DEVELOPED.size).toBe(44)
    expect([...LEAST_DEVELOPED].filter((country) => !isCountry(country))).toEqual([])
  })

  it('hold Senegal and Haiti, no longer Bhutan or Sao Tome and Principe', () => {
    expect(['SN', 'HT', 'BT', 'ST'].map(isLeastDeveloped)).toEqual([true, true, false, false])
  })
})

describe('a world region', () => {
  it('is a region that M49 names', () => {
    expect(WORLD_REGIONS).toHaveLength(16)
    for (const region of WORLD_REGIONS) expect(isKnownCode('RegionM49', region), region).toBe(true)
  })

  it('holds every country once, save Antarctica', () => {
    const listed = WORLD_REGIONS.flatMap(countriesOfRegion)
    const known = listCountries('en').map(({ code }) => code)
    expect([...listed].sort()).toEqual(known.filter((country) => country !== 'AQ').sort())
    expect(regionOfCountry('AQ')).toBeNull()
  })

  it.each([
    ['SN', '011'],
    ['KE', '014'],
    ['ST', '017'],
    ['MA', '015'],
    ['YE', '145'],
    ['NP', '034'],
    ['TL', '035'],
    ['FJ', '009'],
    ['HT', '029'],
    ['PT', '150'],
  ])('%s is in %s', (country, region) => {
    expect(regionOfCountry(country)).toBe(region)
  })
})
