import { existsSync, readFileSync } from 'node:fs'

type Manifest = Record<string, { file: string; name?: string; css?: string[]; imports?: string[] }>

let manifest: Manifest | null = null

/** The addresses of an island's script and styles: from the build's manifest, or from source in development. */
export function islandFiles(name: string): { script: string; styles: string[] } {
  if (!import.meta.env.PROD) return { script: `/app/features/${name}/islands/${name}.island.ts`, styles: [] }
  manifest ??= existsSync('build/client/.vite/manifest.json')
    ? (JSON.parse(readFileSync('build/client/.vite/manifest.json', 'utf8')) as Manifest)
    : {}
  const entry = Object.entries(manifest).find(([source]) => source.endsWith(`/islands/${name}.island.ts`))?.[1]
  return { script: entry ? `/${entry.file}` : '', styles: (entry?.css ?? []).map((file) => `/${file}`) }
}
