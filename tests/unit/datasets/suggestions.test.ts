import { describe, expect, test } from 'vitest'
import { suggestReading } from '#app/features/datasets/reading/suggest-readings.ts'
import { suggestRole } from '#app/features/datasets/reading/suggest-roles.ts'
import { onlyTable } from './try-files.ts'

const reading = (texts: string[], delimiter = ',') => suggestReading(texts, { delimiter }).reading

describe('how a column is read', () => {
  test.each([
    [{ type: 'integer' }, ['1', '-2', '0', '12000']],
    [{ type: 'decimal', decimal: '.' }, ['1.5', '2', '-0.25']],
    [{ type: 'decimal', decimal: ',' }, ['1,5', '22,25']],
    [{ type: 'decimal', decimal: '.' }, ['14.693', '17.447']],
    [{ type: 'integer', group: ',' }, ['1,234', '56,789', '12']],
    [{ type: 'decimal', decimal: '.', group: ',' }, ['1,234,567.5', '12']],
    [{ type: 'integer', group: '.' }, ['1.234.567', '12.000']],
    [{ type: 'decimal', decimal: ',', group: '.' }, ['1.234,5', '12']],
    [{ type: 'integer', group: '\u202f' }, ['1\u202f234', '56\u202f789\u202f000']],
    [{ type: 'decimal', decimal: ',', group: ' ' }, ['1 234,5', '12 000']],
    [{ type: 'decimal', decimal: '.', group: "'" }, ["1'234.5", '12']],
    [{ type: 'integer' }, ['١٢٣', '٤٥', '۶']],
    [{ type: 'decimal', decimal: '.' }, ['1e5', '2.5E-3']],
    [{ type: 'decimal', decimal: '.' }, ['14.693400000000000123', '1.5']],
    [{ type: 'boolean' }, ['oui', 'Non', 'OUI']],
    [{ type: 'boolean' }, ['true', 'FALSE']],
    [{ type: 'date', dateOrder: 'YMD' }, ['2024-02-29', '2024-12-01']],
    [{ type: 'date', dateOrder: 'DMY' }, ['29/02/2024', '01/12/2024']],
    [{ type: 'date', dateOrder: 'MDY' }, ['02/29/2024', '12/01/2024']],
    [{ type: 'datetime', dateOrder: 'YMD' }, ['2024-02-29T13:45:00Z', '2024-02-29 13:45', '2024-02-29T13:45:00.123+01:00']],
    [{ type: 'datetime', dateOrder: 'DMY' }, ['29/02/2024 13:45', '01/12/2024 01:00:00']],
    [{ type: 'text' }, ['007', '008', '120']],
    [{ type: 'text' }, ['+221 33 800 00 00', '+221 77 000 00 00']],
    [{ type: 'text' }, ['12345678901234567890', '12345678901234567891']],
    [{ type: 'text' }, ['SN01', 'SN02']],
    [{ type: 'text' }, ['30/02/2024', '31/04/2024']],
    [{ type: 'text' }, ['', '  ']],
    [{ type: 'integer' }, [...Array.from({ length: 19 }, (_, at) => String(at)), 'unknown', 'N/A', '']],
  ])('is %o by its texts', (expected, texts) => {
    expect(reading(texts)).toEqual(expected)
  })

  test('a comma is a fraction where semicolons separate cells, thousands where commas do', () => {
    expect(reading(['1,234', '5,678'], ';')).toEqual({ type: 'decimal', decimal: ',' })
    expect(reading(['1,234', '5,678'], ',')).toEqual({ type: 'integer', group: ',' })
    expect(reading(['0,123', '5,678'], ',')).toEqual({ type: 'decimal', decimal: ',' })
  })

  test('a person is asked where day and month could be each other', async () => {
    expect(suggestReading(['01/02/2024', '03/04/2024'])).toEqual({ reading: { type: 'date', dateOrder: 'DMY' }, isAmbiguousDate: true })
    expect(suggestReading(['05/05/2024']).isAmbiguousDate).toBe(false)
    expect((await onlyTable('id,day,end\n1,01/02/2024,13/02/2024\n2,03/04/2024,14/04/2024\n')).ambiguousDates).toEqual([1])
  })
})

describe('what a column is beside its type', () => {
  const role = (name: string, texts: string[], hxl: string | null = null, isAdminCode?: (text: string) => boolean) =>
    suggestRole({ name, hxl, texts, reading: reading(texts) }, { isAdminCode })

  test.each([
    ['pcode', 'whatever', ['x'], '#adm1+code'],
    ['pcode', 'whatever', ['x'], '#adm2+v_pcode'],
    ['adminName', 'whatever', ['x'], '#adm1+name+fr'],
    ['country', 'whatever', ['x'], '#country+code'],
    ['latitude', 'whatever', ['x'], '#geo+lat'],
    ['longitude', 'whatever', ['x'], '#geo+lon'],
    ['geometry', 'whatever', ['x'], '#geo+bounds+geojson'],
    ['pcode', 'ADM1_PCODE', ['SN01', 'SN02'], null],
    ['pcode', 'admin2Pcode', ['SN-DK-01', 'SN-DK-02'], null],
    ['adminName', 'Région', ['Dakar', 'Thiès'], null],
    ['adminName', 'admin1Name_fr', ['Dakar', 'Thiès'], null],
    ['country', 'Pays', ['Sénégal', 'Côte d’Ivoire'], null],
    ['country', 'iso3', ['SEN', 'CIV'], null],
    ['country', 'place', ['Senegal', 'Mali', 'Ghana'], null],
    [null, 'fleuve', ['Sénégal', 'Gambie', 'Sénégal', 'Gambie'], null],
    [null, 'unidade', ['kg', 'kg', 'kg'], null],
    [null, 'estado', ['bom', 'mau', 'razoável'], null],
    ['adminName', 'província', ['Nampula', 'Sofala'], null],
    ['latitude', 'Latitude', ['14.69', '-3.5'], null],
    ['longitude', 'gps_lon', ['-17,44', '2,5'], null],
    ['latitude', 'خط العرض', ['١٤.٦', '15'], null],
    ['geometry', 'geom', ['POINT (1 2)', 'POINT (2 3)'], null],
    ['geometry', 'form', ['{"type":"Point","coordinates":[1,2]}'], null],
    [null, 'latitude', ['1500000', '1600000'], null],
    [null, 'region', ['12', '13'], null],
    [null, 'note', ['some text', 'other text'], null],
    [null, 'code', ['SN01', 'SN02'], null],
  ])('is %s: %s %j %s', (expected, name, texts, hxl) => {
    expect(role(name, texts, hxl)).toBe(expected)
  })

  test('codes that the portal knows are codes of areas, whatever their column is called', () => {
    const known = new Set(['SN01', 'SN02'])
    expect(role('place', ['SN01', 'SN02', 'SN99'], null, (text) => known.has(text))).toBe('pcode')
    expect(role('place', ['XX1', 'XX2', 'SN01'], null, (text) => known.has(text))).toBeNull()
  })
})
