import { describe, expect, test } from 'vitest'
import { countryOfAlpha3 } from '#app/features/classifications/alpha3.ts'
import { listCountries } from '#app/features/classifications/countries.ts'
import { readGeometry } from '#app/features/datasets/views/map/geometry.ts'
import { countryOf, matchAreas } from '#app/features/datasets/views/map/match-areas.server.ts'
import { readRange } from '#app/features/datasets/views/pdf-answer.server.ts'
import { valueOfText } from '#app/features/datasets/views/written-value.ts'
import { areasNamed } from '#app/features/places/named-areas.server.ts'

const texts = (...names: string[]) => names.map((text) => ({ text, beside: null }))

describe('a place that a table names', () => {
  test('is a country by two letters, three letters or its name in any language', () => {
    expect(['SN', 'sen', 'Sénégal', 'السنغال', 'Senegal'].map(countryOf)).toEqual(['SN', 'SN', 'SN', 'SN', 'SN'])
    expect(countryOf('Atlantide')).toBeNull()
  })

  test('is a first-level area however its name is spelled', () => {
    for (const name of ['Thiès', 'THIES', 'Région de Thiès', 'thies region']) expect(areasNamed(name)).toEqual(['SN-TH'])
  })

  test('belongs to the country of most of the others where several countries have the name', () => {
    const found = matchAreas(texts('Nord', 'Centre-Est', 'Sahel', 'Boucle du Mouhoun', 'Centre'), 'adminName', [])
    expect(new Set(found.map((area) => area?.slice(0, 2)))).toEqual(new Set(['BF']))
  })

  test('belongs to the countries of the dataset, where it says them', () => {
    expect(matchAreas(texts('Dakar', 'Gao'), 'adminName', ['ML'])).toEqual([null, 'ML-7'])
  })

  test('belongs to the country beside it', () => {
    expect(matchAreas([{ text: 'Littoral', beside: 'BEN' }, { text: 'Littoral', beside: 'Cameroun' }], 'adminName', [])).toEqual(['BJ-LI', 'CM-LT']) // prettier-ignore
  })

  test('of a P-code is the area that the name beside it says, never a guess by number', () => {
    expect(
      matchAreas(
        [
          { text: 'SN01', beside: 'Dakar' },
          { text: 'SN02', beside: null },
          { text: 'SN-TH', beside: null },
          { text: 'SN03', beside: 'Gao' },
        ],
        'pcode',
        [],
      ),
    ).toEqual(['SN-DK', null, 'SN-TH', null])
  })
})

test('every country has its code of three letters', () => {
  const known = new Set(
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((a) =>
      [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((b) => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((c) => countryOfAlpha3(a + b + c))),
    ),
  )
  expect(listCountries('en').filter(({ code }) => !known.has(code))).toEqual([])
})

describe('a geometry of a cell', () => {
  test('is read from GeoJSON and from well-known text', () => {
    expect(readGeometry('{"type":"Point","coordinates":[-17.4,14.7]}')).toEqual({ type: 'Point', coordinates: [-17.4, 14.7] })
    expect(readGeometry('POINT Z (-17.4 14.7 30)')).toEqual({ type: 'Point', coordinates: [-17.4, 14.7] })
    expect(readGeometry('MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))')).toEqual({ type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] }) // prettier-ignore
  })

  test.each([
    '',
    'null',
    '{',
    '{"type":"Point"}',
    'POINT EMPTY',
    'POINT(x y)',
    '{"type":"Point","coordinates":[500,14]}',
    'POLYGON((0 0,1 1))',
  ])('that is none is left out: %s', (text) => {
    expect(readGeometry(text)).toBeNull()
  })
})

describe('a value that somebody types into a filter', () => {
  test('may be written as the file writes its column', () => {
    expect(valueOfText({ type: 'decimal', decimal: ',', group: ' ' }, '1 234,5')).toBe('1234.5')
    expect(valueOfText({ type: 'decimal', decimal: ',', group: ' ' }, '1234.5')).toBe('1234.5')
    expect(valueOfText({ type: 'integer' }, '٢٥')).toBe('25')
    expect(valueOfText({ type: 'date', dateOrder: 'DMY' }, '31/1/2024')).toBe('2024-01-31')
    expect(valueOfText({ type: 'datetime', dateOrder: 'DMY' }, '31/01/2024 9:30')).toBe('2024-01-31 09:30')
    expect(valueOfText({ type: 'boolean' }, 'Oui')).toBe('true')
  })

  test('is none of its column where it cannot be read as one', () => {
    expect(valueOfText({ type: 'integer' }, 'beaucoup')).toBeNull()
    expect(valueOfText({ type: 'date', dateOrder: 'DMY' }, '31/02/2024')).toBeNull()
  })
})

test('a part of a file is asked for as browsers do', () => {
  expect(readRange('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 })
  expect(readRange('bytes=900-', 1000)).toEqual({ start: 900, end: 999 })
  expect(readRange('bytes=-100', 1000)).toEqual({ start: 900, end: 999 })
  expect(readRange('bytes=1000-', 1000)).toBe('unsatisfiable')
  expect(readRange('bytes=-0', 1000)).toBe('unsatisfiable')
  expect(readRange('bytes=0-1,5-6', 1000)).toBeNull()
  expect(readRange(null, 1000)).toBeNull()
})
