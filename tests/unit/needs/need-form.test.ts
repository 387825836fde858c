import { coversMore } from '#app/features/needs/coverage.ts'
import { describe, expect, test } from 'vitest'
import { linkPath } from '#app/features/needs/edit-names.ts'
import { needProblems } from '#app/features/needs/edit-rules.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import type { NeedFacts } from '#app/features/needs/content.ts'
import { toParts } from '#app/features/provenance/content.ts'
import { applyEdits } from '#app/features/provenance/edits.ts'
import { fieldLabelKey, fieldValues } from '#app/features/provenance/field-names.ts'
import { readPosted } from '#app/features/provenance/posted-edits.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { needContent } from '#tests/support/contents.ts'

const PROJECT = '01999999-0000-7000-8000-000000000002'

function typed(fields: Record<string, string>, language: Language = 'fr', linkable: string[] = []) {
  const form = new FormData()
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  return readPosted(form, needFields(language, new Set(linkable)), {})
}

const value = (name: string, text: string, language: Language = 'fr') => typed({ [name]: text }, language).edits[0]?.value
const refusal = (name: string, text: string) => typed({ [name]: text }).problems[0]?.messageKey
const problems = (facts: Partial<NeedFacts>) =>
  needProblems(toParts(NEED_SHAPE, needContent({ facts: { ...needContent().facts, ...facts } }))).map(
    ({ name, messageKey }) => `${name} ${messageKey}`,
  )

describe('an officer who fills in a need', () => {
  test('writes how many people it concerns with the digits and separators of any of the languages', () => {
    for (const text of ['12500', '12 500', '12\u202f500', '12,500', '12.500', '١٢٬٥٠٠', '۱۲۵۰۰', '12’500'])
      expect(value('peopleAffected', text), text).toBe(12500)
    for (const text of ['12,5', '1250,50', '-3', 'mille', '1e3']) expect(refusal('peopleAffected', text), text).toBe('count')
  })

  test('chooses one of five levels and four kinds, and nothing else', () => {
    expect(value('severity', '5')).toBe(5)
    expect(refusal('severity', '6')).toBe('unknownCode')
    expect(refusal('severity', '0')).toBe('unknownCode')
    expect(value('kind', 'expertise')).toBe('expertise')
    expect(refusal('kind', 'charity')).toBe('unknownCode')
  })

  test('names the main sector by a code of five digits, not by a group', () => {
    expect(value('sector', '14030')).toBe('14030')
    expect(refusal('sector', '140')).toBe('unknownCode')
    expect(refusal('sector', '99999')).toBe('unknownCode')
  })

  test('asks for a sum whose zeros stay as they were written', () => {
    expect(value('facts/money/amount', '1234,50')).toBe('1234.50')
    expect(value('facts/money/amount', '25,000', 'en')).toBe('25000')
    expect(refusal('facts/money/amount', '25,000')).toBe('amountTwoWays')
    expect(refusal('facts/money/currency', 'XXZ')).toBe('unknownCode')
  })

  test('is told which half of a sum or a quantity is missing, and that nothing is asked for with zero', () => {
    expect(problems({ money: { amount: '5' } })).toContain('facts/money/currency needed')
    expect(problems({ money: { amount: '0.00', currency: 'EUR' } })).toContain('facts/money/amount aboveZero')
    expect(problems({ quantity: { number: '-2', unit: 'kits' } })).toContain('facts/quantity/number aboveZero')
    expect(problems({ quantity: { number: '2', unit: '' } })).toContain('facts/quantity/unit needed')
    expect(problems({ money: { amount: '5', currency: 'EUR' } })).toEqual([])
  })

  test('cannot end a need before it begins, nor cover less than nothing', () => {
    expect(problems({ from: '2026-06-01', to: '2026-05-31' })).toEqual(['to endBeforeStart'])
    expect(problems({ from: '2026-06-01', to: '2026-06-01' })).toEqual([])
    expect(problems({ covered: '-1' })).toEqual(['covered notNegative'])
  })

  test('cannot let the public see a place more finely than it is known', () => {
    const place = { point: { lat: 14.1, lon: -15.5 }, country: 'SN', precision: 'admin1', publicPrecision: 'settlement' } as const
    expect(problems({ place })).toEqual(['facts/place/publicPrecision publicFiner'])
  })

  test('links only a project that may be linked, and once', () => {
    const name = `${linkPath(PROJECT)}/projectId`
    expect(typed({ [name]: PROJECT }).problems).toEqual([{ name, messageKey: 'notLinkable' }])
    expect(typed({ [name]: PROJECT }, 'fr', [PROJECT]).edits).toEqual([{ path: name, value: PROJECT }])
    const twice = needContent({ projects: ['r0000001', 'r0000002'].map((id) => ({ id, projectId: PROJECT })) })
    expect(needProblems(toParts(NEED_SHAPE, twice))).toEqual([{ name: 'projects/r0000002/projectId', messageKey: 'twice' }])
  })
})

describe('a fact of several fields', () => {
  const parts = toParts(NEED_SHAPE, needContent())

  test('is shown field by field in the form', () => {
    const values = fieldValues(parts, needFields('fr'))
    expect(values).toMatchObject({
      'facts/place/point/lat': '14.1',
      'facts/place/country': 'SN',
      'facts/quantity/unit': 'kits',
      kind: 'goods',
    })
  })

  test('keeps what was not changed when one of its fields is', () => {
    const { parts: after, changes } = applyEdits(parts, [{ path: 'facts/place/name', lang: 'fr', value: 'Kaffrine' }])
    expect(after.get('facts')).toMatchObject({ kind: 'goods', place: { name: { fr: 'Kaffrine' }, country: 'SN' } })
    expect(changes).toEqual([{ path: 'facts/place/name', lang: 'fr', before: null, after: 'Kaffrine' }])
  })

  test('is gone once all its fields are', () => {
    const edits = ['number', 'unit'].map((field) => ({ path: `facts/quantity/${field}`, value: undefined }))
    expect(applyEdits(parts, edits).parts.get('facts')).not.toHaveProperty('quantity')
  })

  test('has labels of its own', () => {
    expect(fieldLabelKey('facts/place/name@ar')).toBe('place-name')
    expect(fieldLabelKey('projects/r0000001/projectId')).toBe('projects-projectId')
  })
})

test('covered may be more than asked, and is noticed', () => {
  expect(coversMore('20', '12')).toBe(true)
  expect(coversMore('12.00', '12')).toBe(false)
  expect(coversMore('20', null)).toBe(false)
  expect(coversMore('beaucoup', '12')).toBe(false)
})
