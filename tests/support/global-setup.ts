import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureRates } from '#app/features/rates/rates.server.ts'
import { buildEngine } from '#app/platform/cli/build-engine.js'
import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { migrateDatabase } from '#app/platform/db/open.server.ts'
import { startEmbedded } from '#prisma/embedded.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database, and the name of the migrated template. */
    databaseServer: string
  }
}

export const TEMPLATE = 'passerelle_template'

/**
 * One server and one migrated template database, with the rates of currencies, for all integration tests; TEST_DATABASE_URL names another server. The engine of tables
 * is built where its sources are newer.
 */
export default async function setup(project: TestProject) {
  await buildEngine()
  const given = process.env.TEST_DATABASE_URL
  const home = path.resolve(`.var-test/integration-${process.pid}`)
  if (!given) rmSync(home, { recursive: true, force: true })
  const embedded = given ? null : await startEmbedded({ home, database: TEMPLATE, durable: false })
  const server = given ?? embedded?.url.replace(TEMPLATE, 'postgres') ?? ''
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  if (given) {
    await client.query(`drop database if exists ${TEMPLATE} with (force)`)
    await client.query(`create database ${TEMPLATE}`)
  }
  await client.end()
  const url = new URL(server)
  url.pathname = `/${TEMPLATE}`
  await migrateDatabase(url.href)
  connectDatabase(url.href, 1)
  await ensureRates()
  await disconnectDatabase()
  project.provide('databaseServer', server)
  return async () => {
    await embedded?.stop()
    if (embedded) rmSync(home, { recursive: true, force: true })
  }
}
