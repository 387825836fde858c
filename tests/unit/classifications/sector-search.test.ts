import { describe, expect, it } from 'vitest'
import { searchSectors } from '#app/features/classifications/sector-search.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

const codes = (query: string, language: Language, limit?: number) => searchSectors(query, language, limit).map(({ code }) => code)

describe('a person who types', () => {
  it.each<[string, Language]>([
    ['soins de santé', 'fr'],
    ['santé de base', 'fr'],
    ['SOINS SANTE', 'fr'],
    ['services de sante de base', 'fr'],
    ['basic health care', 'en'],
    ['أساسية صحية', 'ar'],
    ['الرعاية الصحية', 'ar'],
    ['رعايه صحيه اساسيه', 'ar'],
    ['atencion sanitaria', 'es'],
    ['cuidados saude basica', 'pt'],
  ])('%s finds basic health care among the first', (query, language) => {
    expect(codes(query, language, 5)).toContain('12220')
  })

  it.each<[string, Language]>([
    ['agua', 'es'],
    ['água', 'pt'],
    ['agua', 'pt'],
    ['eau', 'fr'],
    ['l’eau', 'fr'],
    ['water', 'en'],
    ['مياه', 'ar'],
    ['المياه', 'ar'],
  ])('%s finds the water sectors', (query, language) => {
    const found = codes(query, language, 12)
    expect(found.filter((code) => code.startsWith('140')).length).toBeGreaterThanOrEqual(4)
  })

  it('finds accented French names without accents', () => {
    const found = searchSectors('education', 'fr', 40)
    expect(found.map(({ name }) => name)).toContain('Éducation de la petite enfance')
    expect(found.slice(0, 5).every(({ name }) => /éducation/i.test(name))).toBe(true)
  })

  it('types the beginning of a code and sees that code’s sectors in order, and no other first', () => {
    expect(codes('1522', 'fr')).toEqual(['15220'])
    expect(codes('152', 'fr').slice(0, 3)).toEqual(['15210', '15220', '15230'])
    expect(codes('١٥٢٢', 'ar')).toEqual(['15220'])
  })

  it('finds by another language what has no such word in the reader’s, with the name in the reader’s', () => {
    expect(searchSectors('malaria', 'fr')[0]).toMatchObject({ code: '12262', name: 'Lutte contre le paludisme', group: '122' })
    expect(searchSectors('paludisme', 'ar')[0]?.name).toBe('مكافحة الملاريا')
  })

  it('puts names in the reader’s language before those of others', () => {
    const found = searchSectors('police', 'fr', 10)
    expect(found[0]?.code).toBe('15132')
  })

  it('finds the sectors of a group by the words of the group, after those that say it themselves', () => {
    const found = codes('abastecimiento de agua', 'es', 20)
    expect(found.indexOf('14031')).toBeLessThan(found.indexOf('14040'))
    expect(found).toContain('14040')
  })

  it('is not offered withdrawn sectors unless asking, and then last', () => {
    expect(codes('elections', 'fr')).toEqual(['15151'])
    expect(codes('energie geothermique', 'fr')).toEqual(['23260'])
    expect(searchSectors('energie geothermique', 'fr', 20, { withWithdrawn: true }).map(({ code }) => code)).toEqual(['23260', '23066'])
  })

  it('finds nothing by nothing, by signs alone, or by a word that nobody uses', () => {
    expect(codes('', 'fr')).toEqual([])
    expect(codes('  –  ', 'fr')).toEqual([])
    expect(codes('zzyzx', 'fr')).toEqual([])
  })

  it('gets no more than the limit', () => {
    expect(codes('1', 'fr', 7)).toHaveLength(7)
  })
})
