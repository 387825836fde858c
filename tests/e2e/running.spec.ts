import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '#tests/support/errands.ts'

const ADMIN = 'operations@passerelle-demo.example'

test('who runs the instance finds two entries for one body, merges them, and takes them apart again, without JavaScript', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, ADMIN)
  const stamp = Date.now().toString(36)
  const name = `Agence témoin ${stamp} de l’assainissement`
  const add = async (given: string, ref: string) => {
    await page.goto('/fr/admin/organisations/new')
    await page.locator('[name="name@fr"]').fill(given)
    await page.locator('[name="ref"]').fill(ref)
    await page.locator('[name="country"]').selectOption('SN')
    await page.locator('main form[method="post"] button').first().click()
    await expect(page.getByRole('status')).toBeVisible()
  }
  await add(name, `SN-A-${stamp}`)
  const kept = page.url().split('?')[0] ?? ''
  await add(name.toUpperCase(), `SN-B-${stamp}`)
  const merged = page.url().split('?')[0] ?? ''

  await page.goto(kept)
  await page.locator('section:has(#pairs) a', { hasText: 'Comparer' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comparer et fusionner')
  await page.getByRole('button', { name: 'Fusionner les deux fiches' }).click()
  await expect(page.getByRole('status')).toContainText('n’en font plus qu’une')
  const stays = page.url().split('?')[0] ?? ''
  const gone = stays === kept ? merged : kept
  await page.goto(gone.replace('/admin/', '/'))
  expect(page.url()).toBe(stays.replace('/admin/', '/'))
  await page.goto(`/fr/organisations?q=${gone === merged ? 'SN-B' : 'SN-A'}-${stamp}`)
  await expect(page.locator('main ul > li')).toHaveCount(1)

  await page.goto(stays)
  await page.getByRole('button', { name: 'Annuler la fusion' }).click()
  await expect(page.getByRole('status')).toContainText('annulée')
  await page.goto(gone)
  expect(page.url()).toBe(gone)
  await context.close()
})

test('the pages of who runs the instance are accessible, and exist for nobody else', async ({ page }) => {
  await signIn(page, 'awa.diop@eau-demo.example')
  expect((await page.goto('/fr/admin'))?.status()).toBe(404)
  await page.context().clearCookies()
  await signIn(page, ADMIN)
  for (const room of ['', '/users', '/workspaces', '/organisations', '/jobs', '/mail', '/security', '/settings']) {
    expect((await page.goto(`/ar/admin${room}`))?.status(), room).toBe(200)
    await expectAccessible(page)
  }
})
