import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

export type Tile = { zoom: number; x: number; y: number; /** Gzip bytes of a vector tile. */ packed: Buffer }

type Entry = { tileId: number; offset: number; length: number; run: number }

const HEADING_LENGTH = 127
/** Readers fetch the heading and the first directory in one piece of 16 KiB. */
const MOST_OF_ROOT = 16_384 - HEADING_LENGTH
const ENTRIES_OF_LEAF = 2048
const GZIP = 2
const VECTOR_TILES = 1

/**
 * An archive of tiles, one file: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. Equal tiles are stored once.
 * @param metadata what the archive says of itself
 */
export function tileArchive(tiles: readonly Tile[], metadata: Record<string, unknown>): Buffer {
  const ordered = tiles
    .map((tile) => ({ ...tile, tileId: zxyToTileId(tile.zoom, tile.x, tile.y) }))
    .sort((one, other) => one.tileId - other.tileId)
  const contents: Buffer[] = []
  const known = new Map<string, { offset: number; length: number }>()
  const entries: Entry[] = []
  let end = 0
  for (const { tileId, packed } of ordered) {
    const key = packed.toString('base64')
    let place = known.get(key)
    if (!place) {
      place = { offset: end, length: packed.length }
      known.set(key, place)
      contents.push(packed)
      end += packed.length
    }
    const last = entries.at(-1)
    if (last?.offset === place.offset && last.tileId + last.run === tileId) last.run += 1
    else entries.push({ tileId, ...place, run: 1 })
  }
  const { root, leaves } = directories(entries)
  const packedMetadata = gzipSync(JSON.stringify(metadata), { level: 9 })
  const sections = [root, packedMetadata, leaves, Buffer.concat(contents)]
  const zooms = tiles.map(({ zoom }) => zoom)
  const counts = { tiles: ordered.length, entries: entries.length, contents: contents.length }
  return Buffer.concat([heading(sections, counts, Math.min(...zooms), Math.max(...zooms)), ...sections])
}

function directories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = directory(entries)
  if (whole.length <= MOST_OF_ROOT) return { root: whole, leaves: Buffer.alloc(0) }
  const leaves: Buffer[] = []
  const pointers: Entry[] = []
  let offset = 0
  for (let start = 0; start < entries.length; start += ENTRIES_OF_LEAF) {
    const leaf = directory(entries.slice(start, start + ENTRIES_OF_LEAF))
    leaves.push(leaf)
    // An entry of no tiles points to a leaf.
    pointers.push({ tileId: entries[start]?.tileId ?? 0, offset, length: leaf.length, run: 0 })
    offset += leaf.length
  }
  return { root: directory(pointers), leaves: Buffer.concat(leaves) }
}

function directory(entries: readonly Entry[]): Buffer {
  const numbers = [
    entries.length,
    ...entries.map(({ tileId }, index) => tileId - (entries[index - 1]?.tileId ?? 0)),
    ...entries.map(({ run }) => run),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }, index) => {
      const before = entries[index - 1]
      return before && offset === before.offset + before.length ? 0 : offset + 1
    }),
  ]
  return gzipSync(Buffer.from(numbers.flatMap(varint)), { level: 9 })
}

/** Seven bits a byte, the least first. */
function varint(value: number): number[] {
  const bytes: number[] = []
  let left = value
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return [...bytes, left]
}

function heading(
  sections: readonly Buffer[],
  counts: { tiles: number; entries: number; contents: number },
  minZoom: number,
  maxZoom: number,
): Buffer {
  const bytes = Buffer.alloc(HEADING_LENGTH)
  bytes.write('PMTiles')
  bytes[7] = 3
  let offset = HEADING_LENGTH
  const fields = sections.flatMap(({ length }) => {
    offset += length
    return [offset - length, length]
  })
  ;[...fields, counts.tiles, counts.entries, counts.contents].forEach((value, field) =>
    bytes.writeBigUInt64LE(BigInt(value), 8 + 8 * field),
  )
  // Tiles stand in the order of their ids; directories and tiles are packed by gzip.
  bytes.set([1, GZIP, GZIP, VECTOR_TILES, minZoom, maxZoom], 96)
  const degrees = (value: number, at: number) => bytes.writeInt32LE(Math.round(value * 1e7), at)
  ;[-180, -85, 180, 85].forEach((value, corner) => degrees(value, 102 + 4 * corner))
  // A map opens here: zoom, longitude, latitude.
  bytes[118] = 1
  degrees(10, 119)
  degrees(10, 123)
  return bytes
}
