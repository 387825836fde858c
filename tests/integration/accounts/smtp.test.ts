import { beforeAll, describe, expect, test } from 'vitest'
import { askForReset, RESET_JOB, runReset } from '#app/features/accounts/reset-mail.server.ts'
import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { askForEmail } from '#app/features/accounts/own/change-email.server.ts'
import { startSession } from '#app/features/accounts/sign-in/finish.server.ts'
import { askForLink, LINK_JOB, sendLink } from '#app/features/accounts/sign-in/link.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { cookieHeader, makeAccount, setUpSignIn, visitFrom } from '#tests/support/accounts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { useMailServer, type Arrived } from '#tests/support/mail-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const VISIT = visitFrom('192.0.2.1')

/** Asking for a reset twice sends two; here it runs once, as it mostly does. */
const seen = new Set<string>()
const resetOnce = async (payload: unknown) => {
  const key = JSON.stringify(payload)
  if (!seen.has(key)) await runReset(payload)
  seen.add(key)
}

const JOBS = { [RESET_JOB]: resetOnce, [LINK_JOB]: sendLink, [MAIL_JOB]: deliverMail }

const { port, only } = useMailServer()
beforeAll(() => setUpSignIn({ smtpUrl: `smtp://127.0.0.1:${port()}` }))

function expectWellFormed({ headers, from, text }: Arrived, to: string): void {
  expect(from).toBe('no-reply@portail.example')
  expect(headers.get('from')).toBe('Passerelle <no-reply@portail.example>')
  expect(headers.get('to')).toBe(to)
  expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@portail\.example>$/)
  expect(Number.isNaN(Date.parse(headers.get('date') ?? ''))).toBe(false)
  expect(headers.get('content-type')).toMatch(/text\/plain; charset=utf-8/i)
  expect(headers.get('subject')).not.toMatch(/\{\{|subject|^$/)
  expect(text).not.toMatch(/\{\{|undefined/)
}

describe.each(LANGUAGES)('messages in %s leave by SMTP and arrive whole, each once:', (language) => {
  test('the link for a new password', async () => {
    const { email } = await makeAccount('reset', language)
    await askForReset(email)
    await runWaitingJobs(JOBS)
    const mail = only(email)
    expectWellFormed(mail, email)
    expect(mail.text).toMatch(new RegExp(`https://portail\\.example/${language}/reset-password\\?token=`))
  })

  test('the link to sign in by, with its code', async () => {
    const { email } = await makeAccount('link', language)
    await askForLink({ email, to: null }, VISIT, language)
    await runWaitingJobs(JOBS)
    const mail = only(email)
    expectWellFormed(mail, email)
    expect(mail.text).toMatch(new RegExp(`https://portail\\.example/${language}/sign-in/link/[\\w-]{43}`))
    expect(mail.text).toMatch(/\d{4} \d{4}/)
  })

  test('the two links of a change of address', async () => {
    const { email, userId } = await makeAccount('email', language)
    const { cookies } = await startSession({ userId, by: 'password', isWhole: false, visit: VISIT, language })
    const actor = await resolveActor(new Request('http://p.example/', { headers: { cookie: cookieHeader(cookies) } }))
    const next = `new-${email}`
    await askForEmail(actor, next, '')
    await runWaitingJobs(JOBS)
    for (const to of [email, next]) {
      const mail = only(to)
      expectWellFormed(mail, to)
      expect(mail.text).toContain(`https://portail.example/${language}/confirm-email/`)
      expect(mail.text).toContain(next)
    }
    // Of what left the portal keeps neither address nor text.
    expect(await db.mail.count({ where: { to: { in: [email, next] } } })).toBe(0)
  })
})
