// Starts the built portal with a fresh demonstration, for the browser tests.
import { rmSync } from 'node:fs'

rmSync(process.env.PORTAL_DATA_DIR, { recursive: true, force: true })
await import('../../app/platform/cli/start.js')
