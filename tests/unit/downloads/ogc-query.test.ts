import { describe, expect, test } from 'vitest'
import { WrongQuery } from '#app/features/api/problem.ts'
import { readItemsQuery, writePosition } from '#app/features/downloads/ogc/ogc-query.server.ts'
import { writeCursor } from '#app/features/filters/list-page.ts'

const read = (query: string) => readItemsQuery(new URLSearchParams(query), 'needs')
async function refused(query: string): Promise<string[]> {
  const error: unknown = await read(query).catch((thrown: unknown) => thrown)
  return error instanceof WrongQuery ? error.errors.map(({ name }) => name) : []
}

describe('a program that asks for items', () => {
  test('names a box with or without heights, and the one reference system', async () => {
    expect((await read('bbox=-18,12,-11,17')).filters.bbox).toEqual([-18, 12, -11, 17])
    expect((await read('bbox=-18,12,0,-11,17,100')).filters.bbox).toEqual([-18, 12, -11, 17])
    expect((await read('bbox=170,-20,-170,0&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84')).filters.bbox).toEqual([
      170, -20, -170, 0,
    ])
    for (const wrong of ['bbox=1,2,3', 'bbox=1,2,x,3,4,y', 'bbox=NaN,0,1,1', 'bbox=0,0,1e308,1', 'bbox=0,5,1,4'])
      expect(await refused(wrong)).toEqual(['bbox'])
    expect(await refused('bbox=0,0,1,1&bbox-crs=EPSG:3857')).toEqual(['bbox-crs'])
  })

  test.each([
    ['2026-05-01T00:00:00Z', '2026-05-01', '2026-05-01'],
    ['2026-05-01', '2026-05-01', '2026-05-01'],
    ['2026-01-01T00:00:00Z/2026-12-31T23:59:59Z', '2026-01-01', '2026-12-31'],
    ['2026-01-01/..', '2026-01-01', null],
    ['../2026-12-31', null, '2026-12-31'],
    ['/2026-12-31', null, '2026-12-31'],
    ['../..', null, null],
    ['2026-05-01T23:30:00-03:00', '2026-05-02', '2026-05-02'],
  ])('names a time: %s', async (datetime, from, to) => {
    const { filters } = await read(`datetime=${encodeURIComponent(datetime)}`)
    expect([filters.from, filters.to]).toEqual([from, to])
  })

  test.each(['yesterday', '2026-02-30', '2026-12-31/2026-01-01', '2026-01-01/2026-02-01/2026-03-01', '', '..', '2026-01-01T99:00:00Z'])(
    'is told of a time that is none: %j',
    async (datetime) => {
      expect(await refused(`datetime=${encodeURIComponent(datetime)}`)).toEqual(['datetime'])
    },
  )

  test('is told of a name that is not known, and of every wrong value', async () => {
    expect(await refused('colour=red')).toEqual(['colour'])
    expect(await refused('f=html')).toEqual(['f'])
    expect(await refused('limit=0')).toEqual(['limit'])
    expect(await refused('limit=ten')).toEqual(['limit'])
    expect(await refused('severity=9')).toEqual(['severity'])
    expect(await refused(`severity=${Array.from({ length: 10_000 }, () => '5').join(',')}`)).toEqual(['severity'])
  })

  test('gets as many features as can be given where it asks for more', async () => {
    expect([(await read('')).page.limit, (await read('limit=5')).page.limit, (await read('limit=999999')).page.limit]).toEqual([
      100, 5, 1000,
    ])
  })

  test('reads on where a page ended, and cannot make up a place', async () => {
    const cursor = writeCursor({ field: 'severity', value: '4', id: '01999999-0000-7000-8000-000000000001' })
    const { page, skip } = await read(`cursor=${writePosition(cursor, 3)}`)
    expect([page.cursor?.value, skip]).toEqual(['4', 3])
    expect((await read(`cursor=${writePosition(null, 7)}`)).skip).toBe(7)
    for (const forged of ['x', '.', '.-1', 'e30.0', `${cursor}`, `${cursor}.x`])
      expect(await refused(`cursor=${forged}`)).toEqual(['cursor'])
  })
})
