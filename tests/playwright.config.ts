import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './support/browser.ts'

const PORT = 3987

// A demonstration portal of its own, on an embedded database of its own.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json']],
  use: { baseURL: `http://127.0.0.1:${PORT}`, launchOptions: await chromiumOptions(), trace: 'off', screenshot: 'only-on-failure' },
  webServer: {
    command: 'node tests/support/start-demo.js',
    cwd: '..',
    url: `http://127.0.0.1:${PORT}/readyz`,
    timeout: 180_000,
    env: { PORT: String(PORT), PORTAL_DATA_DIR: '.var-test/e2e', PORTAL_LOG: 'warn', PORTAL_DEMO_DATASETS: 'few' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
