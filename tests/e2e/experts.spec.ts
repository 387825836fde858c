import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'

const WITHIN = 360

/** The profile at the end: others are published and taken back by errands that run beside this one. */
const settledLink = (page: Page) => page.locator('main h2 a').last()

test.describe('on a phone, in Arabic, without JavaScript', () => {
  test.use({ javaScriptEnabled: false, locale: 'ar', viewport: { width: WITHIN, height: 740 } })

  test('a visitor finds an expert by language and level, and reads what they can', async ({ page }) => {
    await page.goto('/ar/experts')
    await page.locator('main summary').first().click()
    await page.locator('input[name=language][value=fr]').check()
    await page.locator('select[name=level]').selectOption('B2')
    await page.locator('main form[method=get] button[type=submit]').click()
    await expect(page).toHaveURL(/language=fr/)
    await expect(page).toHaveURL(/level=B2/)
    const link = settledLink(page)
    const name = await link.innerText()
    await link.click()
    await expect(page).toHaveURL(/\/ar\/experts\/[0-9a-f-]{36}$/)
    await expect(page.locator('h1')).toHaveText(name)
    // No way to reach an expert is public.
    expect(await page.locator('main').innerText()).not.toContain('@')
  })
})

test('the directory and a profile fit a phone and are open to everybody in Arabic', async ({ page }) => {
  const problems = watchForProblems(page)
  await page.setViewportSize({ width: WITHIN, height: 740 })
  await page.goto('/ar/experts')
  for (const turn of [1, 2]) {
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WITHIN)
    if (turn === 1) await settledLink(page).click()
  }
  expect(problems).toEqual([])
})

test('a member filters the roster, takes it away and sees capacity against demand', async ({ page }) => {
  await signIn(page, 'tomas.herdeiro@harbour-demo.example')
  const roster = '/fr/w/harbour-agency/experts'
  await page.goto(roster)
  await expectAccessible(page)
  const rows = page.locator('main tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(1)
  await page.goto(`${roster}?consent=coordinators&sort=name`)
  expect(await rows.count()).toBeLessThan(all)
  const answer = await page.request.get(await page.getByRole('link', { name: 'CSV' }).evaluate((link: HTMLAnchorElement) => link.href))
  expect(answer.headers()['content-type']).toContain('text/csv')
  expect((await answer.text()).trim().split('\r\n')).toHaveLength((await rows.count()) + 1)
  await page.setViewportSize({ width: WITHIN, height: 740 })
  await page.goto('/ar/w/harbour-agency/experts')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WITHIN)
  await page.goto('/ar/w/harbour-agency/experts/capacity')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WITHIN)
})
