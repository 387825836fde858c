// The one configuration of Vite, Remix and Vitest: every command takes `--config remix.config.js`.
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vite'

const testing = Boolean(process.env.VITEST)

/** Builds each `islands/*.island.ts` of a feature as a chunk of its own; the client manifest says under which name. */
function islands() {
  return {
    name: 'islands',
    apply: 'build',
    buildStart() {
      if (this.environment?.name === 'ssr') return
      for (const id of listIslands()) this.emitFile({ type: 'chunk', id: path.resolve(id), name: path.basename(id, '.ts') })
    },
  }
}

/** The server build starts at our own entry, which holds the HTTP server, the jobs and the command line beside Remix. */
function serverEntry() {
  return {
    name: 'server-entry',
    enforce: 'post',
    config: (_, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: { index: 'app/entry.node.ts' } } } } : undefined),
  }
}

/** Pages that hydrate use most of the design system: one file of it loads sooner than thirty small ones. */
function chunkOf(id) {
  return /[\\/]app[\\/]ui[\\/](actions|feedback|form|frame|lists|marks|text)[\\/]/.test(id) ? 'ui' : undefined
}

function listIslands() {
  return readdirSync('app/features', { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/]islands[\\/][^\\/]+\.island\.ts$/.test(file))
    .map((file) => path.join('app/features', file))
}

export default defineConfig({
  plugins: testing
    ? []
    : [
        tailwindcss(),
        remix({
          appDirectory: 'app',
          buildDirectory: 'build',
          serverModuleFormat: 'esm',
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_routeConfig: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: false,
          },
        }),
        islands(),
        serverEntry(),
      ],
  build: { target: 'es2022', manifest: true, rollupOptions: { output: { manualChunks: chunkOf } } },
  ssr: { noExternal: ['lucide'], external: ['@prisma/client', '@prisma/adapter-pg', 'pg'] },
  server: { port: 5173, strictPort: false },
  test: {
    environment: 'node',
    include: ['tests/{unit,integration,architecture}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
