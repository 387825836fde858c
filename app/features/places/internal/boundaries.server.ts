import type { Feature, MultiPolygon } from 'geojson'
import { feature } from 'topojson-client'
import type { MultiPolygon as MultiPolygonArcs, Topology } from 'topojson-specification'
import whichPolygon from 'which-polygon'
import { inSlices, once, readData } from './data-file.server.ts'

/** Country (ISO 3166-1 alpha-2; null where its status is not settled) and first-level area (ISO 3166-2), as `data/boundaries.topo.json.gz` names them. */
export type Bounded = { c: string | null; a?: string }

/** First-level areas with shared borders, in degrees. */
export type AreaTopology = Topology<{ areas: { type: 'GeometryCollection'; geometries: MultiPolygonArcs<Bounded>[] } }>

type Point = { lat: number; lon: number }

type Boundaries = {
  /** The area around a point; null at sea and on islets. */
  find: (point: Point) => Bounded | null
  /** The corners of the boundaries of a country (ISO 3166-1 alpha-2) or a first-level area (ISO 3166-2). */
  cornersOf: (code: string) => Point[]
}

/** Read at first use and kept. */
export const loadTopology: () => Promise<AreaTopology> = once(
  async () => JSON.parse((await readData('boundaries.topo.json.gz')).toString('utf8')) as AreaTopology,
)

/** Countries and first-level areas by generalised boundaries. Read at first use and kept. */
export const loadBoundaries: () => Promise<Boundaries> = once(async () => {
  const breathe = inSlices()
  const topology = await loadTopology()
  const features: Feature<MultiPolygon, Bounded>[] = []
  for (const area of topology.objects.areas.geometries) {
    await breathe()
    features.push(feature(topology, area))
  }
  await breathe()
  const find = whichPolygon<Bounded>({ type: 'FeatureCollection', features })
  const cornersOf = (code: string) =>
    features
      .filter(({ properties }) => properties.a === code || properties.c === code)
      .flatMap(({ geometry }) => geometry.coordinates.flat(2).map(([lon = 0, lat = 0]) => ({ lat, lon })))
  return { find: ({ lat, lon }) => find([lon, lat]), cornersOf }
})
