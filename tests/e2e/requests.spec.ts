import { expect, test } from '@playwright/test'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'

const WORKSPACE = 'eau-assainissement-sn'
const AUTHOR = 'cheikh.ba@eau-demo.example'

test.describe('without JavaScript, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('an officer turns a need into a request for expertise, and sees how many could answer', async ({ page }) => {
    await signIn(page, AUTHOR)
    await page.goto(`/fr/w/${WORKSPACE}/needs/new`)
    await page.fill('[name="title@fr"]', 'Hydrogéologues pour Kaffrine')
    await page.getByRole('button', { name: 'Créer le besoin' }).click()
    const edit = page.url().replace(/\/edit\/.*$/, '/edit')
    const save = () => page.locator('button[value=save]:visible').last().click()

    await page.goto(`${edit}/what`)
    await page.locator('label', { hasText: 'Expertise' }).click()
    await save()
    await page.goto(`${edit}/when`)
    await page.fill('[name=from]', '2027-03-01')
    await page.fill('[name=to]', '2027-05-31')
    await page.locator('button[value=continue]').click()
    await expect(page).toHaveURL(/\/edit\/expertise/)
    await expect(page.getByText('Choisissez une compétence indispensable')).toBeVisible()

    // Words that may mean several skills come back with those, and everything typed.
    await page.locator('[name^="skillTyped:"]').fill('eau')
    await page.locator('select[name^="skills/"][name$="/level"]').selectOption('2')
    await page.getByRole('button', { name: 'Ajouter cette compétence' }).click()
    await expect(page.getByRole('alert').or(page.locator('[tabindex="-1"] a[href^="#field-"]')).first()).toBeVisible()
    await expect(page.locator('select[name^="skills/"][name$="/level"]')).toHaveValue('2')
    await page.locator('[name^="skillPick:"] + div label, input[name^="skillPick:"] ~ div label').first().click()
    await page.getByRole('button', { name: 'Ajouter cette compétence' }).click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(1)
    await expect(page.getByText(/experts? sur \d+|experts qui peuvent être proposés/)).toBeVisible()

    await page.locator('select[name^="languages/"][name$="/language"]').selectOption('fr')
    await page.locator('select[name^="languages/"][name$="/level"]').selectOption('B2')
    await page.getByRole('button', { name: 'Ajouter cette langue' }).click()
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(2)

    await page.fill('[name="facts/expertise/slots"]', '0')
    await page.fill('[name="facts/expertise/days"]', '٢٠')
    await page.locator('label', { hasText: /^Sur place$/ }).click()
    await save()
    await expect(page.getByText('Écrivez un nombre entier de 1 à 50.').first()).toBeVisible()
    await page.fill('[name="facts/expertise/slots"]', '2')
    await save()
    await expect(page.getByText('C’est enregistré.')).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

test('in Arabic the count follows what is typed, and the step is accessible', async ({ page }) => {
  await signIn(page, AUTHOR)
  const problems = watchForProblems(page)
  await page.goto(`/ar/w/${WORKSPACE}/needs/new?kind=expertise`)
  await page.fill('[name="title@ar"]', 'خبراء مياه')
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/edit\/texts/)
  await page.goto(page.url().replace(/\/edit\/.*$/, '/edit/expertise'))
  const panel = page.locator('section[aria-labelledby=answering]')
  await expect(panel).toContainText('اختر مهارة لازمة')

  await page.locator('input[role=combobox]').first().fill('مياه')
  await page.locator('[role=option]:visible').first().click()
  await page.locator('select[name^="skills/"][name$="/level"]').selectOption('1')
  await expect(panel).toContainText(/[٠-٩]+|واحد|خبيرين/, { timeout: 15_000 })
  await expect(panel).not.toContainText('اختر مهارة لازمة')
  await expectAccessible(page)
  expect(problems).toEqual([])
})
