import { describe, expect, it } from 'vitest'
import { DROPPED_CHARACTERS, foldText, foldWords, REPLACED_CHARACTERS, withoutArticle } from '#app/features/classifications/folding.ts'

describe('folding', () => {
  it.each([
    ['ÉDUCATION', 'education'],
    ['Œuvre d’été', "oeuvre d'ete"],
    ['São Tomé e Príncipe', 'sao tome e principe'],
    ['Niño', 'nino'],
    ['İSTANBUL ılık', 'istanbul ilik'],
    ['Straße Łódź Ærø', 'strasse lodz aero'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['  deux\u00A0mots \n', 'deux mots'],
    ['ﬁnance', 'finance'],
    ['co\u00ADopération', 'cooperation'],
  ])('%s becomes %s', (text, folded) => expect(foldText(text)).toBe(folded))

  it.each([
    ['الأساسيّة', 'الاساسيه'],
    ['إدارة', 'ادارة'],
    ['آثار', 'اثار'],
    ['ٱلقرآن', 'القران'],
    ['مستشفى', 'مستشفي'],
    ['مـيـاه', 'مياه'],
    ['مُحَمَّد', 'محمد'],
    ['کتاب ایران', 'كتاب ايران'],
    ['مؤسسة', 'موسسه'],
    ['ﻻجئ', 'لاجي'],
    ['\u200Fماء\u200E', 'ماء'],
  ])('takes %s and %s for the same word', (one, other) => expect(foldText(one)).toBe(foldText(other)))

  it('reads Arabic and Persian digits as ASCII ones', () => {
    expect(foldText('١٢٢٢٠ ۱۲۲۲۰')).toBe('12220 12220')
  })

  it('leaves the vowel signs of Indic and South-East Asian scripts, without which a word is another', () => {
    expect(foldText('कि')).not.toBe(foldText('क'))
    expect(foldText('ကို')).not.toBe(foldText('က'))
  })

  it('changes nothing the second time', () => {
    for (const text of ['Œuvre d’été', 'الأساسيّة والصحيّة', 'İı ß ½ ﷺ', 'ΟΔΟΣ', '½ m²'])
      expect(foldText(foldText(text))).toBe(foldText(text))
  })

  it('is a rule that a database can apply step by step and come to the same', () => {
    const stepwise = (text: string) => {
      let folded = text
        .normalize('NFKD')
        .replace(new RegExp(`[${DROPPED_CHARACTERS}]`, 'g'), '')
        .toLowerCase()
      for (const [from, to] of Object.entries(REPLACED_CHARACTERS)) folded = folded.replaceAll(from, to)
      return folded.replace(/\s+/g, ' ').trim()
    }
    for (const text of ['Œuvre d’été', 'الأساسيّة  ومؤسسة ۱۲', 'Straße Łódź', 'ΟΔΟΣ']) expect(stepwise(text)).toBe(foldText(text))
    for (const to of Object.values(REPLACED_CHARACTERS))
      expect(Object.keys(REPLACED_CHARACTERS).filter((from) => to.includes(from))).toEqual([])
  })

  it('parts words at signs, and keeps marks with their letters', () => {
    expect(foldWords('L’eau (et l’assainissement) – COVID-19')).toEqual(['l', 'eau', 'et', 'l', 'assainissement', 'covid', '19'])
    expect(foldWords('हिंदी भाषा')).toHaveLength(2)
    expect(foldWords(' – ')).toEqual([])
  })

  it('takes the Arabic article off a word, and nothing else', () => {
    expect(['الصحيه', 'والصحيه', 'بالصحيه', 'للصحيه'].map(withoutArticle)).toEqual(['صحيه', 'صحيه', 'صحيه', 'صحيه'])
    expect(['الي', 'ماء', 'health'].map(withoutArticle)).toEqual(['الي', 'ماء', 'health'])
  })
})
