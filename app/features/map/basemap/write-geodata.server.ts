import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { PACKAGES } from './sources/packages.ts'

type Built = { tiles: Buffer; world: string; boundaries: string; areas: string; gazetteer: string }

/** What the script says of the files it wrote, by their paths; a test holds the files to it. */
export type Manifest = {
  files: Record<
    string,
    { bytes: number; sha256: string; /** Of what is packed: the same under every version of zlib. */ unpackedSha256?: string }
  >
  packages: Record<string, { version: string; sha256: string }>
}

const MANIFEST = 'app/features/map/basemap/manifest.json'
const TILES = 'app/features/map/data/base-z6.pmtiles'
const ADDRESS = 'app/features/map/basemap-address.ts'
const MOST_BYTES = 8_000_000

/** Writes the files that the portal reads, their manifest, and the hash under which browsers keep the tiles. */
export function writeGeodata({ tiles, world, boundaries, areas, gazetteer }: Built): void {
  const texts = {
    'app/features/map/data/world.topo.json.gz': world,
    'app/features/places/data/areas.json.gz': areas,
    'app/features/places/data/boundaries.topo.json.gz': boundaries,
    'app/features/places/data/gazetteer.tsv.gz': gazetteer,
  }
  const packed = Object.entries(texts).map(([file, text]) => ({ file, text, bytes: gzipSync(text, { level: 9 }) }))
  const total = packed.reduce((sum, { bytes }) => sum + bytes.length, tiles.length)
  if (total > MOST_BYTES) throw new Error(`${total} bytes are more than the ${MOST_BYTES} that the repository takes`)

  for (const { file, bytes } of packed) writeFileSync(file, bytes)
  writeFileSync(TILES, tiles)
  const manifest: Manifest = {
    files: {
      [TILES]: { bytes: tiles.length, sha256: hashOf(tiles) },
      ...Object.fromEntries(
        packed.map(({ file, text, bytes }) => [file, { bytes: bytes.length, sha256: hashOf(bytes), unpackedSha256: hashOf(text) }]),
      ),
    },
    packages: Object.fromEntries(Object.values(PACKAGES).map(({ name, version, sha256 }) => [name, { version, sha256 }])),
  }
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
  const address = readFileSync(ADDRESS, 'utf8')
  writeFileSync(ADDRESS, address.replace(/(basemapHash = ')[0-9a-f]+/, `$1${hashOf(tiles).slice(0, 12)}`))
}

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
