import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { signIn, signOut } from '../support/errands.ts'

const WORKSPACE = '/fr/w/eau-assainissement-sn'
const AUTHOR = 'cheikh.ba@eau-demo.example'
const VALIDATOR = 'mamadou.ndiaye@eau-demo.example'

const WELLS = [
  'Région;Date;Débit;Profondeur',
  'Thiès;01/02/2024;1,5;007',
  'Louga;03/04/2024;2,25;012',
  'Matam;05/06/2024;n.d.;100',
  '',
].join('\r\n')

/** Starts a dataset and gives its id. */
async function startDataset(page: Page, title: string): Promise<string> {
  await page.goto(`${WORKSPACE}/datasets/new`)
  await page.fill('[name="title@fr"]', title)
  await page.getByRole('button', { name: 'Créer le jeu de données' }).click()
  await page.waitForURL(/edit\/file/)
  return /datasets\/([0-9a-f-]{36})\//.exec(page.url())?.[1] ?? ''
}

/** Waits until the page of the file says what it understood. */
async function readWhole(page: Page, file: string): Promise<void> {
  await expect(async () => {
    await page.goto(file)
    await expect(page.getByText('Ce que le portail a compris')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 45_000 })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an officer shares a file, corrects how it is read, a validator publishes it, and only those who may read it', async ({
    page,
    request,
  }) => {
    test.setTimeout(120_000)
    await signIn(page, AUTHOR)
    const id = await startDataset(page, 'Puits mesurés au printemps')
    const edit = `${WORKSPACE}/datasets/${id}/edit`
    await page.setInputFiles('input[name=file]', { name: 'puits.csv', mimeType: 'text/csv', buffer: Buffer.from(WELLS, 'latin1') })
    await page.getByRole('button', { name: 'Envoyer le fichier' }).click()
    await readWhole(page, `${edit}/file`)
    await expect(page.getByText('WINDOWS-1252').first()).toBeVisible()
    await expect(page.getByText('Point-virgule').first()).toBeVisible()
    // Day or month first: nobody but the sender knows.
    await page.selectOption('[name="t0.c1"]', 'dateDMY')
    await page.getByRole('button', { name: 'Relire le fichier ainsi' }).click()
    await readWhole(page, `${edit}/file`)
    await expect(page.getByText('Date (jour/mois/année)').first()).toBeVisible()
    await expectFigure(page, 'Profondeur', 'Texte')

    await page.goto(`${edit}/texts`)
    await page.fill('[name="summary@fr"]', 'Débit et profondeur de trois puits, mesurés au printemps 2024.')
    await page.fill('[name="title@ar"]', 'آبار مقيسة في الربيع')
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${edit}/about`)
    await page.locator('label', { hasText: 'Les membres de votre espace' }).click()
    await page.selectOption('[name=licence]', 'CC-BY-4.0')
    await page.locator('select[name^="countries/"]').selectOption('SN')
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${WORKSPACE}/datasets/${id}`)
    await page.getByRole('button', { name: 'Soumettre' }).first().click()
    await signOut(page)

    await signIn(page, VALIDATOR)
    await page.goto(`${WORKSPACE}/datasets/${id}`)
    await page.getByRole('button', { name: 'Publier' }).first().click()
    const address = '/fr/datasets/puits-mesures-au-printemps'
    await page.goto(address)
    await expect(page.getByText('Débit et profondeur de trois puits')).toBeVisible()
    expect((await request.get(address)).status()).toBe(404)
    expect((await request.get(`${address}/v/1`)).status()).toBe(404)

    await page.goto(`${edit}/about`)
    await page.locator('label', { hasText: 'Tout le monde' }).click()
    await page.locator('button[value=save]:visible').last().click()
    await page.goto(`${WORKSPACE}/datasets/${id}`)
    await page.getByRole('button', { name: 'Soumettre' }).first().click()
    await signOut(page)

    await signIn(page, 'awa.diop@eau-demo.example')
    await page.goto(`${WORKSPACE}/datasets/${id}`)
    await page.getByRole('button', { name: 'Publier' }).first().click()
    expect((await request.get(address)).status()).toBe(200)
    expect((await request.get(`${address}/v/2`)).status()).toBe(200)
    // What was published for the workspace alone stays there.
    expect((await request.get(`${address}/v/1`)).status()).toBe(404)
    await signOut(page)
    await page.goto(`/fr/datasets?q=printemps`)
    await expect(page.getByRole('link', { name: 'Puits mesurés au printemps' })).toBeVisible()
  })
})

async function expectFigure(page: Page, column: string, type: string): Promise<void> {
  const row = page.locator('tr', { has: page.locator('th', { hasText: column }) }).first()
  await expect(row).toContainText(type)
}

test('a file that comes in pieces goes on where the line broke, after the page was closed', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, AUTHOR)
  const id = await startDataset(page, 'Relevés horaires')
  const rows = Array.from({ length: 900_000 }, (_, row) => `${row},station ${row % 97},${(row % 1000) / 10}`)
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'releves-')), 'releves.csv')
  writeFileSync(file, `n,station,niveau\n${rows.join('\n')}\n`)
  // The second piece never arrives.
  let pieces = 0
  await page.route('**/upload/**', (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    pieces += 1
    return pieces > 1 ? route.abort('connectionreset') : route.continue()
  })
  await page.setInputFiles('input[name=file]', file)
  await page.getByRole('button', { name: 'Envoyer le fichier' }).click()
  // A line may break before, too: the page says so and begins again.
  await expect.poll(() => pieces, { timeout: 30_000 }).toBeGreaterThan(1)
  await expect(page.getByText('La connexion est coupée')).toBeVisible({ timeout: 30_000 })
  await page.goto(`${WORKSPACE}/datasets/${id}/edit/file`)
  await page.unroute('**/upload/**')
  await expect(page.getByText('L’envoi de « releves.csv » n’est pas terminé')).toBeVisible({ timeout: 30_000 })
  const offsets: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '')
  })
  await page.setInputFiles('input[name=file]', file)
  await page.getByRole('button', { name: 'Envoyer le fichier' }).click()
  await expect(page.getByText('Ce que le portail a compris')).toBeVisible({ timeout: 60_000 })
  expect(Number(offsets[0])).toBeGreaterThan(0)
  await expect(page.getByText(/900.000/).first()).toBeVisible()
})
