import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { startEmbedded } from './embedded.js'

// Run Prisma's schema engine as WebAssembly from npm, not as a binary downloaded from elsewhere.
if (process.platform !== 'win32') {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./schema-engine.mjs', import.meta.url))
}

let url = process.env.DATABASE_URL
if (!url && process.argv.some((word) => ['migrate', 'db', 'studio'].includes(word))) {
  const embedded = await startEmbedded()
  url = process.env.DATABASE_URL = embedded.url
}

export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  datasource: { url: url ?? '' },
})
