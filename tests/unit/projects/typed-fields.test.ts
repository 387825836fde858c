import { describe, expect, test } from 'vitest'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { readPosted } from '#app/features/provenance/posted-edits.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What becomes of one field as a person typed it: its value, or the key of the refusal. */
function typed(name: string, text: string, language: Language = 'fr') {
  const form = new FormData()
  form.set(name, text)
  const { edits, problems } = readPosted(form, projectFields(language), {})
  const [problem] = problems
  return problem ? `refused: ${problem.messageKey}` : edits[0]?.value
}

describe('an officer types an amount', () => {
  const amount = 'transactions/r1abc/value/amount'

  test.each([
    ['1234.50', '1234.50'],
    ['1234,5', '1234.5'],
    ['1 234 567,80', '1234567.80'],
    ['1\u202f234\u00a0567', '1234567'],
    ['1.234.567,80', '1234567.80'],
    ['1,234,567.80', '1234567.80'],
    ['١٬٢٣٤٫٥٠', '1234.50'],
    ['۱۲۳۴', '1234'],
    ['١٫٢٣٤', '1.234'],
    ["12'500", '12500'],
    ['−350,25', '-350.25'],
    ['007', '7'],
    [',5', '0.5'],
    ['-0', '0'],
  ])('%s is kept as %s', (text, kept) => expect(typed(amount, text)).toBe(kept))

  test.each(['douze', '12 EUR', '1e6', '--5', '1,2,3', '', ' '].filter((text) => text.trim()))('%s is refused', (text) =>
    expect(typed(amount, text)).toBe('refused: amount'),
  )

  test('25,000 means one thing in English and is not guessed elsewhere', () => {
    expect(typed(amount, '25,000', 'en')).toBe('25000')
    expect(typed(amount, '25,000', 'fr')).toBe('refused: amountTwoWays')
    expect(typed(amount, '25.000', 'pt')).toBe('refused: amountTwoWays')
    expect(typed(amount, '25.000', 'en')).toBe('25.000')
  })

  test('more digits than an amount can have are refused', () => {
    expect(typed(amount, '1'.repeat(18))).toBe('1'.repeat(18))
    expect(typed(amount, '1'.repeat(19))).toBe('refused: amountSize')
    expect(typed(amount, '1.1234567')).toBe('refused: amountSize')
  })
})

describe('an officer types a date', () => {
  test.each(['2026-03-15', '٢٠٢٦-٠٣-١٥', '2024-02-29', ' 2026-03-15 '])('%s is a day', (text) =>
    expect(typed('plannedStart', text)).toMatch(/^20\d\d-0[23]-\d\d$/),
  )
  test.each(['0000-01-01', '0024-05-01', '2023-02-29', '2026-13-01', '2026-3-5', '15/03/2026', 'demain', '12026-01-01'])(
    '%s is refused',
    (text) => expect(typed('plannedStart', text)).toBe('refused: day'),
  )
})

describe('an officer types coordinates', () => {
  test.each([
    ['lat', '14,69', 14.69],
    ['lat', '١٤٫٦٩', 14.69],
    ['lat', '-90', -90],
    ['lon', '−17.44', -17.44],
    ['lon', '180°', 180],
    ['lat', '0', 0],
  ])('%s %s is %d', (axis, text, value) => expect(typed(`places/p1ab/point/${axis}`, text)).toBe(value))

  test('latitude 91 and longitude −181 are nowhere', () => {
    expect(typed('places/p1ab/point/lat', '91')).toBe('refused: latitude')
    expect(typed('places/p1ab/point/lon', '-181')).toBe('refused: longitude')
  })
})

describe('an officer types a percentage', () => {
  test.each([
    ['33,33', '33.33'],
    ['100', '100'],
    ['0', '0'],
    ['٥٠٪', '50'],
    ['12.5 %', '12.5'],
  ])('%s is kept as %s', (text, kept) => expect(typed('sectors/s1ab/percentage', text)).toBe(kept))

  test('below nothing and above all are refused', () => {
    expect(typed('sectors/s1ab/percentage', '-1')).toBe('refused: percentageRange')
    expect(typed('sectors/s1ab/percentage', '100.01')).toBe('refused: percentageRange')
    expect(typed('sectors/s1ab/percentage', 'la moitié')).toBe('refused: percentage')
  })
})

describe('an officer types an address of the web', () => {
  test.each(['https://example.org/rapport.pdf', 'http://example.org', 'HTTPS://example.org/a?b=c#d'])('%s is one', (text) =>
    expect(typed('documents/d1ab/url', text)).toBe(text),
  )
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'example.org',
    '//example.org',
  ])('%s is refused for its scheme', (text) => expect(typed('documents/d1ab/url', text)).toBe('refused: webScheme'))
  test.each(['https://', 'http:// example.org', 'https://exa mple.org/'])('%s is not complete', (text) =>
    expect(typed('documents/d1ab/url', text)).toMatch(/^refused: web/),
  )
})

describe('an officer chooses codes', () => {
  test('known codes are kept, unknown ones refused', () => {
    expect(typed('iatiStatus', '2')).toBe('2')
    expect(typed('iatiStatus', '9')).toBe('refused: unknownCode')
    expect(typed('defaultCurrency', 'XOF')).toBe('XOF')
    expect(typed('defaultCurrency', 'XXY')).toBe('refused: unknownCode')
    expect(typed('countries/c1ab/code', 'SN')).toBe('SN')
    expect(typed('countries/c1ab/code', 'QQ')).toBe('refused: unknownCode')
  })

  test('an identifier has no blank and no slash', () => {
    expect(typed('iatiIdentifier', 'SN-MEA-2026-014')).toBe('SN-MEA-2026-014')
    expect(typed('iatiIdentifier', 'SN MEA')).toBe('refused: identifier')
    expect(typed('iatiIdentifier', 'SN/MEA')).toBe('refused: identifier')
  })
})

describe('an officer writes texts', () => {
  test('a title of three hundred thousand characters is refused with its length, a thousand are kept', () => {
    expect(typed('title@fr', 'é'.repeat(1000))).toBe('é'.repeat(1000))
    const form = new FormData()
    form.set('title@fr', 'x'.repeat(300_000))
    const { problems, typed: kept } = readPosted(form, projectFields('fr'), {})
    expect(problems).toEqual([{ name: 'title@fr', messageKey: 'tooLong', params: { count: 300_000, limit: 1000 } }])
    expect(kept['title@fr']).toHaveLength(300_000)
  })

  test('texts come in any BCP 47 language, and only under a tag that is one', () => {
    expect(typed('title@wo', 'Ndox')).toBe('Ndox')
    expect(typed('title@pt-BR', 'Água')).toBe('Água')
    expect(typed('title@ff-Adlm', '𞤐')).toBe('𞤐')
    expect(typed('title@not a tag', 'x')).toBeUndefined()
    expect(typed('title@../x', 'x')).toBeUndefined()
  })
})

test('a field that no form of a project has makes no edit', () => {
  expect(typed('workspaceId', 'x')).toBeUndefined()
  expect(typed('transactions/r1abc/secret', 'x')).toBeUndefined()
  expect(typed('transactions/R1/type', '3')).toBeUndefined()
})
