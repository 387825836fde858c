export type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] }
export type Feature = { properties: Record<string, string | number | boolean | null>; geometry: Geometry }

/** Features as GeoJSON (RFC 7946), one on a line. */
export function* writeGeoJson(features: Iterable<Feature>): Generator<Buffer, void> {
  yield Buffer.from('{"type":"FeatureCollection","features":[\n')
  let isFirst = true
  for (const { properties, geometry } of features) {
    yield Buffer.from(`${isFirst ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry })}`)
    isFirst = false
  }
  yield Buffer.from('\n]}\n')
}

/** Objects as a JSON array, one on a line. */
export function* writeJson(objects: Iterable<object>): Generator<Buffer, void> {
  let isFirst = true
  for (const object of objects) {
    yield Buffer.from(`${isFirst ? '[' : ','}\n${JSON.stringify(object)}`)
    isFirst = false
  }
  yield Buffer.from('\n]\n')
}
