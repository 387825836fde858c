import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { understandFile } from '#app/features/datasets/reading/understand-file.server.ts'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import { readSharedTexts, type XlsxWorkbook } from '#app/features/datasets/reading/xlsx-workbook.server.ts'
import { ZipArchive } from '#app/features/datasets/reading/zip-archive.server.ts'
import { kindOfFormat, plainDecimal, textOfDuration, textOfSerial } from '#app/features/datasets/reading/sheet-values.ts'
import { fileOf, prepare, understand, zipOf } from './try-files.ts'

async function workbookFile(fill: (workbook: ExcelJS.Workbook) => void): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return fileOf(new Uint8Array(await workbook.xlsx.writeBuffer()), 'book.xlsx')
}

const RELS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="Sheet" sheetId="1" r:id="r1"/></sheets></workbook>'

/** A workbook of one sheet by its rows as XML, for what no library writes. */
const sheetFile = (rows: string, more: Record<string, string> = {}) =>
  zipOf(
    {
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': WORKBOOK,
      'xl/_rels/workbook.xml.rels': RELS,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ...more,
    },
    'book.xlsx',
  )

const odsFile = (tables: string, more: Record<string, string> = {}) =>
  zipOf(
    {
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">${tables}</office:document-content>`,
      ...more,
    },
    'book.ods',
  )

async function cellsOf(file: string, table = 0) {
  const { tables, findings } = await understandFile(file, 'book')
  const found = tables[table]
  if (!found) throw new Error(JSON.stringify(findings))
  return { ...(await prepare(file, found.structure)), structure: found.structure, understood: findings }
}

