import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** Starts the built portal with its demonstration on a database of its own, `more` in its environment, and stops it. */
export async function startPortal(more = {}) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'))
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    PORTAL_DATA_DIR: home,
    PORTAL_LOG: 'error',
    NODE_ENV: 'production',
    PORTAL_DEMO_DATASETS: 'none',
    ...more,
  }
  delete env.DATABASE_URL
  const child = spawn(process.execPath, ['app/platform/cli/start.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const origin = `http://127.0.0.1:${port}`
  for (
    let i = 0;
    !(await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ));
    i++
  ) {
    if (i > 900 || child.exitCode !== null) throw new Error('The portal did not start')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    origin,
    home,
    databaseUrl: embeddedUrl(home),
    processes: { server: child.pid, database: Number(readFileSync(path.join(home, 'pg18/postmaster.pid'), 'utf8').split('\n')[0]) },
    stop: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function embeddedUrl(home) {
  const port = readFileSync(path.join(home, 'pg18/postmaster.pid'), 'utf8').split('\n')[3].trim()
  return `postgresql://portal:${readFileSync(path.join(home, 'password'), 'utf8').trim()}@127.0.0.1:${port}/portal`
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
