import type { Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { listenForChanges } from '#app/platform/db/data-version.server.ts'
import { openDatabase, type OpenedDatabase } from '#app/platform/db/open.server.ts'
import { readEnv, type Env } from '#app/platform/env/env.server.ts'
import { startJobs } from '#app/platform/jobs/jobs.server.ts'
import { createApp } from './app.server.ts'
import { setUp } from './set-up.server.ts'
import type { Wiring } from './wiring.ts'

/** Opens the database, starts the jobs and serves until SIGTERM or SIGINT, which end requests in flight first. */
export async function startServer(
  build: ServerBuild | (() => Promise<ServerBuild>),
  wiring: Wiring,
  middlewares?: RequestHandler,
): Promise<void> {
  const env = readEnv()
  const database = await openDatabase(env)
  try {
    await start({ env, database, build, wiring, middlewares })
  } catch (error) {
    await database.close()
    throw error
  }
}

type Start = {
  env: Env
  database: OpenedDatabase
  build: ServerBuild | (() => Promise<ServerBuild>)
  wiring: Wiring
  middlewares: RequestHandler | undefined
}

async function start({ env, database, build, wiring, middlewares }: Start): Promise<void> {
  connectDatabase(database.url, env.DATABASE_POOL)
  setUp(env, wiring)
  await wiring.prepareData()
  const signIns = await wiring.openDemo({ asked: env.PORTAL_DEMO, embedded: database.embedded })

  const stopListening = listenForChanges(database.url)
  const stopJobs = await startJobs(database.url, wiring.jobs, wiring.hourly)
  const app = createApp({
    build,
    production: !middlewares,
    origin: env.PORTAL_ORIGIN,
    trustProxy: env.TRUST_PROXY,
    ...(middlewares ? { middlewares } : {}),
  })
  const server = await listen(app, env)
  await welcome(server, env, signIns)
  void wiring.warm()

  const stop = async () => {
    await closed(server)
    await stopJobs()
    await stopListening()
    await disconnectDatabase()
    await database.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

/** How long one request may take to arrive, in milliseconds: a file of 100 MiB over a slow line. Headers have Node's own minute. */
const UPLOAD_TIME = 60 * 60_000

function listen(app: ReturnType<typeof createApp>, env: Env): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(env.PORT, env.HOST, () => resolve(server))
    server.requestTimeout = UPLOAD_TIME
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusableAddress(error, env) ?? error))
  })
}

/** One line that names the setting, where that is what keeps the portal from listening. */
function unusableAddress({ code }: NodeJS.ErrnoException, { HOST, PORT }: Env): Error | null {
  if (code === 'EADDRINUSE') return new Error(`Wrong setting PORT: ${PORT} is in use on ${HOST}`)
  if (code === 'EACCES') return new Error(`Wrong setting PORT: ${PORT} may not be used by this account`)
  return code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' ? new Error(`Wrong setting HOST: ${HOST} is no address of this machine`) : null
}

/** Ends idle connections at once, lets requests in flight finish, and cuts what still hangs after ten seconds. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}

async function welcome(server: Server, env: Env, signIns: string[]): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : env.PORT
  process.stdout.write([``, `Passerelle: ${env.PORTAL_ORIGIN ?? `http://localhost:${port}`}`, ...signIns, ``].join('\n') + '\n')
}
