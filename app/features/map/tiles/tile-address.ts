import { AppError, notFound } from '#app/platform/errors/app-error.ts'

/** Layers of tiles, by what they hold: needs, projects, or both gathered together. */
export const TILE_LAYERS = ['needs', 'projects', 'places'] as const
export type TileLayer = (typeof TILE_LAYERS)[number]

export type TileAddress = { layer: TileLayer; z: number; x: number; y: number }

/** The deepest zoom at which tiles are made; maps draw the same tiles larger beyond it. */
export const TILE_MAX_ZOOM = 22

/** Reads the parts of `/tiles/{layer}/{z}/{x}/{y}.mvt`. Throws `not-found` for another layer or file, `invalid` for what is no tile of it. */
export function readTileAddress(parts: Record<'layer' | 'z' | 'x' | 'file', string>): TileAddress {
  const layer = TILE_LAYERS.find((known) => known === parts.layer)
  const row = /^(.{1,40})\.mvt$/.exec(parts.file)?.[1]
  if (!layer || row === undefined) throw notFound('page')
  const z = wholeNumber('z', parts.z, TILE_MAX_ZOOM)
  const last = 2 ** z - 1
  return { layer, z, x: wholeNumber('x', parts.x, last), y: wholeNumber('y', row, last) }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN
  if (!(number <= most)) throw new AppError('invalid', 'invalid.tile', { name, value: text.slice(0, 40), most })
  return number
}
