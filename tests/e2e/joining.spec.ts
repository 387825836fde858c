import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../support/errands.ts'

const MEMBERS = '/fr/w/eau-assainissement-sn/members'
const INVITED = 'operations@passerelle-demo.example'

test.use({ javaScriptEnabled: false })

test('a manager invites from a pasted list, the invited person joins by the link, and leaves again', async ({ browser }) => {
  const manager = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(manager, 'awa.diop@eau-demo.example')
  await manager.goto(MEMBERS)
  await manager.getByRole('link', { name: 'Inviter des personnes' }).click()
  await manager.fill('[name=list]', `Équipe technique <${INVITED}>\npas une adresse\nawa.diop@eau-demo.example`)
  await manager.locator('button[value=preview]').click()
  await expect(manager.getByText('pas une adresse', { exact: true })).toBeVisible()
  await expect(manager.getByText('Déjà membre : rien n’est envoyé')).toBeVisible()
  await expect(manager.locator('[name=list]')).toHaveValue(/pas une adresse/)
  await manager.locator('button[value=send]').click()
  await expect(manager.getByText('1 invitation est partie.')).toBeVisible()

  const invited = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signIn(invited, INVITED)
  let link: string | null = null
  await expect(async () => {
    await invited.goto('/fr/outbox')
    link = await invited.locator('a[href*="/join/"]').first().getAttribute('href')
    expect(link).not.toBeNull()
  }).toPass()
  // The link of the mail leads to where the portal says it is; here the browser asks the test's own address.
  const path = new URL(link ?? '').pathname
  await manager.goto(path)
  await expect(manager.getByText('l’invitation a été envoyée à une autre adresse')).toBeVisible()
  await invited.goto(path)
  await invited.locator('button[value=accept]').click()
  await invited.waitForURL(/\/w\/eau-assainissement-sn/)
  await invited.goto(path)
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText('Cette invitation a déjà servi')

  await invited.goto(MEMBERS)
  await invited.getByRole('link', { name: /Quitter/ }).click()
  await invited.locator('summary', { hasText: 'Quitter l’espace' }).click()
  await invited.locator('button[value=leave]').click()
  expect((await invited.goto(MEMBERS))?.status()).toBe(404)
})

test('an organisation asks for a workspace on one page, in Arabic and on a phone', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto('/ar/workspace-request')
  await expectAccessible(page)
  await page.locator('button[type=submit]:visible').last().click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})
