import { readFileSync } from 'node:fs'
import type { MultiPolygon, Point, Polygon, Position } from 'geojson'
import { isInside, signedArea } from '../rings.ts'

export type Shape = {
  geometry: Point | Polygon | MultiPolygon
  /** Attributes as text, by their names. */ attributes: Record<string, string>
}

const POINT = 1
const POLYGON = 5

/**
 * Points and polygons of a shapefile (`base`.shp) with their attributes (`base`.dbf); shapes without geometry are left out.
 * @param encoding of the attributes
 */
export function readShapefile(base: string, encoding: string): Shape[] {
  const bytes = readFileSync(`${base}.shp`)
  const rows = readAttributes(readFileSync(`${base}.dbf`), encoding)
  const shapes: Shape[] = []
  let row = 0
  for (let at = 100; at < bytes.length; row++) {
    const length = bytes.readInt32BE(at + 4) * 2
    const kind = bytes.readInt32LE(at + 8)
    const content = bytes.subarray(at + 8, at + 8 + length)
    const attributes = rows[row] ?? {}
    if (kind === POINT) shapes.push({ geometry: { type: 'Point', coordinates: positionAt(content, 4) }, attributes })
    if (kind === POLYGON) shapes.push({ geometry: polygonsOf(content), attributes })
    at += 8 + length
  }
  return shapes
}

function positionAt(bytes: Buffer, at: number): Position {
  return [bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8)]
}

function polygonsOf(content: Buffer): Polygon | MultiPolygon {
  const parts = content.readInt32LE(36)
  const points = content.readInt32LE(40)
  const starts = [...Array.from({ length: parts }, (_, part) => content.readInt32LE(44 + 4 * part)), points]
  const positions = 44 + 4 * parts
  const rings = Array.from({ length: parts }, (_, part) => {
    const start = starts[part] ?? 0
    return Array.from({ length: (starts[part + 1] ?? 0) - start }, (_, point) => positionAt(content, positions + 16 * (start + point)))
  })
  // Outer rings run clockwise, holes against it; a hole belongs to the ring around it.
  const polygons = rings.filter((ring) => signedArea(ring) <= 0).map((ring) => [ring])
  for (const hole of rings.filter((ring) => signedArea(ring) > 0)) {
    const corner = hole[0]
    const around = corner && polygons.find(([outer]) => outer && isInside(corner, outer))
    around?.push(hole)
  }
  const [first] = polygons
  return polygons.length === 1 && first ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons }
}

/** The rows of a dBASE file. */
function readAttributes(bytes: Buffer, encoding: string): Record<string, string>[] {
  const decoder = new TextDecoder(encoding)
  const rows = bytes.readUInt32LE(4)
  const headingLength = bytes.readUInt16LE(8)
  const rowLength = bytes.readUInt16LE(10)
  const fields: { name: string; length: number }[] = []
  for (let at = 32; bytes[at] !== 13; at += 32) {
    const name = bytes.toString('latin1', at, at + 11).replace(/\0.*$/, '')
    fields.push({ name, length: bytes[at + 16] ?? 0 })
  }
  return Array.from({ length: rows }, (_, row) => {
    // A mark of deletion stands before each row.
    let at = headingLength + row * rowLength + 1
    return Object.fromEntries(
      fields.map(({ name, length }) => {
        at += length
        return [name, decoder.decode(bytes.subarray(at - length, at)).trim()]
      }),
    )
  })
}
