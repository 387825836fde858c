import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { describe, expect, it } from 'vitest'

const ISLAND = 'app/features/map/islands/map.island.ts'

async function builtIsland(): Promise<Rollup.OutputChunk[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, target: 'es2022', rollupOptions: { input: ISLAND, external: ['maplibre-gl'] } },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rollup.RollupOutput[]
  return outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk')
}

function withImports(chunk: Rollup.OutputChunk, chunks: readonly Rollup.OutputChunk[]): Rollup.OutputChunk[] {
  const imported = chunks.filter(({ fileName }) => chunk.imports.includes(fileName))
  return [chunk, ...imported.flatMap((next) => withImports(next, chunks))]
}

describe('the island of the map', () => {
  it('brings a reader less than 8 kB before the map is in sight, and MapLibre only then', { timeout: 120_000 }, async () => {
    const chunks = await builtIsland()
    const [entry] = chunks.filter(({ isEntry }) => isEntry)
    const first = entry ? withImports(entry, chunks) : []
    expect(first.length).toBeGreaterThan(0)
    expect(first.flatMap(({ imports }) => imports)).not.toContain('maplibre-gl')
    expect(gzipSync(first.map(({ code }) => code).join('')).length).toBeLessThan(8_000)
    expect(chunks.flatMap(({ imports }) => imports)).toContain('maplibre-gl')
  })
})
