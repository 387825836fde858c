/** Bits of each coordinate; a Morton code has twice as many. */
export const WORLD_BITS = 30
const WORLD_SIZE = 2 ** WORLD_BITS

export type WorldPoint = { x: number; y: number }

/**
 * The web-mercator position of a point as whole numbers from 0 to 2^30 - 1: x eastwards from 180° W, y southwards
 * from 85.05° N. Latitudes beyond the projection are clamped to its edge.
 */
export function worldPoint(lat: number, lon: number): WorldPoint {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return { x: clampToWorld(lon / 360 + 0.5), y: clampToWorld(y) }
}

/** The point at the centre of a world position, in degrees (WGS 84). */
export function degreesOf({ x, y }: WorldPoint): { lat: number; lon: number } {
  const north = Math.PI * (1 - (2 * (y + 0.5)) / WORLD_SIZE)
  return { lat: (Math.atan(Math.sinh(north)) * 180) / Math.PI, lon: ((x + 0.5) / WORLD_SIZE) * 360 - 180 }
}

/** The Morton code (Z-order) of a position: bits of x and y in turn, x lowest. At a zoom `z`, a tile is one run of codes. */
export function mortonCode({ x, y }: WorldPoint): bigint {
  return spreadBits(x) | (spreadBits(y) << 1n)
}

/** The position that has the code. */
export function mortonPoint(code: bigint): WorldPoint {
  return { x: gatherBits(code), y: gatherBits(code >> 1n) }
}

/** The `qk` column of a place: the 60-bit Morton code of its web-mercator position. */
export function placeCode(lat: number, lon: number): bigint {
  return mortonCode(worldPoint(lat, lon))
}

/** First and last code, both included, of all points in the tile. */
export function tileCodes(z: number, x: number, y: number): { first: bigint; last: bigint } {
  const shift = BigInt(2 * (WORLD_BITS - z))
  const tile = mortonCode({ x, y })
  return { first: tile << shift, last: ((tile + 1n) << shift) - 1n }
}

function clampToWorld(share: number): number {
  return Math.min(WORLD_SIZE - 1, Math.max(0, Math.floor(share * WORLD_SIZE)))
}

const SPREAD = [
  [16n, 0x0000ffff0000ffffn],
  [8n, 0x00ff00ff00ff00ffn],
  [4n, 0x0f0f0f0f0f0f0f0fn],
  [2n, 0x3333333333333333n],
  [1n, 0x5555555555555555n],
] as const

function spreadBits(value: number): bigint {
  return SPREAD.reduce((bits, [shift, mask]) => (bits | (bits << shift)) & mask, BigInt(value))
}

function gatherBits(code: bigint): number {
  const bits = SPREAD.toReversed().reduce((kept, [shift, mask]) => {
    const paired = kept & mask
    return paired | (paired >> shift)
  }, code)
  return Number(bits & 0xffffffffn)
}
