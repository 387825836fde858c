import { open } from 'node:fs/promises'
import path from 'node:path'
import { Compression, PMTiles, type RangeResponse, type Source } from 'pmtiles'
import { BASEMAP_MAX_ZOOM } from '#app/features/map/basemap-address.ts'

let archive: Promise<PMTiles> | undefined

/**
 * The basemap tile as stored: gzip bytes of a Mapbox vector tile, to be answered with `Content-Encoding: gzip`.
 * Null where the address names no tile, and where the tile is empty (open sea).
 */
export async function basemapTile(z: number, x: number, y: number): Promise<Buffer | null> {
  if (!isTile(z, x, y)) return null
  archive ??= openArchive()
  const tile = await (await archive).getZxy(z, x, y)
  return tile ? Buffer.from(tile.data) : null
}

function isTile(z: number, x: number, y: number): boolean {
  const inside = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end
  return inside(z, BASEMAP_MAX_ZOOM + 1) && inside(x, 2 ** z) && inside(y, 2 ** z)
}

async function openArchive(): Promise<PMTiles> {
  const tiles = new PMTiles(await openFile(path.resolve('app/features/map/data/base-z6.pmtiles')))
  // The library unpacks tiles by what the header says of them; told that they are not packed, it hands over the stored bytes.
  const header = await tiles.getHeader()
  header.tileCompression = Compression.None
  return tiles
}

async function openFile(file: string): Promise<Source> {
  const handle = await open(file)
  return {
    getKey: () => file,
    async getBytes(offset, length): Promise<RangeResponse> {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      return { data: bytes.buffer.slice(0, bytesRead) }
    },
  }
}
