// Bundles what runs beside the portal, from plain JavaScript: the process that reads and asks tables, the one that compares spreadsheets, and the threads that solve and that compute rounds.
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const DATASETS = 'app/features/datasets'
const MATCHING = 'app/features/matching'
const SOLVER = `${MATCHING}/solver`
const PARTS = [
  {
    entry: 'app/features/bulk/sheets/sheet-process.server.ts',
    folder: 'build/sheets',
    made: 'build/sheets/sheet-process.server.js',
    // What it knows of records is what every feature of records says.
    sources: ['app/features', 'app/platform', 'locales'],
  },
  {
    entry: `${DATASETS}/engine/child.server.ts`,
    folder: 'build/engine',
    made: 'build/engine/child.server.js',
    sources: [`${DATASETS}/engine`, `${DATASETS}/reading`, `${DATASETS}/tables.ts`],
  },
  {
    entry: `${SOLVER}/worker.server.ts`,
    folder: 'build/solver',
    made: 'build/solver/worker.server.js',
    sources: [SOLVER],
  },
  {
    entry: `${MATCHING}/rounds/round-thread.server.ts`,
    folder: 'build/round',
    made: 'build/round/round-thread.server.js',
    sources: [
      ...['rounds', 'candidates', 'scoring', 'pool', 'solver', 'model.ts'].map((part) => `${MATCHING}/${part}`),
      'app/features/classifications',
    ],
  },
]

function newest(where) {
  if (!existsSync(where)) return 0
  const own = statSync(where)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(where).map((entry) => newest(path.join(where, entry))))
}

/** Builds each where a source is newer than what was built; `force` in any case. */
export async function buildEngine({ force = false } = {}) {
  for (const { entry, folder, made, sources } of PARTS) {
    const changed = Math.max(...[...sources, 'app/platform/cli/build-engine.js'].map(newest))
    if (!force && existsSync(made) && statSync(made).mtimeMs > changed) continue
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: true,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', inlineDynamicImports: true } },
      },
    })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildEngine({ force: true })
