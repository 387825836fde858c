import { describe, expect, test } from 'vitest'
import { JsonElements } from '#app/features/datasets/reading/json-elements.ts'
import { READING_LIMITS } from '#app/features/datasets/reading/limits.ts'
import { onlyTable, prepareContent, understand } from './try-files.ts'

const json = (text: string, name = 'file.json') => prepareContent(text, name)

describe('JSON', () => {
  test('objects are rows; numbers stay as they are written, what is nested stays JSON', async () => {
    const prepared = await json(
      '[{"id": 12345678901234567890, "v": 1.10, "t": "é\\n\\"", "n": null, "deep": {"a": [1, 2.0]}}, {"id": 2, "late": true}]',
    )
    expect(prepared.columns).toEqual(['id', 'v', 't', 'n', 'deep', 'late'])
    expect(prepared.cells).toEqual([
      ['12345678901234567890', '1.10', 'é\n"', '', '{"a":[1,2.0]}', ''],
      ['2', '', '', '', '', 'true'],
    ])
    expect(prepared.findings).toEqual([])
  })

  test('a member that only a late object has is a column, too', async () => {
    const lines = Array.from({ length: 3_000 }, (_, id) => JSON.stringify(id === 2_900 ? { id, late: 'x' } : { id }))
    const prepared = await json(lines.join('\n'), 'file.ndjson')
    expect(prepared).toMatchObject({ columns: ['id', 'late'], rows: 3_000 })
    expect(prepared.cells[2_900]).toEqual(['2900', 'x'])
    expect(prepared.cells[0]).toEqual(['0', ''])
  })

  test('a member that occurs twice in one object is kept twice', async () => {
    expect((await json('[{"a": 1, "a": 2}, {"a": 3}]')).cells).toEqual([
      ['1', '2'],
      ['3', ''],
    ])
  })

  test('arrays are rows whose first may name the columns', async () => {
    const prepared = await json('[["name", "people"], ["Dakar", 3], ["Thiès", 4]]')
    expect(prepared).toMatchObject({ columns: ['name', 'people'], rows: 2 })
  })

  test('tables that an object holds are found under their keys', async () => {
    const { tables } = await understand(
      '{"meta": {"count": 2}, "links": [{"href": "x"}], "data": [{"a": 1}, {"a": 2}], "tags": ["x"]}',
      'answer.json',
    )
    expect(tables.map(({ structure, columns }) => [structure.name, structure.sheet, columns])).toEqual([
      ['data', 'data', ['a']],
      ['links', 'links', ['href']],
    ])
    const only = await json('{"success": true, "result": [{"a": 1}, {"a": 2}]}')
    expect(only.cells).toEqual([['1'], ['2']])
  })

  test('a text that only begins as JSON is CSV', async () => {
    expect((await onlyTable('[id],name\n[1],a\n[2],b\n')).structure.format).toBe('csv')
  })

  test('what is broken is told by its record', async () => {
    expect((await understand('{"a": 1}\n{"a": }\n', 'file.ndjson')).findings).toMatchObject([
      { code: 'source-error', severity: 'error', row: 2 },
    ])
    expect((await understand('[{"a": 1}, {"a": 2', 'file.json')).findings).toMatchObject([{ code: 'source-error', row: 2 }])
    expect((await understand(`[${'['.repeat(500)}${']'.repeat(500)}]`, 'file.json')).findings).toMatchObject([{ code: 'too-deep', row: 1 }])
  })

  test('elements are the same wherever the pieces of a text end', () => {
    const text = '{"skip": [1, {"x": "]}\\\\"}], "rows" : [ {"a": "\\"[,"}, 12 , "s\\\\", [true,null], -1.5e3 ], "z": "\\\\\\""}'
    const cut = (size: number) => {
      const reader = new JsonElements({ at: 'member', key: 'rows' }, READING_LIMITS)
      const found: string[] = []
      for (let at = 0; at <= text.length + size; at += size) {
        reader.feed(text.slice(at, at + size), at > text.length)
        for (let element = reader.next(); element; element = reader.next()) found.push(element.text)
      }
      return found
    }
    const whole = cut(1000)
    expect(whole).toEqual(['{"a": "\\"[,"}', '12', '"s\\\\"', '[true,null]', '-1.5e3'])
    for (let size = 1; size < 30; size += 1) expect(cut(size)).toEqual(whole)
  })
})

describe('GeoJSON', () => {
  const feature = (geometry: unknown, properties: unknown = { name: 'x' }, more = {}) => ({
    type: 'Feature',
    properties,
    geometry,
    ...more,
  })
  const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', name: 'places', features })

  test('properties are columns, the geometry is one, and a map may be of features or of one', async () => {
    const prepared = await json(
      collection(
        feature({ type: 'Point', coordinates: [-17.44, 14.69] }, { name: 'Dakar', geometry: 'square' }, { id: 7 }),
        feature(null, null),
      ),
      'file.geojson',
    )
    expect(prepared.columns).toEqual(['name', 'geometry', 'id', 'geometry 2'])
    expect(prepared.cells).toEqual([
      ['Dakar', 'square', '7', '{"type":"Point","coordinates":[-17.44,14.69]}'],
      ['', '', '', ''],
    ])
    const { structure, roles } = await onlyTable(JSON.stringify({ type: 'Point', coordinates: [1, 2] }), 'point.json')
    expect(structure).toMatchObject({ format: 'geojson', header: null, data: 0 })
    expect(roles).toEqual(['geometry'])
  })

  test.each([
    [
      'geometry-ring-open',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [
      'geometry-ring-short',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [0, 0],
          ],
        ],
      },
    ],
    ['geometry-line-short', { type: 'LineString', coordinates: [[0, 0]] }],
    ['geometry-coordinates', { type: 'Point', coordinates: ['1', '2'] }],
    ['geometry-coordinates', { type: 'MultiPolygon', coordinates: [0, 1] }],
    ['geometry-range', { type: 'Point', coordinates: [1_500_000, 4_500_000] }],
    ['geometry-range', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 91] }] }],
    ['geometry-type', { type: 'Circle', coordinates: [0, 0] }],
  ])('a feature with the fault %s stays a row', async (code, geometry) => {
    const prepared = await json(collection(feature({ type: 'Point', coordinates: [1, 2] }), feature(geometry)), 'file.geojson')
    expect(prepared.rows).toBe(2)
    expect(prepared.cells[1]).toEqual(['x', JSON.stringify(geometry)])
    expect(prepared.findings).toMatchObject([{ code, row: 2, severity: 'warning' }])
  })
})
