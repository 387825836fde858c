import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { VectorTile } from '@mapbox/vector-tile'
import { expect, test, type Page } from '@playwright/test'
import { PbfReader } from 'pbf'
import { expectAccessible, watchForProblems } from '../support/errands.ts'

const READY = '[data-map][data-ready]'
const PATIENCE = { timeout: 40_000 }

/** Places in the tile of the whole world. */
async function placesInTile(page: Page, query: string): Promise<number> {
  const body = await (await page.request.get(`/tiles/needs/0/0/0.mvt?${query}`)).body()
  const layer = new VectorTile(new PbfReader(body)).layers['needs']
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => Number(layer?.feature(i).properties['n'] ?? 1)).reduce((a, b) => a + b, 0)
}

test('a reader goes by keyboard from the whole map to a record, and list and address follow', async ({ page }) => {
  const problems = watchForProblems(page)
  await page.goto('/en/map?records=needs&severity=4,5')
  await page.waitForSelector(READY, PATIENCE)
  const count = await page.locator('[data-map-part=count]').innerText()
  expect(count).toContain(`${await placesInTile(page, 'severity=4,5')} places`)

  await page.locator('.maplibregl-canvas').focus()
  const card = page.locator('.maplibregl-popup-content a').first()
  for (let presses = 0; presses < 14 && !(await card.isVisible()); presses++) {
    await page.keyboard.press('Enter')
    await page.waitForTimeout(900)
    await page.waitForSelector(READY, PATIENCE)
  }
  await expect(card).toHaveAttribute('href', /\/en\/needs\/[0-9a-f-]{36}$/)
  await expect(page).toHaveURL(/bbox=/)
  await expect(page.locator('[data-map-part=count]')).not.toHaveText(count)
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect(page.locator('.maplibregl-canvas')).toBeFocused()
  expect(problems.filter((problem) => !problem.includes('GPU'))).toEqual([])
})

test('a reader keeps what is shown as an image', async ({ page }) => {
  await page.goto('/ar/map?country=SN')
  await page.waitForSelector(READY, PATIENCE)
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-map-image]').click()])
  const image = readFileSync(await download.path())
  expect(image.subarray(1, 4).toString()).toBe('PNG')
  expect(image.length).toBeGreaterThan(20_000)
})

test('another site shows the map in a frame, and nothing else of the portal', async ({ page, baseURL }) => {
  // A site of its own, on this machine: browsers keep pages from elsewhere away from local addresses.
  const site = createServer(({ url }, response) => {
    const path = new URL(url ?? '/', 'http://site').searchParams.get('path') ?? ''
    response.setHeader('content-type', 'text/html').end(`<iframe src="${baseURL}${path}" width="900" height="600" title="map"></iframe>`)
  }).listen(0)
  const { port } = site.address() as AddressInfo
  const framed = (path: string) => page.goto(`http://localhost:${port}/?path=${encodeURIComponent(path)}`)
  await framed('/fr/map/embed?country=SN')
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('[data-map-part=count]')).toContainText('lieux')
  await expect(frame.locator('[data-map-part=full] a')).toHaveAttribute('target', '_blank')
  await framed('/fr/map?country=SN')
  // What stands there instead is the browser's own refusal.
  await expect(page.frameLocator('iframe').locator('h1')).toBeAttached()
  await expect(page.frameLocator('iframe').locator('[data-map]')).toHaveCount(0)
  site.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader goes to a place by its name in another script, and sees what is there', async ({ page }) => {
    await page.goto('/fr/map?records=needs')
    await page.getByLabel('Aller à un lieu').fill('السنغال')
    await page.getByLabel('Aller à un lieu').press('Enter')
    await page.getByRole('status').getByRole('link', { name: 'Sénégal' }).first().click()
    await expect(page).toHaveURL(/records=needs&bbox=-1[78]/)
    await expect(page.locator('[data-map-part=list]')).toContainText('Sénégal')
    await page.getByLabel('Aller à un lieu').fill('zzzqqq')
    await page.getByLabel('Aller à un lieu').press('Enter')
    await expect(page.getByText('Aucun lieu ne s’appelle « zzzqqq »')).toBeVisible()
  })

  test('the map with what goes with it stands on one sheet of paper', async ({ page }) => {
    for (const path of ['/ar/map/print', '/fr/map/print?country=SN&records=needs', '/pt/map/print?placed=no']) {
      await page.goto(path)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), path).toHaveLength(1)
    }
  })
})

test('map, frame and paper are accessible in both directions of writing', async ({ page }) => {
  for (const path of ['/fr/map?find=ziguinchor&placed=yes', '/ar/map/embed', '/ar/map/print', '/es/map?country=SN&severity=1&q=zzz']) {
    await page.goto(path)
    await expectAccessible(page)
  }
})
