import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn, signOut, watchForProblems } from '../support/errands.ts'

const WITHIN = 360
const ROSTER = '/fr/w/eau-assainissement-sn/experts'
const MANAGER = 'mamadou.ndiaye@eau-demo.example'
const INVITED = 'niamh.corrigan@harbour-demo.example'
const PASSWORD = 'passerelle-demo'

const save = (page: Page) => page.locator('main form button[type=submit]').last().click()

test.describe('on a phone, in French, without JavaScript', () => {
  test.use({ javaScriptEnabled: false, locale: 'fr', viewport: { width: WITHIN, height: 740 } })
  test.setTimeout(120_000)

  test('a profile is made, completed, handed over and opened, and consent is withdrawn', async ({ page, browser }) => {
    await signIn(page, MANAGER)
    await page.goto(`${ROSTER}/new`)
    await page.locator('input[name=name]').fill('Awa Faye')
    await save(page)
    await expect(page).toHaveURL(/\/experts\/[0-9a-f-]{36}\?done=created/)
    const profile = new URL(page.url()).pathname
    const profileId = profile.split('/').at(-1) ?? ''

    await page.goto(`${profile}/edit/skills`)
    await page.locator('input[name="skillTyped:skills/0/key"]').fill('agronome')
    await page.locator('select[name="skills/0/level"]').selectOption('3')
    await page.locator('button[name=addRow][value=skills]').click()
    await expect(page.locator('input[name="skillTyped:skills/0/key"]')).toHaveValue(/\(213\)$/)
    await page.locator('input[name="skillTyped:skills/1/key"]').fill('eau')
    await page.locator('select[name="skills/1/level"]').selectOption('2')
    await save(page)
    await expect(page.locator('[role=alert]')).toContainText('eau')
    await page.locator('input[name="skillPick:skills/1/key"]').first().check({ force: true })
    await save(page)
    await expect(page).toHaveURL(/done=saved/)
    await expect(page.locator('section[aria-labelledby=section-skills] li')).toHaveCount(2)

    await page.locator('input[name=email]').fill(INVITED)
    await page.locator('button[name=intent][value=invite]').click()
    await expect(page).toHaveURL(/done=invited/)

    await signOut(page)
    await expect(async () => {
      await page.goto('/fr/outbox')
      await expect(page.locator(`li:has-text("${INVITED}") a[href*="/expert-invitation/"]`).first()).toBeVisible({ timeout: 500 })
    }).toPass()
    const href = await page.locator(`li:has-text("${INVITED}") a[href*="/expert-invitation/"]`).first().getAttribute('href')
    const invitation = new URL(href ?? '').pathname
    await page.goto(invitation)
    await page.locator('a[href*="/sign-in"]').last().click()
    const form = page.locator('form:has(input[name=password]:visible)').first()
    await form.locator('input[name=email]').fill(INVITED)
    await form.locator('input[name=password]').fill(PASSWORD)
    await form.locator('button[type=submit]').click()
    await page.goto(invitation)
    await page.locator('button[value=take]').click()
    await expect(page).toHaveURL(/\/fr\/my-expertise\?done=claimed/)
    expect((await page.request.get(invitation)).status()).toBe(410)

    await page.goto(`/fr/my-expertise/${profileId}/edit/consent`)
    await page.locator('input[name=seenBy][value=PUBLIC]').check({ force: true })
    await page.locator('input[name=showsName][value=name]').check({ force: true })
    await save(page)
    await expect(page).toHaveURL(/done=saved/)
    const visitor = await browser.newPage({ javaScriptEnabled: false })
    expect((await visitor.goto(`/fr/experts/${profileId}`))?.status()).toBe(200)
    await expect(visitor.locator('h1')).toContainText('Awa Faye')

    await page.goto(`/fr/my-expertise/${profileId}/edit/consent`)
    await page.locator('input[name=seenBy][value=WORKSPACE]').check({ force: true })
    await save(page)
    await expect(page).toHaveURL(/done=saved/)
    expect((await visitor.goto(`/fr/experts/${profileId}`))?.status()).toBe(404)
    await visitor.close()
  })
})

test('the pages of a profile fit a phone and are open to everybody', async ({ page }) => {
  test.setTimeout(120_000)
  const problems = watchForProblems(page)
  await page.setViewportSize({ width: WITHIN, height: 740 })
  await signIn(page, MANAGER)
  await page.goto(`${ROSTER}/new`)
  await page.locator('input[name=name]').fill('Ibrahima Sow')
  await save(page)
  await expect(page).toHaveURL(/done=created/)
  const profile = new URL(page.url()).pathname
  for (const address of [`${ROSTER}/new`, profile, `${profile}/edit/skills`, `${profile}/edit/consent`.replace('/fr/', '/ar/')]) {
    await page.goto(address)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(WITHIN)
  }
  expect(problems).toEqual([])
})
