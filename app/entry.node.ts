// The portal as a Node program: what platform/cli starts, built into build/server/index.js.
import { wirePortal } from './wiring.server.ts'

export async function serve(): Promise<void> {
  const { startServer } = await import('#app/platform/server/start-server.server.ts')
  const build = await import('virtual:remix/server-build')
  await startServer(build, wirePortal())
}

/** Runs one command of the command line; the exit code. */
export async function runCommand(words: string[]): Promise<number> {
  const { runPortalCommand } = await import('#app/platform/cli/run-command.server.ts')
  return runPortalCommand(words, wirePortal())
}
