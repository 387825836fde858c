import { describe, expect, test } from 'vitest'
import { cellText, codeOfCell, LONGEST_CELL, readDay, readYesNo, saysStored, valueOfCell } from '#app/features/bulk/sheets/cell-text.ts'
import { columnLetters, sheetRowText } from '#app/features/bulk/sheets/sheet-cell.ts'
import { unescaped } from '#app/features/datasets/reading/xlsx-workbook.server.ts'

/** Texts put together from what programs of spreadsheets trip over. */
function* texts(): Generator<string> {
  const pieces = [
    '=',
    '+',
    '-',
    '@',
    "'",
    '"',
    ' ',
    '\t',
    '\n',
    '\u200b',
    '\u200f',
    '\ufeff',
    '_x000D_',
    '1',
    'ا',
    '&',
    '<',
    ',',
    ';',
    '＝',
    'é',
  ]
  let seed = 7
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  for (let at = 0; at < 3000; at += 1)
    yield Array.from({ length: 1 + Math.floor(next() * 6) }, () => pieces[Math.floor(next() * pieces.length)]).join('')
}

describe('a cell', () => {
  test('never begins as a formula does, and comes back as what it was', () => {
    for (const text of texts()) {
      const cell = cellText(text, 'text')
      expect(cell).not.toMatch(/^[=+\-@＝]/)
      expect(valueOfCell(cell)).toBe(text)
      expect(saysStored(cell, text, 'text')).toBe(true)
    }
  })

  test('holds any text in a workbook without loss', () => {
    for (const text of texts()) {
      const xml = sheetRowText([{ value: text, type: 'text' }], 1)
      const held = /<t xml:space="preserve">(.*)<\/t>/s.exec(xml)?.[1] ?? ''
      const read = unescaped(held.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
      expect(valueOfCell(read)).toBe(text)
    }
    expect(sheetRowText([{ value: 'a\rb\u0001_x0041_', type: 'text' }], 1)).toContain('a_x000D_b_x0001__x005F_x0041_')
  })

  test('that is too long for a program stands for the text it was cut from', () => {
    const long = 'é'.repeat(LONGEST_CELL + 10)
    const cell = cellText(long, 'text')
    expect(cell).toHaveLength(LONGEST_CELL)
    expect(saysStored(cell, long, 'text')).toBe(true)
    expect(saysStored(`${cell.slice(0, -2)}x…`, long, 'text')).toBe(false)
  })

  test('says the same number in other digits and zeros', () => {
    for (const cell of ['1234.5', '1234,50', '١٢٣٤٫٥', '1 234,5']) expect(saysStored(cell, '1234.50', 'number')).toBe(true)
    expect(saysStored('1234.51', '1234.50', 'number')).toBe(false)
    expect(saysStored('', '0', 'number')).toBe(false)
  })
})

test('days are read in the ways that people write them', () => {
  expect(
    ['2026-03-05', '2026/3/5', '05/03/2026', '5.3.2026', '٠٥/٠٣/٢٠٢٦', '2026-03-05T00:00:00'].map((text) => readDay(text, 'fr')),
  ).toEqual(Array.from({ length: 6 }, () => '2026-03-05'))
  expect([readDay('05/03/2026', 'en'), readDay('25/03/2026', 'en'), readDay('03/25/2026', 'en'), readDay('5.3.2026', 'en')]).toEqual([
    null,
    '2026-03-25',
    '2026-03-25',
    '2026-03-05',
  ])
  expect(readDay('bientôt', 'fr')).toBe('bientôt')
})

test('yes, no and codes are read in every language', () => {
  expect(['Oui', 'TRUE', 'sí', 'نعم', '١'].map(readYesNo)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes'])
  expect(['Non', 'FAUX', 'não', 'لا'].map(readYesNo)).toEqual(['no', 'no', 'no', 'no'])
  expect([codeOfCell('14030 – Eau potable'), codeOfCell(' ١٤٠٣٠ '), codeOfCell('SN')]).toEqual(['14030', '14030', 'SN'])
})

test('columns are named as programs name them', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