describe('Excel', () => {
  test('every sheet with a cell is a table; hidden ones are told', async () => {
    const file = await workbookFile((workbook) => {
      workbook.addWorksheet('Régions').addRows([
        ['name', 'people'],
        ['Dakar', 3],
      ])
      workbook.addWorksheet('Empty')
      workbook.addWorksheet('Codes', { state: 'veryHidden' }).addRows([
        ['code', 'label'],
        ['SN01', 'Dakar'],
      ])
    })
    const { format, tables, findings } = await understandFile(file, 'book.xlsx')
    expect(format).toBe('xlsx')
    expect(tables.map(({ structure, columns }) => [structure.name, structure.sheet, columns])).toEqual([
      ['Régions', 'Régions', ['name', 'people']],
      ['Codes', 'Codes', ['code', 'label']],
    ])
    expect(findings).toEqual([{ code: 'hidden-sheet', severity: 'note', table: 'Codes' }])
  })

  test('cells become texts without loss: numbers, days, times, yes and no, formulas, errors, rich text', async () => {
    const file = await workbookFile((workbook) => {
      const sheet = workbook.addWorksheet('Values')
      sheet.addRow(['number', 'day', 'instant', 'flag', 'formula', 'rich'])
      sheet.addRow([
        0.1 + 0.2,
        new Date(Date.UTC(2024, 1, 29)),
        new Date(Date.UTC(2024, 1, 29, 13, 45, 30)),
        true,
        { formula: 'A2*2', result: 0.6 },
        { richText: [{ text: 'a' }, { text: 'b' }] },
      ])
      sheet.addRow([
        12345678901234,
        new Date(Date.UTC(1950, 0, 1)),
        null,
        false,
        { formula: '1/0', result: { error: '#DIV/0!' } as never },
        ' line\nend ',
      ])
      sheet.getCell('B2').numFmt = 'dd/mm/yyyy'
      sheet.getCell('B3').numFmt = 'dd/mm/yyyy'
      sheet.getCell('C2').numFmt = 'dd/mm/yyyy hh:mm'
      sheet.mergeCells('A5:B5')
    })
    const { cells, codes, temporary } = await cellsOf(file)
    expect(temporary).toBe(true)
    expect(cells).toEqual([
      ['0.30000000000000004', '2024-02-29', '2024-02-29T13:45:30', 'true', '0.6', 'ab'],
      ['12345678901234', '1950-01-01', '', 'false', '#DIV/0!', ' line\nend '],
    ])
    expect(codes).toEqual(expect.arrayContaining(['formulas', 'merged-cells', 'formula-error']))
  })

  test('a number is the shortest decimal that is it, though Excel writes seventeen digits', async () => {
    const { cells } = await cellsOf(
      await sheetFile('<row><c><v>0.10000000000000001</v></c><c><v>1E-7</v></c></row><row><c><v>1.5E+20</v></c><c><v>-3.0</v></c></row>'),
    )
    expect(cells).toEqual([
      ['0.1', '0.0000001'],
      ['150000000000000000000', '-3'],
    ])
  })

  test('rows and columns that are left out are empty ones; a million formatted empty rows are none', async () => {
    const gaps = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c></row><row r="4"><c r="C4"><v>4</v></c></row>'
    const empty = Array.from({ length: 50_000 }, (_, at) => `<row r="${at + 5}" s="1"><c r="A${at + 5}" s="1"/></row>`).join('')
    const { cells, structure } = await cellsOf(await sheetFile(`${gaps}${empty}<row r="1048576"/>`))
    expect(structure).toMatchObject({ header: 0, data: 1 })
    expect(cells).toEqual([
      ['', '', ''],
      ['', '', ''],
      ['', '', '4'],
    ])
  })

  test('sheets are found by their names, not by the names of their files', async () => {
    const file = await zipOf(
      {
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml':
          '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="Second" r:id="r2"/><x:sheet name="First" r:id="r1"/></x:sheets></x:workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="/xl/worksheets/data.xml"/><Relationship Id="r2" Target="worksheets/other.xml"/></Relationships>',
        'xl/worksheets/data.xml':
          '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        'xl/worksheets/other.xml': '<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>',
        'xl/vbaProject.bin': 'x',
      },
      'book.xlsm',
    )
    const { tables, findings } = await understandFile(file, 'book.xlsm')
    expect(tables.map(({ structure, first }) => [structure.name, first])).toEqual([
      ['Second', [['2']]],
      ['First', [['1']]],
    ])
    expect(findings).toEqual([{ code: 'macros', severity: 'note' }])
  })

  test('a workbook without a cell holds no table, and a broken one is told', async () => {
    expect(await understandFile(await sheetFile(''), 'book.xlsx')).toMatchObject({
      format: 'xlsx',
      tables: [],
      findings: [{ code: 'empty-file', severity: 'error' }],
    })
    expect(await understandFile(await sheetFile('<row><c></row>'), 'book.xlsx')).toMatchObject({
      tables: [],
      findings: [{ code: 'damaged-workbook', severity: 'error' }],
    })
    const entity = await sheetFile('', {
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
    })
    expect(await understandFile(entity, 'book.xlsx')).toMatchObject({ tables: [], findings: [{ code: 'damaged-workbook' }] })
  })

  test('what a parser would have to hold is refused while it is small: elements without an end, attributes, texts and sheets by the million', async () => {
    const found = async (parts: Record<string, string>) => (await understandFile(await sheetFile('', parts), 'book.xlsx')).findings
    const damaged = [expect.objectContaining({ code: 'damaged-workbook', severity: 'error' })]
    expect(await found({ 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</worksheet>` })).toEqual(damaged)
    const many = Array.from({ length: 2000 }, (_, at) => `a${at}=""`).join(' ')
    expect(await found({ 'xl/worksheets/sheet1.xml': `<worksheet ${many}/>` })).toEqual(damaged)
    const sheets = '<sheet name="S" r:id="r1"/>'.repeat(50)
    expect(await found({ 'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>` })).toEqual(damaged)
    const shared = await zipOf({ 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(2000)}</sst>` })
    const zip = await ZipArchive.open(shared, { ...READING_LIMITS, sharedChars: 10_000 })
    const workbook = { zip, sheets: [{}], countsFrom1904: false, styles: [], hasMacros: false } as unknown as XlsxWorkbook
    await expect(readSharedTexts(workbook, zip.limits)).rejects.toMatchObject({ finding: { code: 'archive-too-large' } })
    zip.close()
  })

  test('workbooks of before 2007 and encrypted ones are told apart', async () => {
    const container = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le'), Buffer.alloc(600)])
    expect((await understand(container('Workbook'), 'a.xls')).findings).toEqual([{ code: 'old-excel', severity: 'error' }])
    expect((await understand(container('EncryptedPackage'), 'a.xlsx')).findings).toEqual([{ code: 'encrypted', severity: 'error' }])
  })
})

describe('OpenDocument', () => {
  const cell = (text: string, attributes = '') => `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`

  test('values count, not what their formats show; remarks beside cells are no text of theirs', async () => {
    const file = await odsFile(`<table:table table:name="T">
      <table:table-row>${cell('n')}${cell('d')}${cell('t')}${cell('b')}${cell('s')}</table:table-row>
      <table:table-row>
        ${cell('1 234,50', 'office:value-type="float" office:value="1234.5"')}
        ${cell('29/02/24', 'office:value-type="date" office:date-value="2024-02-29"')}
        ${cell('01:30', 'office:value-type="time" office:time-value="PT25H30M00S"')}
        ${cell('VRAI', 'office:value-type="boolean" office:boolean-value="true"')}
        <table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>
      </table:table-row></table:table>`)
    expect((await cellsOf(file)).cells).toEqual([['1234.5', '2024-02-29', '25:30:00', 'true', 'a  b\nc']])
  })

  test('rows and cells that repeat are there as often; a million empty ones cost nothing', async () => {
    const file = await odsFile(`<table:table table:name="T">
      <table:table-row>${cell('a')}${cell('b')}</table:table-row>
      <table:table-row table:number-rows-repeated="3">${cell('x', 'table:number-columns-repeated="2"')}</table:table-row>
      <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`)
    expect((await cellsOf(file)).cells).toEqual([
      ['x', 'x'],
      ['x', 'x'],
      ['x', 'x'],
    ])
  })

  test('repetitions that would fill a disk are refused', async () => {
    const file = await odsFile(
      `<table:table table:name="T"><table:table-row table:number-rows-repeated="1000000">${cell('x', 'table:number-columns-repeated="1000"')}</table:table-row></table:table>`,
    )
    expect(await understandFile(file, 'book.ods')).toMatchObject({
      tables: [],
      findings: [{ code: 'archive-too-large', severity: 'error' }],
    })
  })

  test('hidden sheets and encrypted files are told', async () => {
    const hidden = await odsFile(
      `<style:style style:name="h"><style:table-properties table:display="false"/></style:style><table:table table:name="T" table:style-name="h"><table:table-row>${cell('a')}</table:table-row></table:table>`,
    )
    expect((await understandFile(hidden, 'book.ods')).findings).toEqual([{ code: 'hidden-sheet', severity: 'note', table: 'T' }])
    const encrypted = await odsFile('', {
      'META-INF/manifest.xml': '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
    })
    expect((await understandFile(encrypted, 'book.ods')).findings).toEqual([{ code: 'encrypted', severity: 'error' }])
  })
})

test.each([
  ['General', 'number'],
  ['0.00', 'number'],
  ['#,##0 "days"', 'number'],
  ['dd/mm/yyyy', 'date'],
  ['mmm\\-yy', 'date'],
  ['[$-40C]d mmmm yyyy;@', 'date'],
  ['yyyy-mm-dd hh:mm:ss', 'datetime'],
  ['h:mm AM/PM', 'time'],
  ['[h]:mm:ss', 'time'],
  ['[Red]0.0', 'number'],
])('cells of the format %s hold a %s', (format, kind) => {
  expect(kindOfFormat(format)).toBe(kind)
})

test('serial numbers are days by both calendars of Excel', () => {
  expect(textOfSerial(1, 'date', false)).toBe('1900-01-01')
  expect(textOfSerial(61, 'date', false)).toBe('1900-03-01')
  expect(textOfSerial(45351, 'date', false)).toBe('2024-02-29')
  expect(textOfSerial(43889, 'date', true)).toBe('2024-02-29')
  expect(textOfSerial(45351.5, 'date', false)).toBe('2024-02-29T12:00:00')
  expect(textOfSerial(0.75, 'time', false)).toBe('18:00:00')
  expect(textOfSerial(-1, 'date', false)).toBe('-1')
  expect(plainDecimal(1e21)).toBe('1000000000000000000000')
  expect(textOfDuration('PT12H30M15.250S')).toBe('12:30:15.25')
})
