// The portal as a Node program: what platform/cli starts, built into build/server/index.js.
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { wirePortal } from './wiring.server.ts'

/** Serves the built portal; in development through Vite, with the modules as they are at each request. */
export async function serve(vite?: ViteDevServer): Promise<void> {
  const { startServer } = await import('#app/platform/server/start-server.server.ts')
  const build = vite
    ? () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
    : await import('virtual:remix/server-build')
  await startServer(build, wirePortal(), vite?.middlewares)
}

/** Runs one command of the command line; the exit code. */
export async function runCommand(words: string[]): Promise<number> {
  const { runPortalCommand } = await import('#app/platform/cli/run-command.server.ts')
  return runPortalCommand(words, wirePortal())
}
