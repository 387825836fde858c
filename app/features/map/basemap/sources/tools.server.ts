import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import type { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { FeatureCollection, GeoJsonProperties, Geometry, MultiPolygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { sourceFile } from './fetch-packages.server.ts'
import { signedArea } from '../rings.ts'

export type Properties = NonNullable<GeoJsonProperties>

/** What the cutter gives and the encoder takes. */
export type CutTile = Parameters<typeof fromGeojsonVt>[0][string]

/** Areas that share their boundaries. */
export type AreaTopology<P extends Properties> = Topology<{ areas: GeometryCollection<P> }>

/** Packages that only the build needs, so that they are no dependencies of the portal. */
export type Tools = {
  topology: <P extends Properties>(objects: { areas: FeatureCollection<Geometry, P> }, quantization: number) => AreaTopology<P>
  /** Weighs each point by the triangle it makes with its neighbours, in square degrees. */
  presimplify: <T extends Topology>(topology: T) => T
  /** Drops the points that weigh less. */
  simplify: <T extends Topology>(topology: T, leastWeight: number) => T
  /** The area inside a ring of arcs, in square degrees. */
  ringArea: (topology: Topology, ring: number[]) => number
  /** Drops the lines that no area uses. */
  prune: <T extends Topology>(topology: T) => T
  cutTiles: (features: FeatureCollection, options: CutOptions) => { getTile: (z: number, x: number, y: number) => CutTile | null }
  clip: (one: MultiPolygon['coordinates'], other: MultiPolygon['coordinates']) => MultiPolygon['coordinates']
  cutAway: (one: MultiPolygon['coordinates'], other: MultiPolygon['coordinates']) => MultiPolygon['coordinates']
  join: (...parts: MultiPolygon['coordinates'][]) => MultiPolygon['coordinates']
  /** For each point, the ring around all that is nearer to it than to the others, within a box of west, south, east, north. */
  cellsAround: (points: readonly Position[], box: [number, number, number, number]) => (Position[] | null)[]
}

export type CutOptions = {
  maxZoom: number
  indexMaxZoom: number
  indexMaxPoints: number
  tolerance: number
  extent: number
  buffer: number
}

type Clipping = Record<'intersection' | 'difference' | 'union', (...parts: MultiPolygon['coordinates'][]) => MultiPolygon['coordinates']>

type Simplifier = Pick<Tools, 'presimplify' | 'simplify'> & {
  filter: <T extends Topology>(topology: T, keep: () => boolean) => T
  planarRingArea: (ring: readonly Position[]) => number
}

type Delaunay = {
  from: (points: readonly Position[]) => {
    voronoi: (box: [number, number, number, number]) => { cellPolygon: (point: number) => Position[] | null }
  }
}

/** Loads the tools from the fetched packages. */
export async function loadTools(): Promise<Tools> {
  const require = createRequire(import.meta.url)
  const server = require(sourceFile('topologyMaker', 'dist/topojson-server.js')) as Pick<Tools, 'topology'>
  const simplifier = require(sourceFile('simplifier', 'dist/topojson-simplify.js')) as Simplifier
  const clipping = require(sourceFile('clipper', 'dist/polygon-clipping.umd.js')) as Clipping
  const { Delaunay } = loadBundle(sourceFile('cells', 'dist/d3-delaunay.js')) as { Delaunay: Delaunay }
  const cutter = (await import(/* @vite-ignore */ pathToFileURL(sourceFile('tileCutter', 'dist/geojson-vt.mjs')).href)) as {
    GeoJSONVT: new (...given: Parameters<Tools['cutTiles']>) => ReturnType<Tools['cutTiles']>
  }
  return {
    topology: server.topology,
    presimplify: simplifier.presimplify,
    simplify: simplifier.simplify,
    ringArea: (topology, ring) => {
      const { geometry } = feature(topology, { type: 'Polygon', arcs: [ring] })
      return simplifier.planarRingArea(geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [])
    },
    prune: (topology) => simplifier.filter(topology, () => true),
    cutTiles: (features, options) => new cutter.GeoJSONVT(features, options),
    clip: (one, other) => rewound(clipping.intersection(one, other)),
    cutAway: (one, other) => rewound(clipping.difference(one, other)),
    join: (...parts) => rewound(clipping.union(...parts)),
    cellsAround: (points, box) => {
      const cells = Delaunay.from(points).voronoi(box)
      return points.map((_, point) => cells.cellPolygon(point))
    },
  }
}

/** Outer rings clockwise, holes against it, as Natural Earth has them: lines that two areas share cancel only where all rings run alike. */
function rewound(polygons: MultiPolygon['coordinates']): MultiPolygon['coordinates'] {
  return polygons.map((rings) => rings.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring.toReversed() : ring)))
}

/** What a bundle gives that is written for `require`, though its package calls all its files modules, so that Node would not let it. */
function loadBundle(file: string): unknown {
  const module = { exports: {} }
  const run = compileFunction(readFileSync(file, 'utf8'), ['exports', 'module'], { filename: file }) as (...given: unknown[]) => void
  run(module.exports, module)
  return module.exports
}
