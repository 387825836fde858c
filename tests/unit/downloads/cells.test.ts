import { describe, expect, test } from 'vitest'
import { guarded } from '#app/platform/http/formula-guard.ts'
import { csvCell } from '#app/features/downloads/files/write-csv.server.ts'
import { sheetCell } from '#app/features/downloads/files/sheet-text.ts'

describe('a text that somebody wrote', () => {
  test.each([
    '=HYPERLINK("http://x")',
    '+1',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u200E=1',
    '\u202E=1',
    '\uFEFF=1',
    '\u0000=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('is never calculated by a spreadsheet: %j', (text) => {
    expect(guarded(text)).toBe(`'${text}`)
  })

  test.each(['Eau potable', 'a=b', '5 kits', '«=»', 'مياه', '', '1-2', "l'eau"])('stays as it is where it is harmless: %j', (text) => {
    expect(guarded(text)).toBe(text)
  })

  test('is a text of a workbook, whatever it begins with', () => {
    expect(sheetCell({ value: '=1+1', type: 'text' }, 'A1')).toBe('<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
    expect(sheetCell({ value: '=1+1', type: 'number' }, 'A1')).toContain('inlineStr')
    expect(sheetCell({ value: 'a\u0000<b>&_x0041_', type: 'text' }, 'A1')).toContain('a\uFFFD&lt;b&gt;&amp;_x005F_x0041_')
    expect(sheetCell({ value: 'x'.repeat(40_000), type: 'text' }, 'A1').length).toBeLessThan(32_900)
  })
})

describe('a number of ours', () => {
  test('stays one, its sign too, and what was only called one does not', () => {
    expect([csvCell(-17.4, 'number'), csvCell('-1234.50', 'number'), csvCell('-1+cmd', 'number'), csvCell('-5', 'text')]).toEqual([
      '-17.4',
      '-1234.50',
      "'-1+cmd",
      "'-5",
    ])
    expect(sheetCell({ value: '-17.4', type: 'number' }, 'B2')).toBe('<c r="B2"><v>-17.4</v></c>')
  })

  test('that a workbook would round stays as it was stated', () => {
    expect(sheetCell({ value: '12345678901234567.89', type: 'number' }, 'A1')).toContain('>12345678901234567.89</t>')
  })

  test('of days is a day of the calendar of the workbook, and a text before that begins', () => {
    expect(sheetCell({ value: '2026-11-27', type: 'day' }, 'A1')).toBe('<c r="A1" s="1"><v>46353</v></c>')
    expect(sheetCell({ value: '2026-11-27T12:00:00.000Z', type: 'instant' }, 'A1')).toBe('<c r="A1" s="2"><v>46353.5</v></c>')
    expect(sheetCell({ value: '1899-01-01', type: 'day' }, 'A1')).toContain('>1899-01-01</t>')
  })
})
