import { rowWriter, withJson } from '#app/features/datasets/api/row-values.ts'
import { findGeometryFault } from '#app/features/datasets/reading/geojson-geometry.ts'
import type { ColumnType } from '#app/features/datasets/tables.ts'
import type { Geography } from './formats.ts'
import type { ValueRow } from './read-lines.server.ts'

/** A column that is written: where its value stands in a row, and whether it is a property. */
export type FeatureColumn = { name: string; type: ColumnType; isProperty: boolean }

/**
 * Rows as a collection of GeoJSON (RFC 7946), a feature a row; its geometry is null where the row has none that is one. `geography` by
 * the places of its columns in the row.
 */
export async function* writeFeatures(
  rows: AsyncIterable<readonly ValueRow[]>,
  { about, columns, geography }: { about: object; columns: readonly FeatureColumn[]; geography: Geography },
): AsyncGenerator<string, void> {
  const properties = columns.flatMap((column, place) => (column.isProperty ? [{ ...column, place }] : []))
  const write = rowWriter(properties)
  yield `${withJson({ type: 'FeatureCollection', ...about }, 'features', '').slice(0, -1)}[`
  let separator = '\n'
  for await (const batch of rows) {
    if (batch.length === 0) continue
    const features = batch.map(
      (row) =>
        `{"type":"Feature","geometry":${geometryJson(row, geography)},"properties":${write(properties.map(({ place }) => row[place] ?? null))}}`,
    )
    yield separator + features.join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

function geometryJson(row: ValueRow, geography: Geography): string {
  if ('geometry' in geography) {
    const text = row[geography.geometry] ?? null
    if (text === null) return 'null'
    try {
      const geometry: unknown = JSON.parse(text)
      return geometry !== null && findGeometryFault(geometry) === null ? JSON.stringify(geometry) : 'null'
    } catch {
      return 'null'
    }
  }
  const [latitude, longitude] = [row[geography.latitude] ?? null, row[geography.longitude] ?? null]
  if (!isDegree(latitude, 90) || !isDegree(longitude, 180)) return 'null'
  return `{"type":"Point","coordinates":[${Number(longitude)},${Number(latitude)}]}`
}

const isDegree = (text: string | null, most: number) =>
  text !== null && text.trim() !== '' && Number.isFinite(Number(text)) && Math.abs(Number(text)) <= most
