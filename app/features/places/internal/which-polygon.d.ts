declare module 'which-polygon' {
  import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'

  /** Finds the properties of the polygon around a position (longitude, latitude). */
  export default function whichPolygon<P>(areas: FeatureCollection<Polygon | MultiPolygon, P>): (position: Position) => P | null
}
