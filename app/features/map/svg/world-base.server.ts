import { createHash } from 'node:crypto'
import { feature, mesh } from 'topojson-client'
import { isDisputed, NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import { PALETTE } from '#app/features/map/palette.ts'
import { type ProjectionName, PROJECTIONS, SHEETS } from '#app/features/map/svg/projections.ts'
import { pathDrawer, readWorld } from '#app/features/map/svg/world-shapes.server.ts'
import { UNSETTLED_LINES, type UnsettledLines } from '#app/platform/instance/instance-settings.ts'

type WorldBase = { svg: string; hash: string }

/** The id of the group that a page draws by `<use href="address#world">`. */
export const WORLD_GROUP = 'world'
/** The id of its boundary lines, to be drawn once more over areas that a page fills. */
export const WORLD_LINES = 'lines'
/** The id of the lines among them that are not settled. */
export const WORLD_DISPUTED = 'disputed'
/** The id of one country's land, which takes its colours from the page that uses it. */
export const countryShape = (code: string): string => `c-${code}`

const drawn = new Map<string, WorldBase>()

/** Land and boundaries as an SVG of its own, without labels, so that pages share it and caches keep it. Drawn once a process. */
export function worldBaseSvg(name: ProjectionName = 'equal-earth', unsettled: UnsettledLines = 'dashed'): string {
  return worldBase(name, unsettled).svg
}

/** The address of that SVG: `/basemap/{hash of its content}/{projection}.svg`. */
export function worldBaseAddress(name: ProjectionName, unsettled: UnsettledLines): string {
  return `/basemap/${worldBase(name, unsettled).hash}/${name}.svg`
}

/** The SVG at `/basemap/{hash}/{file}`; null where there is none by that name and content. */
export function findWorldBase(hash: string, file: string): string | null {
  const name = PROJECTIONS.find((projection) => file === `${projection}.svg`)
  if (!name) return null
  const found = UNSETTLED_LINES.map((unsettled) => worldBase(name, unsettled)).find((base) => base.hash === hash)
  return found?.svg ?? null
}

function worldBase(name: ProjectionName, unsettled: UnsettledLines): WorldBase {
  const key = `${name} ${unsettled}`
  const known = drawn.get(key)
  if (known) return known
  const svg = drawBase(name, unsettled)
  const base = { svg, hash: createHash('sha256').update(svg).digest('hex').slice(0, 12) }
  drawn.set(key, base)
  return base
}

const UNSETTLED_STROKES: Record<UnsettledLines, string> = {
  dashed: `stroke="${PALETTE.border}" stroke-width=".9" stroke-dasharray="3 2"`,
  solid: `stroke="${PALETTE.boundary}" stroke-width=".7"`,
  none: '',
}

function drawBase(name: ProjectionName, unsettled: UnsettledLines): string {
  const world = readWorld()
  const { countries } = world.objects
  const draw = pathDrawer(name)
  const neutral = countries.geometries.filter(({ id }) => id === NEUTRAL_AREA)
  const lines = (disputed: boolean) => mesh(world, countries, (a, b) => a !== b && isDisputed(String(a.id), String(b.id)) === disputed)
  const disputed = draw(lines(true))
  const land = name === 'mercator' ? PALETTE.land : PALETTE.quietLand
  const { x, y, width, height } = SHEETS[name].frame
  const thin = 'fill="none" vector-effect="non-scaling-stroke"'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}"><g id="${WORLD_GROUP}" stroke-linejoin="round">`,
    name === 'mercator' ? `<path fill="${PALETTE.water}" d="M0 0h${width}v${width}h-${width}z"/>` : '',
    `<g fill="${land}" stroke="${PALETTE.coast}" stroke-width=".7">`,
    ...countries.geometries.map(
      (country) =>
        `<path id="${countryShape(String(country.id))}" vector-effect="non-scaling-stroke" d="${draw(feature(world, country))}"/>`,
    ),
    '</g>',
    `<path fill="${PALETTE.neutral}" d="${draw(feature(world, { type: 'GeometryCollection', geometries: neutral }))}"/>`,
    // The rim of the land lies under every boundary; where that has gaps, the land closes over it.
    `<path ${thin} stroke="${land}" stroke-width="1.4" d="${disputed}"/>`,
    `<g id="${WORLD_LINES}"><path ${thin} stroke="${PALETTE.boundary}" stroke-width=".7" d="${draw(lines(false))}"/>`,
    `<path id="${WORLD_DISPUTED}" ${thin} ${UNSETTLED_STROKES[unsettled]} d="${disputed}"/>`,
    '</g></g></svg>',
  ].join('')
}
