import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'

const WORKSPACE = '/fr/w/eau-assainissement-sn'
const AUTHOR = 'cheikh.ba@eau-demo.example'
const VALIDATOR = 'mamadou.ndiaye@eau-demo.example'

async function openAs(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, email)
  return page
}

/** Starts a need that may be submitted, and gives the address of its page. */
async function startNeed(page: Page, title: string): Promise<string> {
  await page.goto(`${WORKSPACE}/needs/new`)
  await page.fill('[name="title@fr"]', title)
  await page.getByRole('button', { name: 'Créer le besoin' }).click()
  await page.waitForURL(/\/edit\/texts/)
  const record = page.url().replace(/\/edit\/texts.*/, '')
  await page.fill('[name="summary@fr"]', 'Trois cents kits.')
  await page.locator('button[value=save]:visible').last().click()
  await page.waitForURL(/done=saved/)
  await page.goto(`${record}/edit/what`)
  await page.locator('label', { hasText: 'Services' }).first().click()
  await page.locator('label', { hasText: 'Grave' }).first().click()
  await page.getByRole('combobox').first().fill('14030')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('button[value=save]:visible').last().click()
  await page.waitForURL(/done=saved/)
  await page.goto(`${record}/edit/place`)
  await page.locator('[name="facts/place/point/lat"]').fill('14,15')
  await page.locator('[name="facts/place/point/lon"]').fill('-16,07')
  await page.locator('button[value=save]:visible').last().click()
  await page.waitForURL(/done=saved/)
  await page.goto(`${record}/edit/when`)
  await page.fill('[name=from]', '2026-12-01')
  await page.locator('button[value=save]:visible').last().click()
  await page.waitForURL(/done=saved/)
  return record
}

test('a validator asks at a field, the author reads it there and answers, and only then submits again', async ({ browser }) => {
  const author = await openAs(browser, AUTHOR)
  const record = await startNeed(author, 'Kits de purification pour Kaolack')
  await author.goto(`${record}/edit/check`)
  await author.selectOption('[name=validator]', { label: 'Mamadou Ndiaye' })
  await author.locator('button[value=submit]').click()
  await expect(author.getByText('Validation demandée à Mamadou Ndiaye')).toBeVisible()

  const validator = await openAs(browser, VALIDATOR)
  const problems = watchForProblems(validator)
  await validator.goto(`${record}?comment=${encodeURIComponent('summary@fr')}#comment`)
  await expect(validator.locator('select[name=field]')).toHaveValue('summary@fr')
  await validator.fill('textarea[name=text]', 'Trois cents, pour combien de ménages ?')
  await expectAccessible(validator)
  await validator.locator('button[value=comment]').click()
  await validator.goto(`${record}?ask=return#ask`)
  await validator.fill('textarea[name=reason]', 'Voir la remarque')
  await validator.locator('button[value=return]').click()
  await expect(validator.getByText('Renvoyé').first()).toBeVisible()
  expect(problems).toEqual([])

  await author.goto(record)
  await expect(author.locator('button[value=submit]')).toHaveCount(0)
  await author.goto(`${record}/edit/texts`)
  const field = author.locator('div:has(> div > [name="summary@fr"]), div:has([name="summary@fr"])').last()
  await expect(author.getByText('Trois cents, pour combien de ménages ?')).toBeVisible()
  await expect(field).toBeVisible()
  await expectAccessible(author)
  await author.fill('[name="summary@fr"]', 'Trois cents kits, pour trois cents ménages.')
  await author.locator('input[name^="answer:"]').fill('Un kit par ménage.')
  await author.getByRole('button', { name: 'Marquer comme traitée' }).click()
  await author.waitForURL(/done=answered/)
  await expect(author.locator('[name="summary@fr"]')).toHaveValue('Trois cents kits, pour trois cents ménages.')
  await author.goto(record)
  await author.locator('button[value=submit]').click()
  await expect(author.getByText('À valider').first()).toBeVisible()
})

test('what was typed survives a cut line and a closed page, and stays on no computer after sign-out', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, AUTHOR)
  await page.goto(`${WORKSPACE}/projects/new`)
  await page.fill('[name="title@fr"]', 'Puits de Gossas')
  await page.getByRole('button', { name: 'Créer le projet' }).click()
  await page.waitForURL(/\/edit\/texts/)
  const form = page.url().replace(/\?.*/, '')

  // One sending arrives; what is typed after it does not.
  await page.fill('[name="title@fr"]', 'Puits de Gossas et de Birkelane')
  await expect(page.getByText(/^Enregistré/).first()).toBeVisible({ timeout: 15_000 })
  await page.route('**/*', (route) => route.abort('internetdisconnected'))
  await page.fill('[name="description@fr"]', 'Écrit sans réseau.')
  // The worst end: the page can say no word any more.
  await page.goto('chrome://crash').catch(() => undefined)

  const again = await context.newPage()
  // Meanwhile somebody else wrote in another field: both stand.
  const other = await openAs(browser, 'fatou.sarr@eau-demo.example')
  await other.goto(form)
  await other.fill('[name="objectives@fr"]', 'De l’eau toute l’année.')
  await other.locator('button[value=save]:visible').last().click()
  await other.waitForURL(/done=saved/)

  await again.goto(form)
  await expect(again.getByText('Votre texte est remis dans le formulaire')).toBeVisible()
  await expect(again.locator('[name="description@fr"]')).toHaveValue('Écrit sans réseau.')
  await expect(again.getByText(/^Enregistré/).first()).toBeVisible({ timeout: 15_000 })
  await other.goto(form)
  await expect(other.locator('[name="description@fr"]')).toHaveValue('Écrit sans réseau.')
  await expect(other.locator('[name="objectives@fr"]')).toHaveValue('De l’eau toute l’année.')

  await again.goto(`${WORKSPACE}/projects/new`)
  await again.waitForLoadState('networkidle')
  await again.fill('[name="title@fr"]', 'Un titre jamais envoyé')
  const kept = () => again.evaluate(() => Object.keys(window.localStorage).filter((key) => key.startsWith('passerelle:')))
  expect(await kept()).toHaveLength(1)
  await again.goto('/fr/projects')
  await again.locator('form[action$="/sign-out"]').evaluate((element) => (element as HTMLFormElement).requestSubmit())
  await again.waitForURL(/\/fr\/sign-in\?account=signedOut$/)
  await expect(again.getByText('Vous êtes déconnecté.')).toBeVisible()
  expect(await kept()).toEqual([])
})
