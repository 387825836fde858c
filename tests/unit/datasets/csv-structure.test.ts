import { describe, expect, test } from 'vitest'
import { understandTable } from '#app/features/datasets/reading/first-look.server.ts'
import { fileOf, onlyTable, understand } from './try-files.ts'

const shape = async (text: string) => {
  const { structure, columns } = await onlyTable(text)
  const { delimiter, header, headerRows, hxl, data } = structure
  return { delimiter, header, headerRows, hxl, data, columns }
}

describe('what separates cells', () => {
  test.each([
    [',', 'name,year,value\nDakar,2024,1.5\nThiès,2025,2.5\n'],
    [';', 'name;year;value\nDakar;2024;1,5\nThiès;2025;2,5\n'],
    ['\t', 'name\tyear\tvalue\nDakar\t2024\t1,5\nThiès\t2025\t2,5\n'],
    ['|', 'name|year|value\nDakar|2024|1.5\nThiès|2025|2.5\n'],
    ['^', 'name^year^value\nDakar^2024^1.5\nThiès^2025^2.5\n'],
  ])('a person who separates cells with %j is understood', async (delimiter, text) => {
    expect(await shape(text)).toMatchObject({ delimiter, header: 0, data: 1, columns: ['name', 'year', 'value'] })
  })

  test('commas within fractions do not separate cells where semicolons do', async () => {
    expect(await shape('1,5;2,5\n3,5;4,5\n5,25;6,75\n')).toMatchObject({
      delimiter: ';',
      header: null,
      data: 0,
      columns: ['column 1', 'column 2'],
    })
  })

  test('commas and line ends within quotes are text', async () => {
    const table = await onlyTable('place,note\nDakar,"one, two\nthree"\nThiès,"say ""no"""\n')
    expect(table.first).toEqual([
      ['place', 'note'],
      ['Dakar', 'one, two\nthree'],
      ['Thiès', 'say "no"'],
    ])
  })

  test('times hold no cells, though colons stand in them', async () => {
    expect(await shape('day,begin\n2024-01-01,15:00:00\n2024-01-02,16:30:00\n')).toMatchObject({ delimiter: ',' })
  })

  test('single quotes around cells are quotes, apostrophes are letters', async () => {
    expect((await onlyTable("'a','b, c'\n'd','e, f'\n'g','h, i'\n")).structure.quote).toBe("'")
    expect((await onlyTable("name,note\nCôte d'Ivoire,l'eau\nGambia,'t is\n")).structure.quote).toBe('"')
  })

  test('inches are no quotes, and do not keep later cells from being quoted', async () => {
    expect((await onlyTable('pipe,note\n5" steel,a\n6" steel,b\n')).structure.quote).toBe('"')
    expect((await onlyTable('note,pipe\n"5 steel,a\n"6 steel,b\n"7 steel,c\n')).structure.quote).toBe('')
  })

  test('a list of words is a table of one column', async () => {
    expect(await shape('town\nDakar\nThiès, the second\nMbour\nLouga\n')).toMatchObject({ columns: ['town'], header: 0 })
  })
})

describe('where the names of columns stand', () => {
  test('titles and notes above a table are no data', async () => {
    const text = 'Water points of Senegal\nSource: ministry\n\nregion,points,people\nDakar,12,3000\nThiès,7,1200\nLouga,3,900\n'
    expect(await shape(text)).toMatchObject({ header: 3, data: 4, columns: ['region', 'points', 'people'] })
  })

  test('a table without names has numbered ones', async () => {
    expect(await shape('1,english\n2,中国人\n3,german\n')).toMatchObject({ header: null, data: 0, columns: ['column 1', 'column 2'] })
  })

  test('years over amounts are names', async () => {
    expect(await shape('region,2022,2023,2024\nDakar,1,2,3\nThiès,4,5,6\n')).toMatchObject({
      header: 0,
      columns: ['region', '2022', '2023', '2024'],
    })
  })

  test('headings over groups of columns become part of their names', async () => {
    const text = 'region,people,,water\nname,women,men,points\nDakar,10,20,3\nThiès,11,21,4\n'
    expect(await shape(text)).toMatchObject({
      header: 0,
      headerRows: 2,
      data: 2,
      columns: ['region / name', 'people / women', 'people / men', 'water / points'],
    })
  })

  test('HXL tags under the names are no data, also where nothing stands above them', async () => {
    const under = await onlyTable('Region,People\n#adm1 +name,#affected+f\nDakar,10\nThiès,11\n')
    expect(under.structure).toMatchObject({ header: 0, hxl: 1, data: 2 })
    expect(under.hxl).toEqual(['#adm1+name', '#affected+f'])
    const alone = await onlyTable('#adm1+name,#affected+f\nDakar,10\nThiès,11\n')
    expect(alone.structure).toMatchObject({ header: null, hxl: 0, data: 1 })
    expect(alone.columns).toEqual(['#adm1+name', '#affected+f'])
  })

  test('names that are missing or the same are told and made unique', async () => {
    const { tables, findings } = await understand('id,name,,name,name 2\n1,a,b,c,d\n2,e,f,g,h\n')
    expect(tables[0]?.columns).toEqual(['id', 'name', 'column 3', 'name 3', 'name 2'])
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['blank-label', 1, 3],
      ['duplicate-label', 1, 4],
    ])
  })

  test('rows that disagree with each other do not overrule names', async () => {
    expect((await onlyTable('id,name,age\n1101,John\n1102,Julie,26,Potatoes\n')).columns).toEqual(['id', 'name', 'age'])
  })
})

describe('corrections', () => {
  const earlier = {
    name: 'file',
    format: 'csv',
    encoding: 'utf8',
    delimiter: ';',
    quote: '"',
    header: 1,
    headerRows: 1,
    hxl: null,
    data: 3,
  } as const

  test('a structure that a person corrected is used again for the next file of the series', async () => {
    const { structure, columns } = await onlyTable('report 2025;\na;b\nunit;kg\n1;2\n3;4\n', 'file.csv', [earlier])
    expect(structure).toMatchObject({ header: 1, data: 3 })
    expect(columns).toEqual(['a', 'b'])
  })

  test('it is left where the next file does not fit it', async () => {
    const { structure } = await onlyTable('a,b,c\n1,2,3\n4,5,6\n', 'file.csv', [{ ...earlier, header: 8, data: 9 }])
    expect(structure).toMatchObject({ delimiter: ',', header: 0, data: 1 })
  })

  test('a table is shown with the structure a person tries', async () => {
    const file = fileOf('x;y\n1,5;2\n3,5;4\n')
    const structure = {
      name: 'file',
      format: 'csv',
      encoding: 'utf8',
      delimiter: ',',
      quote: '"',
      header: null,
      headerRows: 0,
      hxl: null,
      data: 0,
    } as const
    const table = await understandTable(file, structure)
    expect(table.first).toEqual([['x;y'], ['1', '5;2'], ['3', '5;4']])
    expect(table.columns).toEqual(['column 1', 'column 2'])
    expect(table.lines.slice(0, 2)).toEqual(['x;y', '1,5;2'])
  })

  test('only the beginning is shown: thirty records, two hundred columns, five hundred letters a line', async () => {
    const line = Array.from({ length: 300 }, (_, column) => `c${column}`).join(',')
    const table = await onlyTable(`${Array.from({ length: 50 }, () => line).join('\n')}\n`)
    expect(table.first).toHaveLength(30)
    expect(table.first[0]).toHaveLength(200)
    expect(table.lines).toHaveLength(30)
    expect(table.lines.every((text) => text.length <= 500)).toBe(true)
    expect(table.columns).toHaveLength(300)
  })
})
