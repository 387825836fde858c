import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { findWorldBase } from '#app/features/map/svg/world-base.server.ts'

const compress = promisify(brotliCompress)

const packed = new Map<string, Promise<Buffer>>()

/** The SVG at `/basemap/{hash}/{file}`, and packed as tightly as can be, once a process: it stays with the reader for good. Null where there is none. */
export async function packedWorldBase(hash: string, file: string): Promise<{ svg: string; packed: Buffer } | null> {
  const svg = findWorldBase(hash, file)
  if (!svg) return null
  const known = packed.get(file) ?? compress(svg)
  packed.set(file, known)
  return { svg, packed: await known }
}
