import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'

const COORDINATOR = 'arjun.pillai@southsouth-demo.example'
const BOARD = '/fr/w/south-south-experts/matching'

/** Waits for the round that was just started: its page asks again by itself. */
async function waitForEnd(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /places? pourvues? sur/ })).toBeVisible({ timeout: 90_000 })
}

async function start(page: Page, weights: Record<string, string> = {}): Promise<void> {
  for (const [name, points] of Object.entries(weights)) await page.getByRole('textbox', { name, exact: true }).fill(points)
  await page.getByRole('button', { name: 'Lancer le tour' }).click()
}

test('a coordinator locks an expert, runs a round, changes a weight, compares and adopts', async ({ page }) => {
  test.setTimeout(240_000)
  const problems = watchForProblems(page)
  await signIn(page, COORDINATOR)
  await page.goto(BOARD)
  await expect(page.getByRole('heading', { level: 1, name: 'Appariement' })).toBeVisible()
  await expectAccessible(page)

  // The ranking of the first request whom somebody can answer.
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Experts pour cette demande' })).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Retenir/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(page.getByRole('alert')).toContainText('Dites pourquoi.')
  await expect(page.getByRole('radio', { name: 'Retenir cet expert pour la demande' })).toBeChecked()
  await page.getByRole('textbox', { name: 'Pourquoi ?', exact: true }).fill('A déjà conduit cette mission.')
  await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'L’expert est retenu.' })).toBeVisible()

  await page.goto(`${BOARD}/rounds/new`)
  await expectAccessible(page)
  await start(page, { Compétences: '440' })
  await expect(page.getByRole('alert')).toContainText('Les poids font 990 ensemble.')
  await start(page, { Compétences: '450' })
  await waitForEnd(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Relancer avec ces réglages' }).click()
  await start(page, { Compétences: '250', Langues: '320' })
  await waitForEnd(page)
  await page.getByRole('link', { name: 'Comparer les deux tours' }).click()
  await expect(page.getByRole('row', { name: /Poids.*Compétences/ })).toBeVisible()
  await expectAccessible(page)

  await page.goBack()
  await page.getByRole('button', { name: 'Adopter ce tour' }).click()
  await expect(page.getByText(/attributions? (est|sont) proposées? à titre provisoire/)).toBeVisible()
  await page.getByRole('link', { name: /^Attributions/ }).click()
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Pourquoi', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Pourquoi pas quelqu’un d’autre' })).toBeVisible()
  expect(problems.filter((problem) => !problem.includes('422'))).toEqual([])
})

test.describe('without script, on a phone, in Arabic', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('a coordinator reads the board and takes a decision back', async ({ page }) => {
    await signIn(page, 'aichatou.maiga@sahel-demo.example')
    await page.goto('/ar/w/coordination-sahel/matching')
    await expect(page.getByRole('heading', { level: 1, name: 'المواءمة' })).toBeVisible()
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('link', { name: /^ممنوعون بشرط/ }).click()
    await page
      .getByRole('link', { name: /^استبعاد/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'لماذا؟' }).fill('غير متاح فعلًا')
    await page.getByRole('button', { name: 'حفظ القرار' }).click()
    await page.goto('/ar/w/coordination-sahel/matching/decisions')
    await expect(page.getByText('غير متاح فعلًا')).toBeVisible()
    await page.getByRole('button', { name: /^التراجع عن القرار/ }).click()
    await expect(page.getByText('غير متاح فعلًا')).toHaveCount(0)
  })
})
