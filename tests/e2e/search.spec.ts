import { expect, test } from '@playwright/test'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a visitor finds a project by a misspelt word from another language, sees why, and looks through its kind', async ({ page }) => {
    await page.goto('/ar')
    await page.locator('main input[type=search]').fill('assainisement')
    await page.locator('main form button[type=submit]').first().click()
    await expect(page).toHaveURL(/\/ar\/search\?q=assainisement/)
    await expect(page.locator('main mark').first()).toHaveText(/assainissement/i)
    await expect(page.locator('main a[href*="exact=1"]')).toBeVisible()
    await page.locator('main nav a[href*="kind=projects"]').click()
    await expect(page.locator('main nav a[aria-current=page]')).toHaveAttribute('href', /kind=projects/)
    await page.locator('main h3 a').first().click()
    await expect(page).toHaveURL(/\/ar\/projects\//)
  })
})

test('suggestions come as one types, and keys alone lead to one', async ({ page }) => {
  const problems = watchForProblems(page)
  for (const language of ['fr', 'ar']) {
    await page.goto(`/${language}/help`)
    const box = page.locator('header input[type=search]')
    await box.focus()
    await expect(box).toHaveRole('combobox')
    await box.pressSequentially('senega', { delay: 20 })
    const list = page.getByRole('listbox')
    await expect(list.getByRole('option').first()).toBeVisible()
    await expect(box).toHaveAttribute('aria-expanded', 'true')
    await expectAccessible(page)
    await box.press('Escape')
    await expect(list).toBeHidden()
    await expect(box).toHaveValue('senega')
    await box.press('ArrowDown')
    await box.press('ArrowDown')
    await expect(list.getByRole('option', { selected: true })).toHaveCount(1)
    await box.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/${language}/needs\\?country=SN`))
  }
  expect(problems).toEqual([])
})

test('a member finds a draft of the workspace among what is published; others do not', async ({ page, browser }) => {
  await signIn(page, 'cheikh.ba@eau-demo.example')
  const title = `Ébauche introuvable ${Date.now()}`
  await page.goto('/fr/w/eau-assainissement-sn/projects/new')
  await page.fill('[name="title@fr"]', title)
  await page.getByRole('button', { name: 'Créer le projet' }).click()
  await page.waitForURL(/\/edit\//)
  await page.goto(`/fr/search?q=${encodeURIComponent('ebauche introuvable')}`)
  await expect(page.locator('section[aria-labelledby=drafts] a', { hasText: title })).toBeVisible()
  await expectAccessible(page)
  const other = await browser.newPage()
  await other.goto(`/fr/search?q=${encodeURIComponent('ebauche introuvable')}`)
  await expect(other.locator('main')).not.toContainText(title)
})
