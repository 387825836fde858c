import { readFileSync } from 'node:fs'
import type { MultiPolygon, Position } from 'geojson'

type Value = number | string | Buffer | null

/** A row by its column names; `geom` is the geometry as GeoPackage packs it. */
export type GeoRow = Record<string, Value>

/**
 * All rows of a table of a GeoPackage, which is an SQLite file: its b-tree is walked here, as Node 20 reads no SQLite and the build
 * shall need no program beside it. Format: https://www.sqlite.org/fileformat2.html, "Table B-Tree". Text is UTF-8.
 */
export function readGeoPackage(file: string, table: string): GeoRow[] {
  const database = readFileSync(file)
  const pageSize = database.readUInt16BE(16)
  const schema = walkTable(database, pageSize, 1).find(([type, name]) => type === 'table' && name === table)
  if (!schema) throw new Error(`${file} has no table ${table}`)
  const [, , , rootPage, sql] = schema
  const columns = [...String(sql).matchAll(/[(,]\s*"(\w+)"/g)].map(([, name = '']) => name)
  return walkTable(database, pageSize, Number(rootPage)).map((values) =>
    Object.fromEntries(columns.map((name, column) => [name, values[column] ?? null])),
  )
}

/** A geometry of a GeoPackage, which is well-known binary behind a heading, as GeoJSON. Little-endian multipolygons alone. */
export function multiPolygonOf(packed: Buffer): MultiPolygon {
  // Bits 1 to 3 of the flags say which envelope stands before the geometry.
  const envelope = [0, 32, 48, 48, 64][((packed[3] ?? 0) >> 1) & 7] ?? 0
  let at = 8 + envelope
  const next = () => {
    at += 4
    return packed.readUInt32LE(at - 4)
  }
  const heading = (kind: number) => {
    if (packed[at] !== 1 || packed.readUInt32LE(at + 1) !== kind) throw new Error('Not a little-endian multipolygon')
    at += 5
  }
  const position = (): Position => {
    at += 16
    return [packed.readDoubleLE(at - 16), packed.readDoubleLE(at - 8)]
  }
  const ring = () => Array.from({ length: next() }, position)
  const polygon = () => {
    heading(3)
    return Array.from({ length: next() }, ring)
  }
  heading(6)
  return { type: 'MultiPolygon', coordinates: Array.from({ length: next() }, polygon) }
}

const INTERIOR = 5
const LEAF = 13

/** The records below a page of a table's tree, by rising row id. */
function walkTable(database: Buffer, pageSize: number, pageNumber: number): Value[][] {
  const page = database.subarray((pageNumber - 1) * pageSize, pageNumber * pageSize)
  // The first page begins with the heading of the file.
  const start = pageNumber === 1 ? 100 : 0
  const kind = page[start]
  const cells = page.readUInt16BE(start + 3)
  const firstPointer = start + (kind === INTERIOR ? 12 : 8)
  const offsets = Array.from({ length: cells }, (_, cell) => page.readUInt16BE(firstPointer + 2 * cell))
  if (kind === INTERIOR) {
    const children = [...offsets.map((offset) => page.readUInt32BE(offset)), page.readUInt32BE(start + 8)]
    return children.flatMap((child) => walkTable(database, pageSize, child))
  }
  if (kind !== LEAF) throw new Error(`Page ${pageNumber} is of no table`)
  return offsets.map((offset) => {
    const [length, afterLength] = readVarint(page, offset)
    const [, payload] = readVarint(page, afterLength)
    return readRecord(gatherPayload(database, pageSize, page, payload, length))
  })
}

/** A payload that does not fit its page goes on in a chain of others. */
function gatherPayload(database: Buffer, pageSize: number, page: Buffer, start: number, length: number): Buffer {
  const most = pageSize - 35
  if (length <= most) return page.subarray(start, start + length)
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23
  const kept = least + ((length - least) % (pageSize - 4))
  const local = kept <= most ? kept : least
  const parts = [page.subarray(start, start + local)]
  let left = length - local
  for (let next = page.readUInt32BE(start + local); next !== 0;) {
    const offset = (next - 1) * pageSize
    const taken = Math.min(left, pageSize - 4)
    parts.push(database.subarray(offset + 4, offset + 4 + taken))
    left -= taken
    next = left > 0 ? database.readUInt32BE(offset) : 0
  }
  return Buffer.concat(parts)
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6]

function readRecord(payload: Buffer): Value[] {
  const [headingLength, first] = readVarint(payload, 0)
  const values: Value[] = []
  let at = headingLength
  for (let heading = first; heading < headingLength;) {
    const [type, next] = readVarint(payload, heading)
    heading = next
    if (type === 0) values.push(null)
    else if (type <= 5) {
      const bytes = INTEGER_BYTES[type] ?? 0
      values.push(payload.readIntBE(at, bytes))
      at += bytes
    } else if (type === 7) {
      values.push(payload.readDoubleBE(at))
      at += 8
    } else if (type === 8 || type === 9) values.push(type - 8)
    else if (type >= 12) {
      const length = (type - (type % 2 === 0 ? 12 : 13)) / 2
      const bytes = payload.subarray(at, at + length)
      values.push(type % 2 === 0 ? bytes : bytes.toString('utf8'))
      at += length
    } else throw new Error(`A value of type ${type} is not read here`)
  }
  return values
}

/** Seven bits a byte, the greatest first. Returns the number and where the next thing begins. */
function readVarint(bytes: Buffer, start: number): [value: number, next: number] {
  let value = 0
  let at = start
  for (;;) {
    const byte = bytes[at++] ?? 0
    value = value * 128 + (byte & 127)
    if (byte < 128) return [value, at]
  }
}
