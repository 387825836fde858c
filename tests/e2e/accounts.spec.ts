import { expect, test, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { expectAccessible, signIn, watchForProblems } from '#tests/support/errands.ts'

/** The code an app would show; the next one where the present one was used. */
const codeOf = (key: string, steps = 0) => generateSync({ secret: key, epoch: Math.floor(Date.now() / 1000) + steps * 30 })

async function startSigningIn(page: Page, email: string): Promise<void> {
  await page.goto('/fr/sign-in')
  const form = page.locator('form:has(input[name=password]:visible)').first()
  await form.locator('input[name=email]').fill(email)
  await form.locator('input[name=password]').fill('passerelle-demo')
  await form.locator('button[type=submit]').click()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a manager sets up a second step, asks it of the workspace, and a member is led to give one', async ({ page, browser }) => {
    test.slow()
    await signIn(page, 'ximena.quispe@raices-demo.example')
    await page.goto('/fr/w/raices-y-agua/settings/sign-in')
    await page.locator('input[name=required]').check({ force: true })
    await page.locator('main form button[type=submit]').last().click()
    await expect(page.getByRole('alert')).toContainText('votre propre deuxième étape')

    await page.goto('/fr/account/authenticator')
    const key = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '')
    await page.locator('input[name=code]').fill('000000')
    await page.locator('main form button[type=submit]').click()
    await expect(page.getByRole('alert')).toBeVisible()
    expect(((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '')).toBe(key)
    await page.locator('input[name=code]').fill(codeOf(key, -1))
    await page.locator('main form button[type=submit]').click()
    await expect(page).toHaveURL(/recovery-codes/)
    const recovery = await page.locator('main ul code').allTextContents()
    expect(recovery).toHaveLength(10)
    await page.goto('/fr/account/recovery-codes')
    await expect(page.locator('main ul code')).toHaveCount(0)

    await page.goto('/fr/w/raices-y-agua/settings/sign-in')
    await page.locator('input[name=required]').check({ force: true })
    await page.locator('main form button[type=submit]').last().click()
    await expect(page).toHaveURL(/done=saved/)

    const member = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await startSigningIn(member, 'rodrigo.mamani@raices-demo.example')
    await expect(member).toHaveURL(/\/fr\/sign-in\/second-step\?to=%2Ffr%2Fw%2Fraices-y-agua/)
    await expect(member.getByRole('heading', { level: 1 })).toHaveText('Cet espace demande une deuxième étape')
    await member.goto('/fr/w/raices-y-agua/members')
    await expect(member).toHaveURL(/second-step\?to=%2Ffr%2Fw%2Fraices-y-agua%2Fmembers/)
    await member.close()

    await page.context().clearCookies()
    await startSigningIn(page, 'ximena.quispe@raices-demo.example')
    await expect(page).toHaveURL(/\/fr\/sign-in\/second-step/)
    await page.locator('input[name=code]').fill('abc')
    await page.locator('main form button[type=submit]').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.locator('input[name=code]').fill(recovery[0] ?? '')
    await page.locator('main form button[type=submit]').click()
    await expect(page).toHaveURL(/\/fr\/w\/raices-y-agua$/)
    await page.goto('/fr/w/raices-y-agua/settings/sign-in')
    await page.locator('input[name=required]').uncheck({ force: true })
    await page.locator('main form button[type=submit]').last().click()
    await expect(page).toHaveURL(/done=saved/)
  })
})

test.describe('with a passkey', () => {
  // A passkey belongs to a name, not to a number.
  test.use({ baseURL: 'http://localhost:3987' })

  test('a person adds one, signs in by it alone, and is asked for it after the password', async ({ page }) => {
    test.slow()
    const problems = watchForProblems(page)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await signIn(page, 'maria.xol@cooperacion-demo.example')
    await page.goto('/fr/account/passkey')
    await page.locator('input[name=name]').fill('Ordinateur du bureau')
    await page.locator('form[data-passkey] button[type=submit]').click()
    await expect(page).toHaveURL(/recovery-codes/)
    await page.goto('/fr/account/security')
    await expect(page.getByText('Ordinateur du bureau')).toBeVisible()
    await expectAccessible(page)

    await page.context().clearCookies()
    await page.goto('/fr/sign-in?to=%2Ffr%2Faccount%2Fsessions')
    await page.locator('form[data-passkey] button[type=submit]').click()
    await expect(page).toHaveURL(/\/fr\/account\/sessions$/)
    await expect(page.getByText('Par clé d’accès')).toBeVisible()

    await page.context().clearCookies()
    await startSigningIn(page, 'maria.xol@cooperacion-demo.example')
    await expect(page).toHaveURL(/\/fr\/sign-in\/second-step/)
    await expectAccessible(page)
    await page.locator('form[data-passkey] button[type=submit]').click()
    await expect(page).toHaveURL(/\/w\/cooperacion-gt$/)
    expect(problems).toEqual([])

    // A device that does not verify who holds it is refused.
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await page.context().clearCookies()
    await page.goto('/fr/sign-in')
    await page.locator('form[data-passkey] button[type=submit]').click()
    await expect(page.locator('[data-passkey-problem]')).toBeVisible()
  })
})
