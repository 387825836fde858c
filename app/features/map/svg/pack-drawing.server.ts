import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)

const packed = new Map<string, Promise<Buffer>>()

/** A drawing that stays with its readers for good, packed by Brotli as tightly as can be, once a process. `address` names its content. */
export function packDrawing(address: string, svg: string): Promise<Buffer> {
  const known = packed.get(address)
  if (known) return known
  const packing = compress(svg)
  packed.set(address, packing)
  return packing
}
