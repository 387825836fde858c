import { describe, expect, test } from 'vitest'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { applyEdits } from '#app/features/provenance/edits.ts'
import { fieldLabelKey, fieldPattern, fieldValues } from '#app/features/provenance/field-names.ts'
import { readPosted, withWholeNewRows } from '#app/features/provenance/posted-edits.ts'

const kinds = projectFields('fr')

const held: Parts = new Map<string, JsonObject>([
  ['facts', { iatiStatus: '2', humanitarian: true, defaultCurrency: 'EUR' }],
  ['text/fr', { title: 'Eau', description: 'Des puits' }],
  ['text/ar', { title: 'ماء' }],
  [
    'transactions/r0000001',
    { type: '3', value: { amount: '1234.50' }, description: { fr: 'Versement' }, provider: { ref: 'X', activity: 'X-1' } },
  ],
  ['places/p0000001', { name: { fr: 'Thiès' }, point: { lat: 14.79, lon: -16.93 }, precision: 'settlement', publicPrecision: 'admin1' }],
])

function posted(fields: Record<string, string>, parts: Parts = held) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const read = readPosted(form, kinds, fieldValues(parts, kinds))
  return { ...read, edits: withWholeNewRows(read.edits, parts, (table) => (table === 'sectors' ? { vocabulary: '1' } : {})) }
}

test('a form shows each stored field under the path of its edit', () => {
  expect(fieldValues(held, kinds)).toEqual({
    iatiStatus: '2',
    humanitarian: 'yes',
    defaultCurrency: 'EUR',
    'title@fr': 'Eau',
    'description@fr': 'Des puits',
    'title@ar': 'ماء',
    'transactions/r0000001/type': '3',
    'transactions/r0000001/value/amount': '1234.50',
    'transactions/r0000001/description@fr': 'Versement',
    'transactions/r0000001/provider/ref': 'X',
    'places/p0000001/name@fr': 'Thiès',
    'places/p0000001/point/lat': '14.79',
    'places/p0000001/point/lon': '-16.93',
    'places/p0000001/precision': 'settlement',
    'places/p0000001/publicPrecision': 'admin1',
  })
})

describe('an officer sends a form', () => {
  test('what was left as it is makes no edit', () => {
    expect(posted(fieldValues(held, kinds)).edits).toEqual([])
  })

  test('a number left as it is makes none in the digits of another reader, odd as it may be', () => {
    const parts: Parts = new Map<string, JsonObject>([
      ['sectors/r0000001', { vocabulary: '1', code: '14030', percentage: '150' }],
      ['transactions/r0000001', { value: { amount: '1.234' } }],
    ])
    const read = posted({ 'sectors/r0000001/percentage': '١٥٠', 'transactions/r0000001/value/amount': '١٫٢٣٤' }, parts)
    expect(read).toMatchObject({ edits: [], problems: [] })
  })

  test('one language is changed and the others are not named', () => {
    expect(posted({ 'title@fr': 'Eau potable', 'title@ar': 'ماء' }).edits).toEqual([{ path: 'title', lang: 'fr', value: 'Eau potable' }])
  })

  test('a text in a language that is not registered is not taken, unless the record holds it already', () => {
    expect(posted({ 'title@zz-ZZ-x-foo': 'Eau', 'title@snf': 'Masuk' }).edits).toEqual([{ path: 'title', lang: 'snf', value: 'Masuk' }])
    const imported: Parts = new Map<string, JsonObject>([['text/zz', { title: 'Water' }]])
    expect(posted({ 'title@zz': '' }, imported).edits).toEqual([{ path: 'title', lang: 'zz', value: undefined }])
  })

  test('an emptied field is taken away', () => {
    expect(posted({ 'title@fr': ' ', defaultCurrency: '' }).edits).toEqual(
      [
        { path: 'title', lang: 'fr', value: undefined },
        { path: 'defaultCurrency', lang: undefined, value: undefined },
      ].map(({ lang, ...edit }) => (lang ? { ...edit, lang } : edit)),
    )
  })

  test('one field of a row is one edit, and what the form does not show stays', () => {
    const { edits } = posted({ 'transactions/r0000001/value/amount': '1500', 'transactions/r0000001/provider/ref': 'Y' })
    const after = applyEdits(held, edits).parts.get('transactions/r0000001')
    expect(edits).toHaveLength(2)
    expect(after).toEqual({
      type: '3',
      value: { amount: '1500' },
      description: { fr: 'Versement' },
      provider: { ref: 'Y', activity: 'X-1' },
    })
  })

  test('a new row comes as one edit', () => {
    expect(posted({ 'sectors/s0000001/code': '11220', 'sectors/s0000001/percentage': '99,99' }).edits).toEqual([
      { path: 'sectors/s0000001', value: { vocabulary: '1', code: '11220', percentage: '99.99' } },
    ])
  })

  test('a new row that was left blank is none', () => {
    expect(posted({ 'sectors/s0000001/code': '', 'sectors/s0000001/percentage': ' ' }).edits).toEqual([])
  })

  test('one wrong value does not lose the others', () => {
    const { problems, typed } = posted({ plannedStart: '0000-01-01', 'title@fr': 'Eau', 'title@es': 'Agua' })
    expect(problems).toEqual([{ name: 'plannedStart', messageKey: 'day', params: {} }])
    expect(typed).toEqual({ plannedStart: '0000-01-01', 'title@fr': 'Eau', 'title@es': 'Agua' })
  })

  test('what a source stated oddly does not stand in the way of the rest', () => {
    const odd: Parts = new Map([['facts', { plannedStart: '2014', iatiStatus: '2' }]])
    const { problems, edits } = posted({ plannedStart: '2014', iatiStatus: '3' }, odd)
    expect(problems).toEqual([])
    expect(edits).toEqual([{ path: 'iatiStatus', value: '3' }])
  })

  test('of a box and the blank before it, the box counts', () => {
    const form = new FormData()
    form.append('humanitarian', '')
    form.append('humanitarian', 'yes')
    expect(readPosted(form, kinds, {}).edits).toEqual([{ path: 'humanitarian', value: true }])
  })
})

test('a name leads to its pattern and to its label', () => {
  expect(fieldPattern('transactions/r1/description@ar')).toBe('transactions/*/description@')
  expect(fieldLabelKey('transactions/r1/value/amount')).toBe('transactions-value-amount')
  expect(fieldLabelKey('title@fr')).toBe('title')
  expect(fieldLabelKey('transactions/r1')).toBe('transactions')
})
