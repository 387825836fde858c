// What the first cold view of the map page takes over the wire, and what its reader sees first.
import http from 'node:http'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const PAGE = '/fr/map'
const BEFORE_MAP = 150_000
const WITH_MAP = 750_000
/** Files of the build that only the interactive map needs. */
const MAP_SCRIPT = /\/assets\/(start-map|create-map|maplibre)[^/]*\.m?js/

export async function benchFirstView({ origin, log }) {
  const browser = await chromium.launch(await launchOptions())
  try {
    const view = await coldView(browser, origin)
    log(`  largest contentful paint of ${PAGE}: ${view.paint.path} at ${Math.round(view.paint.at)} ms, ${Math.round(view.paint.size)} px²`)
    const largest = [...view.requests].sort((a, b) => b.bytes - a.bytes).slice(0, 12)
    log(`  the largest: ${largest.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')}`)
    const bytes = (what, value, reference) => ({
      what: `first view of ${PAGE}, cold: ${what}`,
      value,
      unit: 'bytes',
      reference,
      ratio: value / reference,
      wanted: '<= 1',
    })
    return [
      bytes('before a map script is asked for', view.before, BEFORE_MAP),
      bytes('all, with the map', view.all, WITH_MAP),
      {
        what: 'largest contentful paints of it that lie in the interactive map (it is to be the list or the drawing)',
        value: view.paint.isMap ? 1 : 0,
        unit: 'paints',
        reference: 1,
        ratio: view.paint.isMap ? 1 : 0,
        wanted: '<= 0',
      },
    ]
  } finally {
    await browser.close()
  }
}

/** How the tests launch Chromium; their file is TypeScript, which Node alone may not read. */
async function launchOptions() {
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  })
  try {
    const { chromiumOptions } = await vite.ssrLoadModule('/tests/support/browser.ts')
    return {
      ...(await chromiumOptions()),
      args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
    }
  } finally {
    await vite.close()
  }
}

async function coldView(browser, origin) {
  const wire = await countingProxy(origin)
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } })
  await page.addInitScript(watchPaints)
  await page.goto(wire.origin + PAGE, { waitUntil: 'load', timeout: 120_000 })
  await page.locator('canvas.maplibregl-canvas').first().waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1500)
  const paint = await page.evaluate(() => window.lastPaint)
  await page.close()
  wire.close()
  const firstOfMap = wire.requests.findIndex(({ path }) => MAP_SCRIPT.test(path))
  if (firstOfMap === -1) throw new Error(`${PAGE}: no map script was asked for`)
  const sum = (requests) => requests.reduce((total, { bytes }) => total + bytes, 0)
  return { before: sum(wire.requests.slice(0, firstOfMap)), all: sum(wire.requests), paint, requests: wire.requests }
}

/** Stands between the browser and the portal and counts what goes to the browser, heads included, for workers as for the page. */
async function countingProxy(origin) {
  const requests = []
  const server = http.createServer((asked, reply) => {
    const counted = { path: asked.url, bytes: 0 }
    requests.push(counted)
    const passedOn = http.request(origin + asked.url, { method: asked.method, headers: asked.headers }, (answer) => {
      counted.bytes += answer.rawHeaders.reduce((sum, text) => sum + text.length + 2, 17)
      answer.on('data', (chunk) => (counted.bytes += chunk.length))
      reply.writeHead(answer.statusCode, answer.rawHeaders)
      answer.pipe(reply)
    })
    passedOn.on('error', () => reply.destroy())
    asked.pipe(passedOn)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.closeAllConnections() ?? server.close() }
}

/** Runs in the page, before anything of it. */
function watchPaints() {
  new PerformanceObserver((list) => {
    const entry = list.getEntries().at(-1)
    const path = []
    for (let element = entry.element; element && path.length < 5; element = element.parentElement)
      path.unshift(element.tagName.toLowerCase() + (element.id ? `#${element.id}` : ''))
    window.lastPaint = {
      path: path.join(' > '),
      at: entry.startTime,
      size: entry.size,
      isMap: Boolean(entry.element?.closest?.('.maplibregl-map')),
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}
