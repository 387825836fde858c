// Bundles the process that reads and asks tables; it runs beside the portal, from plain JavaScript.
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const ENTRY = 'app/features/datasets/engine/child.server.ts'
const MADE = 'build/engine/child.server.js'
const FOLDER = 'app/features/datasets'
const SOURCES = [`${FOLDER}/engine`, `${FOLDER}/reading`, `${FOLDER}/tables.ts`, 'app/platform/cli/build-engine.js']

function newest(where) {
  if (!existsSync(where)) return 0
  const own = statSync(where)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(where).map((entry) => newest(path.join(where, entry))))
}

/** Builds it where a source is newer than what was built; `force` in any case. */
export async function buildEngine({ force = false } = {}) {
  if (!force && existsSync(MADE) && statSync(MADE).mtimeMs > Math.max(...SOURCES.map(newest))) return
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: ENTRY,
      outDir: 'build/engine',
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', inlineDynamicImports: true } },
    },
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildEngine({ force: true })
