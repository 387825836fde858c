import { expect, test } from '@playwright/test'
import { signIn } from '../support/errands.ts'

const WORKSPACE = '/fr/w/eau-assainissement-sn'

test('writes from another site, forms past the limit and files of the house are refused', async ({ page, request, baseURL }) => {
  await signIn(page, 'cheikh.ba@eau-demo.example')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const foreign = await request.post(`${WORKSPACE}/projects/new`, {
    headers: { cookie, origin: 'https://elsewhere.example' },
    form: { 'title@fr': 'x' },
  })
  expect(foreign.status()).toBe(403)
  expect(await foreign.text()).toContain('La demande venait d’un autre site')
  const large = await request.post(`${WORKSPACE}/projects/new`, {
    headers: { cookie, origin: baseURL ?? '' },
    form: { 'title@fr': 'x'.repeat(2_000_000) },
  })
  expect(large.status()).toBe(413)
  expect(await large.text()).toContain('lang="fr"')
  expect((await request.get('/../package.json')).status()).not.toBe(200)
})

test('another workspace does not exist, and a role is held to on the server', async ({ page, request, baseURL }) => {
  await signIn(page, 'cheikh.ba@eau-demo.example')
  expect((await page.goto('/fr/w/takhteet-jo/projects'))?.status()).toBe(404)
  const waiting = (await page.goto(`${WORKSPACE}/projects`))?.status()
  expect(waiting).toBe(200)
  await page.goto(`${WORKSPACE}/projects/new`)
  await page.fill('[name="title@fr"]', 'À publier sans droit')
  await page.getByRole('button', { name: 'Créer le projet' }).click()
  await page.waitForURL(/\/edit\//)
  const id = /projects\/([0-9a-f-]{36})\//.exec(page.url())?.[1] ?? ''
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const published = await request.post(`${WORKSPACE}/projects/${id}`, {
    headers: { cookie, origin: baseURL ?? '' },
    form: { intent: 'publish' },
  })
  expect(published.status()).toBe(403)
})

test('a refused form keeps all that was typed, in every language, and names each field', async ({ page }) => {
  await signIn(page, 'cheikh.ba@eau-demo.example')
  await page.goto(`${WORKSPACE}/projects/new`)
  await page.fill('[name="title@fr"]', 'Refus')
  await page.getByRole('button', { name: 'Créer le projet' }).click()
  await page.waitForURL(/\/edit\//)
  await page.goto(page.url().replace(/\/edit\/.*/, '/edit/facts'))
  await page.fill('[name=iatiIdentifier]', 'SN-TEST-1')
  await page.evaluate(() => {
    for (const name of ['plannedStart', 'plannedEnd']) document.querySelector(`[name=${name}]`)?.setAttribute('type', 'text')
  })
  await page.fill('[name=plannedStart]', '0000-13-45')
  await page.locator('button[value=save]:visible').last().click()
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
  await expect(page.locator('[name=iatiIdentifier]')).toHaveValue('SN-TEST-1')
})

test('the year 0000, latitudes past the pole and values that mean nothing are named by the interface for programs', async ({ request }) => {
  for (const query of [
    'from=0000-01-01',
    'bbox=0,-91,1,1',
    'bbox=NaN,0,1,1',
    'severity=9',
    'sort=nothing',
    'limit=100000',
    'cursor=%00',
    'country=Senegal',
  ]) {
    const answer = await request.get(`/api/v1/needs?${query}`)
    expect(answer.status(), query).toBe(400)
    expect(answer.headers()['content-type'], query).toContain('application/problem+json')
    expect(await answer.text(), query).toContain(query.split('=')[0] ?? '')
  }
  expect((await request.get('/fr/needs?severity=9&country=Senegal')).status()).toBe(200)
  expect((await request.get('/api/v1/projects/none')).status()).toBe(404)
})

test('a null character in an address, and names that every object has, are never a fault', async ({ page, request, baseURL }) => {
  await signIn(page, 'awa.diop@eau-demo.example')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  for (const name of ['%00', 'constructor', '__proto__'])
    for (const address of [
      `/fr/reset-password?token=${name}`,
      `/fr/join/${name}`,
      `/fr/search?q=${name}&kind=${name}`,
      `/fr/needs?q=${name}&sector=${name}&sort=${name}&${name}=1`,
      `/fr/projects/${name}`,
      `/fr/datasets/${name}`,
      `/fr/w/${name}/needs`,
      `${WORKSPACE}/needs?q=${name}&view=${name}`,
      `${WORKSPACE}/members?q=${name}`,
      `${WORKSPACE}/quality?finding=${name}`,
      `/fr/admin/jobs?kind=${name}`,
      `/api/3/action/package_show?id=${name}`,
      `/api/3/action/package_search?q=${name}&sort=${name}`,
      `/api/3/action/${name}`,
      `/api/v1/needs?sector=${name}&${name}=1`,
      `/api/v1/needs/${name}`,
    ]) {
      const answered = await request.get(address, { headers: { cookie }, maxRedirects: 0 })
      expect(answered.status(), address).toBeLessThan(500)
    }
  const posted = await request.post(`${WORKSPACE}/needs/new`, {
    headers: { cookie, origin: baseURL ?? '' },
    form: { constructor: '1', toString: '1', ['__proto__']: '1', 'title@constructor': 'x' },
  })
  expect(posted.status()).toBeLessThan(500)
})

test('who asks for the headers of a page alone leaves others the whole of it', async ({ request }) => {
  const address = '/fr/needs?q=entetes'
  const head = await request.head(address)
  expect(head.status()).toBe(200)
  const page = await request.get(address)
  expect(await page.text()).toContain('</html>')
  expect(page.headers()['x-cache']).toBe('hit')
})
