import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { RoundSnapshot } from './snapshot.ts'

export type PackedSnapshot = { bytes: Buffer; /** SHA-256 of the JSON before it is packed, hexadecimal. */ hash: string }

const MOST_BYTES = 1_000_000_000

export function packSnapshot(snapshot: RoundSnapshot): PackedSnapshot {
  const json = JSON.stringify(snapshot)
  return { bytes: gzipSync(json, { level: 4 }), hash: createHash('sha256').update(json).digest('hex') }
}

/** Throws where the bytes are not those of the hash. */
export function unpackSnapshot({ bytes, hash }: { bytes: Uint8Array; hash: string }): RoundSnapshot {
  const json = gunzipSync(bytes, { maxOutputLength: MOST_BYTES })
  if (createHash('sha256').update(json).digest('hex') !== hash) throw new Error('A snapshot has changed since its round')
  return JSON.parse(json.toString('utf8')) as RoundSnapshot
}
