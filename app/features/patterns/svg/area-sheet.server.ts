import { createHash } from 'node:crypto'
import { geoPath, geoTransform, type GeoPermissibleObjects } from 'd3-geo'
import { LRUCache } from 'lru-cache'
import { feature, mesh } from 'topojson-client'
import { isDisputed, NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import { PALETTE } from '#app/features/map/palette.ts'
import { projectPoint } from '#app/features/map/svg/projections.ts'
import { relativePath } from '#app/features/map/svg/relative-path.ts'
import type { Extent } from '#app/features/map/svg/world-shapes.server.ts'
import { type AreaGeometry, areaTopology, type AreaTopology } from '#app/features/places/area-shapes.server.ts'

/** The first-level areas of one country, as an SVG that pages share and colour by `<use href="address#SN-DK">`. */
export type AreaSheet = {
  svg: string
  address: string
  /** By ISO 3166-2; in units of the Mercator sheet. */
  areas: ReadonlyMap<string, Extent>
}

/** Units of these drawings in one unit of the Mercator sheet: a country fills the page, so its outline is finer than the world's. */
export const FINER = 8
/** The id of the borders, to be drawn over the areas that a page fills; those that are not settled come from the world's. */
export const SHEET_LINES = 'lines'

const kept = new LRUCache<string, Promise<AreaSheet>>({ max: 80 })

/** The sheet of a country (ISO 3166-1 alpha-2); without areas where it has none. Drawn at first use. */
export function areaSheet(country: string): Promise<AreaSheet> {
  const known = kept.get(country)
  if (known) return known
  const drawing = drawSheet(country)
  kept.set(country, drawing)
  drawing.catch(() => kept.delete(country))
  return drawing
}

/** The SVG at `/basemap/{hash}/areas-{country}.svg`; null where there is none by that name and content. */
export async function findAreaSheet(hash: string, file: string): Promise<string | null> {
  const country = /^areas-([A-Z]{2})\.svg$/.exec(file)?.[1]
  if (!country) return null
  const { svg, address } = await areaSheet(country)
  return address === addressOf(hash, country) ? svg : null
}

const addressOf = (hash: string, country: string) => `/basemap/${hash}/areas-${country}.svg`

async function drawSheet(country: string): Promise<AreaSheet> {
  const topology = await areaTopology()
  const shapes = new Map(
    [...areasOf(topology, country)].map(([code, geometries]) => [
      code,
      feature(topology, { type: 'GeometryCollection' as const, geometries }),
    ]),
  )
  const draw = planeDrawer()
  const around: AreaTopology['objects']['areas'] = { type: 'GeometryCollection', geometries: withNeighbours(topology, country) }
  const borders = (is: (one: AreaGeometry, other: AreaGeometry) => boolean) =>
    draw(
      mesh(topology, around, (one, other) => {
        const [a, b] = [one as AreaGeometry, other as AreaGeometry]
        return (countryOf(a) === country || countryOf(b) === country) && is(a, b)
      }),
    )
  const isWithin = (a: AreaGeometry, b: AreaGeometry) => countryOf(a) === countryOf(b)
  const thin = 'fill="none" stroke-linejoin="round"'
  const line = (stroke: string, path: string) => (path ? `<path vector-effect="non-scaling-stroke" ${stroke} d="${path}"/>` : '')
  const svg = [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    ...[...shapes].map(([code, shape]) => `<path id="${code}" fill-rule="evenodd" vector-effect="non-scaling-stroke" d="${draw(shape)}"/>`),
    `<g id="${SHEET_LINES}" ${thin}>`,
    line(
      `stroke="${PALETTE.halo}" stroke-width=".8"`,
      borders((a, b) => a !== b && isWithin(a, b)),
    ),
    line(
      `stroke="${PALETTE.border}" stroke-width="1.1"`,
      borders((a, b) => !isWithin(a, b) && !isDisputed(countryOf(a), countryOf(b))),
    ),
    '</g></svg>',
  ].join('')
  const hash = createHash('sha256').update(svg).digest('hex').slice(0, 12)
  return {
    svg,
    address: addressOf(hash, country),
    areas: new Map([...shapes].map(([code, shape]) => [code, extentOf(shape)])),
  }
}

// Point by point: the rings of these outlines turn either way, which on a globe would be the land or all but the land.
const plane = geoTransform({
  point(lon, lat) {
    const { x, y } = projectPoint('mercator', lat, lon)
    this.stream.point(x, y)
  },
})

function planeDrawer(): (geometry: GeoPermissibleObjects) => string {
  return (geometry) => {
    const context = relativePath(FINER)
    geoPath(plane, context)(geometry)
    return context.toString()
  }
}

function extentOf(geometry: GeoPermissibleObjects): Extent {
  const [[left, top], [right, bottom]] = geoPath(plane).bounds(geometry)
  return { left, top, right, bottom, area: geoPath(plane).area(geometry) }
}

const countryOf = (geometry: AreaGeometry): string => geometry.properties?.c ?? NEUTRAL_AREA

/** By code: a few have several outlines. */
function areasOf(topology: AreaTopology, country: string): Map<string, AreaGeometry[]> {
  const areas = new Map<string, AreaGeometry[]>()
  for (const geometry of topology.objects.areas.geometries) {
    const code = geometry.properties?.a
    if (countryOf(geometry) === country && code) areas.set(code, [...(areas.get(code) ?? []), geometry])
  }
  return areas
}

/** The areas of a country, and those that share a border with them. */
function withNeighbours(topology: AreaTopology, country: string): AreaGeometry[] {
  const { geometries } = topology.objects.areas
  const arcsOf = (geometry: AreaGeometry) => geometry.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc))
  const own = new Set(geometries.filter((geometry) => countryOf(geometry) === country).flatMap(arcsOf))
  return geometries.filter((geometry) => arcsOf(geometry).some((arc) => own.has(arc)))
}
