import { expect, test } from '@playwright/test'
import { signIn, signOut } from '../support/errands.ts'

const WORKSPACE = '/fr/w/eau-assainissement-sn'
const AUTHOR = 'cheikh.ba@eau-demo.example'
const VALIDATOR = 'mamadou.ndiaye@eau-demo.example'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an officer registers a project, a validator publishes it, the public reads it, and it is withdrawn with a reason', async ({
    page,
    request,
  }) => {
    await signIn(page, AUTHOR)
    await page.goto(`${WORKSPACE}/projects/new`)
    await page.fill('[name="title@fr"]', 'Forages de Koungheul')
    await page.fill('[name="title@ar"]', 'آبار كونغيل')
    await page.getByRole('button', { name: 'Créer le projet' }).click()
    const id = /projects\/([0-9a-f-]{36})\//.exec(page.url())?.[1] ?? ''
    const edit = `${WORKSPACE}/projects/${id}/edit`

    await page.fill('[name="description@fr"]', 'Douze forages pour <script>alert(1)</script> neuf villages.')
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${edit}/facts`)
    await page.selectOption('[name=iatiStatus]', '2')
    await page.fill('[name=plannedStart]', '2026-03-01')
    await page.selectOption('[name=defaultCurrency]', 'XOF')
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${edit}/sectors`)
    await page.locator('select[name$="/code"]').selectOption('14030')
    await page.locator('input[name$="/percentage"]').fill('100')
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${edit}/countries`)
    await page.locator('select[name^="countries/"]').selectOption('SN')
    await page.locator('input[name^="countries/"]').fill('١٠٠')
    await page.locator('button[value=save]:visible').last().click()

    await page.goto(`${edit}/organisations/new`)
    await page.locator('label', { hasText: 'Mise en œuvre' }).click()
    await page.locator('input[name$="/name@fr"]').fill('Direction de l’hydraulique')
    await page.locator('button[value=continue]').click()
    await page.goto(`${edit}/budgets/new`)
    await page.locator('input[name*=amount]').fill('1 234 567,50')
    await page.locator('input[name$=start]').fill('2026-03-01')
    await page.locator('input[name$=end]').fill('2026-12-31')
    await page.locator('button[value=continue]').click()

    await page.goto(`${WORKSPACE}/projects/${id}`)
    await page.getByRole('link', { name: /Qualité : \d+ sur 100/ }).click()
    await page.getByRole('link', { name: 'Indiquez la date de fin prévue' }).click()
    await expect(page.locator('#field-plannedEnd')).toBeVisible()
    await page.goto(`${WORKSPACE}/quality?tab=projects`)
    await expect(page.getByRole('link', { name: 'Forages de Koungheul' })).toBeVisible()

    await page.goto(`${WORKSPACE}/projects/${id}`)
    await page.getByRole('button', { name: 'Soumettre' }).first().click()
    await expect(page.getByText('À valider').first()).toBeVisible()
    expect((await request.get(`/fr/projects/${id}`)).status()).toBe(404)

    await signOut(page)
    await signIn(page, VALIDATOR)
    await page.goto(`${WORKSPACE}/projects/${id}`)
    await page.getByRole('button', { name: 'Publier' }).first().click()

    const published = await request.get(`/fr/projects/${id}`)
    expect(published.status()).toBe(200)
    expect(await published.text()).not.toContain('<script>alert(1)')
    const api = (await (await request.get(`/api/v1/projects/${id}`)).json()) as { title: object; budgets: object[]; version: number }
    expect(api).toMatchObject({
      version: 1,
      title: { fr: 'Forages de Koungheul', ar: 'آبار كونغيل' },
      budgets: [{ value: { amount: '1234567.50', currency: 'XOF' } }],
    })

    await page.goto(`${WORKSPACE}/projects/${id}`)
    await page
      .getByRole('link', { name: 'Retirer' })
      .or(page.locator('summary', { hasText: 'Retirer' }))
      .first()
      .click()
    await page.locator('textarea[name=reason]:visible').first().fill('Inscrit deux fois')
    await page.getByRole('button', { name: 'Retirer' }).first().click()
    const gone = await request.get(`/ar/projects/${id}`)
    expect(gone.status()).toBe(410)
    expect(await gone.text()).toContain('Inscrit deux fois')
  })
})

test('what is typed is saved by itself, and two people who write the same field are shown both texts', async ({ browser }) => {
  const one = await browser.newPage()
  await signIn(one, AUTHOR)
  await one.goto(`${WORKSPACE}/projects/new`)
  await one.fill('[name="title@fr"]', 'Latrines de Nioro')
  await one.getByRole('button', { name: 'Créer le projet' }).click()
  await one.waitForURL(/\/edit\/texts/)

  const two = await browser.newPage()
  await signIn(two, 'fatou.sarr@eau-demo.example')
  await two.goto(one.url())

  const saved = one.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/edit/texts'))
  await one.fill('[name="description@fr"]', 'Deux cents latrines.')
  await saved
  await expect(one.getByText(/Enregistré/).first()).toBeVisible()

  await two.fill('[name="description@fr"]', 'Trois cents latrines.')
  await expect(two.getByText('Deux cents latrines.').first()).toBeVisible({ timeout: 15_000 })
  await expect(two.locator('[name="description@fr"]')).toHaveValue('Trois cents latrines.')
  await one.close()
  await two.close()
})
