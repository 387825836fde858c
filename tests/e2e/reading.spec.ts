import { expect, test } from '@playwright/test'
import { expectAccessible, watchForProblems } from '../support/errands.ts'

test('the portal speaks five languages, keeps page and query when one switches, and mirrors Arabic', async ({ page }) => {
  const problems = watchForProblems(page)
  for (const language of ['fr', 'en', 'es', 'pt', 'ar']) {
    await page.goto(`/${language}/needs?severity=5`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
    expect(await page.locator('link[rel=alternate][hreflang]').count()).toBe(6)
  }
  await page.locator('footer a', { hasText: 'Español' }).click()
  await expect(page).toHaveURL(/\/es\/needs\?severity=5$/)
  expect(problems).toEqual([])
})

test('a page is set in the letters of its language, and loads no others', async ({ page }) => {
  for (const [path, family] of [
    ['/fr/needs', 'IBM Plex Sans'],
    ['/ar/needs', 'IBM Plex Sans Arabic'],
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ status, family }) => status === 'loaded' && family.includes('IBM'))
        .map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`),
    )
    expect([...new Set(loaded)].sort()).toEqual([`${family} 400`, `${family} 600`])
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, locale: 'pt-PT' })

  test('a visitor finds a need by filters, reads it, and meets the map with its list', async ({ page }) => {
    await page.goto('/')
    await expect(page).toHaveURL(/\/pt$/)
    await page.goto('/fr/needs')
    await page.getByLabel(/Critique/).check()
    await page.locator('form[method=get] button[type=submit]:visible').last().click()
    await expect(page).toHaveURL(/severity=5/)
    await page.locator('main h2 a, main h3 a').first().click()
    await expect(page).toHaveURL(/\/fr\/needs\/[0-9a-f-]{36}/)
    await page.goto('/fr/map')
    await expect(page.locator('[data-map-drawing] svg').first()).toBeVisible()
    expect(await page.locator('[data-map-part=list] a').count()).toBeGreaterThan(10)
  })
})

test('reading pages carry no framework script, and little of ours', async ({ page }) => {
  let script = 0
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') script += Number(response.headers()['content-length'] ?? 0)
  })
  for (const path of ['/fr', '/fr/projects', '/fr/needs', '/fr/organisations', '/fr/help'])
    await page.goto(path, { waitUntil: 'networkidle' })
  expect(script).toBeLessThan(25 * 1024)
})

test('the map is drawn, and says the same as its list', async ({ page }) => {
  const problems = watchForProblems(page)
  await page.goto('/ar/map?country=SN')
  await page.waitForSelector('[data-map][data-ready], [data-map] [data-ready]', { timeout: 40_000 })
  const places = (await (await page.request.get('/ar/map/places.geojson?country=SN')).json()) as {
    features: { properties: { recordId: string } }[]
  }
  expect(new Set(places.features.map(({ properties }) => properties.recordId)).size).toBeGreaterThan(3)
  expect(problems.filter((problem) => !problem.includes('GPU'))).toEqual([])
})

test('tabs, filters and list follow the map, and keep what the reader ticked', async ({ page }) => {
  await page.goto('/fr/map')
  await page.waitForSelector('[data-map][data-ready], [data-map] [data-ready]', { timeout: 40_000 })
  const whole = await page.locator('[data-map-part=count]').innerText()
  await page.locator('summary', { hasText: 'Filtres' }).click()
  await page.locator('summary', { hasText: 'Lisible en' }).click()
  await page.locator('input[name=language][value=fr]').check()
  await page.locator('[data-map-canvas] canvas').focus()
  for (let press = 0; press < 2; press++) {
    await page.keyboard.press('=')
    await page.waitForTimeout(600)
  }
  await expect(page.locator('[data-map-part=count]')).not.toHaveText(whole)
  await expect(async () => {
    const [total] = (await page.locator('[data-map-part=count]').innerText()).split(' ')
    await expect(page.locator('[data-map-part=tabs] [aria-current]')).toContainText(total ?? '', { timeout: 500 })
  }).toPass({ timeout: 10_000 })
  const [, bbox = ''] = /bbox=([^&]+)/.exec(page.url()) ?? []
  await expect(page.locator('input[name=bbox]')).toHaveValue(bbox)
  await expect(page.locator('input[name=language][value=fr]')).toBeChecked()
})

for (const language of ['fr', 'ar']) {
  test(`the list stands beside the map, which is half the page and stays in sight, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto(`/${language}/map`)
    const map = page.locator('[data-map]')
    const box = async (element: typeof map) => (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const [drawn, list] = [await box(map), await box(page.locator('[data-map-part=list]'))]
    expect(Math.abs(drawn.width - list.width)).toBeLessThan(2)
    const [before, after] = language === 'ar' ? [list, drawn] : [drawn, list]
    expect(after.x).toBeGreaterThanOrEqual(before.x + before.width)
    await page.mouse.wheel(0, 3000)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000)
    await expect(map).toBeInViewport({ ratio: 1 })
    const notice = await page.locator('#after-map').innerText()
    expect(notice).toContain('Passerelle')
    expect(notice).not.toContain('127.0.0.1')
  })

  test(`axe finds nothing on the reading pages in ${language}`, async ({ browser, request }) => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage()
    const list = (await (await request.get('/api/v1/projects?limit=1')).json()) as { items: { id: string }[] }
    const needs = (await (await request.get('/api/v1/needs?limit=1')).json()) as { items: { id: string }[] }
    const paths = [
      '',
      '/projects',
      `/projects/${list.items[0]?.id}`,
      '/needs',
      `/needs/${needs.items[0]?.id}`,
      '/map',
      '/organisations',
      '/datasets',
      '/search?q=eau',
      '/help',
      '/help/accessibility',
      '/help/ui',
      '/sign-in',
      '/forgot-password',
      '/nowhere',
    ]
    for (const path of paths) {
      await page.goto(`/${language}${path}`)
      await expectAccessible(page)
    }
  })
}

test('a page from the cache is the page, answers 304 to whoever has it, and is never a signed-in person’s', async ({ request }) => {
  const first = await request.get('/en/projects?sort=-amount')
  const again = await request.get('/en/projects?sort=-amount')
  expect(again.headers()['x-cache']).toBe('hit')
  expect(await again.text()).toBe(await first.text())
  const etag = again.headers().etag ?? ''
  expect((await request.get('/en/projects?sort=-amount', { headers: { 'if-none-match': etag } })).status()).toBe(304)
  const signedIn = await request.get('/en/projects?sort=-amount', { headers: { cookie: 'passerelle.session_token=x' } })
  expect(signedIn.headers()['x-cache']).toBeUndefined()
})
