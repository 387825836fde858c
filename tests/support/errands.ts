import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

const DEMO_PASSWORD = 'passerelle-demo'
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Signs in as one of the demonstration's people. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/fr/sign-in')
  const form = page.locator('form:has(input[name=password]:visible)').first()
  await form.locator('input[name=email]').fill(email)
  await form.locator('input[name=password]').fill(DEMO_PASSWORD)
  await form.locator('button[type=submit]').click()
  // Who is a member of no workspace is led home.
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'))
}

export async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies()
}

/** Console errors and policy violations of a page, from now on. */
export function watchForProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  return problems
}

/** Fails with what axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  })
  expect(found, page.url()).toEqual([])
}
