import { randomUUID } from 'node:crypto'
import { expect, test, type Browser, type Page } from '@playwright/test'
import pg from 'pg'
import { startEmbedded } from '../../prisma/embedded.js'
import { expectAccessible, signIn, watchForProblems } from '../support/errands.ts'
import { askContent, explanation } from '../support/match-contents.ts'

const COORDINATOR = 'idrissa.sawadogo@sahel-demo.example'
const REQUESTER = 'mamadou.ndiaye@eau-demo.example'
const EXPERT = 'samer.hiyari@takhteet-demo.example'
const TITLE = `Hydrogéologue pour Kaffrine ${randomUUID().slice(0, 8)}`

/** A request of the Senegalese ministry and a provisional match with a Jordanian expert; gives the id of the match. */
async function plan(): Promise<string> {
  const { url, stop } = await startEmbedded({ home: '.var-test/e2e' })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const [need, profile, match] = [randomUUID(), randomUUID(), randomUUID()]
  const workspace = async (slug: string) =>
    (await client.query<{ id: string }>('select id from workspace where slug = $1', [slug])).rows[0]?.id
  const [ministry, roster, coordination] = [
    await workspace('eau-assainissement-sn'),
    await workspace('takhteet-jo'),
    await workspace('coordination-sahel'),
  ]
  const ask = askContent({ languages: [{ tag: 'ar', level: 'B2', must: true }] })
  const content = {
    headline: { ar: 'خبير في المياه الجوفية', fr: 'Hydrogéologue' },
    summary: { ar: 'عشرون عامًا من حفر الآبار.' },
    skills: [{ id: 's0000001', key: 'dac:14030', level: 3 }],
    languages: [{ tag: 'ar', level: 'C2' }],
    countries: [{ code: 'JO' }],
    contexts: [],
    base: 'JO',
    availability: [{ from: '2027-01-01', to: '2027-12-31' }],
    mode: 'either',
    daysPerYear: 100,
    restDays: 0,
    atOnce: 1,
    clearances: [],
    notIn: [],
    conflicts: [],
  }
  await client.query(
    `insert into expertise_ask (record_id, workspace_id, title, ask, country, sector_group, starts_on, ends_on, slots, priority, is_open, asked_at)
     values ($1, $2, $3, $4, 'SN', '140', '2027-02-01', '2027-03-31', 1, 1, true, now())`,
    [need, ministry, { fr: TITLE }, ask],
  )
  await client.query(
    `insert into expert_profile (id, workspace_id, user_id, name, pseudonym, content, seen_by, proposed_by)
     values ($1, $2, (select id from "user" where email = $3), 'Samer Hiyari', '4F7K', $4, 'COORDINATORS', 'COORDINATORS')`,
    [profile, roster, EXPERT, content],
  )
  await client.query(
    `insert into match (id, need_id, profile_id, workspace_id, requester_id, roster_id, score, explanation, starts_on, ends_on, days)
     values ($1, $2, $3, $4, $5, $6, 742, $7, '2027-02-01', '2027-03-31', 30)`,
    [match, need, profile, coordination, ministry, roster, explanation({ requestId: need, expertId: profile })],
  )
  await client.end()
  await stop()
  return match
}

async function openAs(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, email)
  return page
}

test('a coordinator sends, the expert answers from the mail on a phone in Arabic without script, the ministry accepts, and contact opens', async ({
  browser,
}) => {
  test.slow()
  const match = await plan()
  const coordinator = await openAs(browser, COORDINATOR)
  await coordinator.goto('/fr/w/coordination-sahel/proposals?tab=proposed')
  await expectAccessible(coordinator)
  await coordinator.getByRole('link', { name: TITLE }).click()
  await expect(coordinator.getByText('personne n’en a encore été informé')).toBeVisible()
  await expectAccessible(coordinator)
  await coordinator.getByRole('button', { name: 'Envoyer' }).click()
  await expect(coordinator.getByText('La proposition est envoyée.')).toBeVisible()
  await expect(coordinator.getByText('Samer Hiyari')).toHaveCount(0)

  let link = ''
  await expect(async () => {
    await coordinator.goto('/fr/outbox')
    const mail = coordinator.locator('li, article', { hasText: EXPERT }).filter({ hasText: TITLE }).last()
    link = /\/ar\/answer\/[\w-]{43}/.exec(await mail.innerText())?.[0] ?? ''
    expect(link).not.toBe('')
  }).toPass({ timeout: 60_000 })

  const phone = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
  await phone.goto(link)
  await expect(phone.locator('html[dir=rtl]')).toBeVisible()
  await expect(phone.locator('h2', { hasText: TITLE })).toBeVisible()
  await phone.getByRole('button', { name: 'إرسال الرد' }).click()
  await expect(phone.getByRole('alert').getByText('اختر القبول أو الرفض.')).toBeVisible()
  await phone.getByText('أقبل', { exact: true }).click()
  await phone.getByRole('button', { name: 'إرسال الرد' }).click()
  await expect(phone.getByText('سُجّل قبولك')).toBeVisible()
  expect((await phone.goto(link))?.status()).toBe(410)
  await expect(phone.getByText('لم يعد هذا الرابط صالحًا')).toBeVisible()

  const requester = await openAs(browser, REQUESTER)
  const problems = watchForProblems(requester)
  await requester.goto('/fr/w/eau-assainissement-sn')
  await expect(requester.getByRole('heading', { name: 'Propositions qui attendent votre réponse' })).toBeVisible()
  await requester.getByRole('link', { name: TITLE }).click()
  await expect(requester.getByText('Samer Hiyari')).toHaveCount(0)
  await expectAccessible(requester)
  await requester.getByText('Nous acceptons', { exact: true }).click()
  await requester.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(requester.getByText('Les deux côtés ont accepté')).toBeVisible()
  await expect(requester.getByRole('link', { name: EXPERT })).toBeVisible()
  await expect(requester).toHaveURL(new RegExp(`/fr/proposals/${match}`))
  await expectAccessible(requester)
  expect(problems).toEqual([])
})
